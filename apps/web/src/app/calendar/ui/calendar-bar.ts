import { Component, computed, inject } from '@angular/core';
import { SessionStore } from '../../shared/data/session-store.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { namedZone, offsetName } from '@flowcast/shared-models';
import { CalendarPlace } from '../data/calendar-place.ts';
import { calendarViews } from '../data/calendar-view.ts';
import { calendarCopy } from '../copy.ts';

/** Which part is shown, in whose time, of which account. */
@Component({
  selector: 'fc-calendar-bar',
  imports: [Icon],
  templateUrl: './calendar-bar.html',
  styleUrl: './calendar-bar.css',
})
export class CalendarBar {
  protected readonly place = inject(CalendarPlace);
  private readonly session = inject(SessionStore);
  protected readonly copy = calendarCopy;
  protected readonly views = calendarViews;
  protected readonly accounts = computed(() =>
    (this.session.me()?.accounts ?? []).map(({ id, username, displayName }) => ({
      id,
      name: username ? `@${username}` : displayName,
    })),
  );
  protected readonly period = computed(() => {
    const { words } = this.place;
    const days = this.place.days();
    if (this.place.view() === 'month') return words.monthAndYear(this.place.date());
    if (this.place.view() === 'day') return words.dayAndYear(this.place.date());
    return words.days(days[0] ?? '', days.at(-1) ?? '');
  });
  /** Both offsets of a part in which clocks are changed. */
  protected readonly zone = computed(() => {
    const { fromMs, toMs } = this.place.span();
    const [from, to] = [fromMs, toMs - 1].map((atMs) => offsetName(atMs, this.place.zone));
    return from === to ? namedZone(fromMs, this.place.zone) : `${this.place.zone} (${from}, then ${to})`;
  });

  protected choose(event: Event): void {
    this.place.ofAccount((event.target as HTMLSelectElement).value);
  }
}
