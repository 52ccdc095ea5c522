import { inject, Injectable } from '@angular/core';
import { ScheduleDialog } from '../../shared/ui/schedule-dialog.ts';
import { namedZone } from '@flowcast/shared-models';
import type { CalendarEntry } from '../data/agenda.ts';
import { CalendarPlace } from '../data/calendar-place.ts';
import { MoveStore } from '../data/move-store.ts';
import { EntryDialog } from './entry-sheet.ts';

/** What is done with one post by its buttons. */
@Injectable()
export class EntryActions {
  private readonly place = inject(CalendarPlace);
  private readonly moves = inject(MoveStore);
  private readonly sheet = inject(EntryDialog);
  private readonly dialog = inject(ScheduleDialog);

  async show(entry: CalendarEntry): Promise<void> {
    const { words, zone } = this.place;
    const when = `${words.moment(entry.atMs)} · ${namedZone(entry.atMs, zone)}`;
    if ((await this.sheet.show({ entry, when })) === 'move') await this.move(entry);
  }

  async move({ publication }: CalendarEntry): Promise<void> {
    const { scheduledAt } = publication;
    const chosen = await this.dialog.ask(scheduledAt);
    if (chosen !== null && chosen !== scheduledAt) await this.moves.move(publication, Date.parse(chosen));
  }
}
