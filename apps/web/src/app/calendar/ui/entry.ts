import { Component, computed, input, output } from '@angular/core';
import { videoContentUrl } from '../../shared/data/videos-client.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { stateLook } from '../../shared/ui/publication-copy.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import type { CalendarEntry } from '../data/agenda.ts';
import { calendarCopy } from '../copy.ts';

/** One publication. How much of it can be seen depends on the room it has; its name says everything. */
@Component({
  selector: 'fc-calendar-entry',
  imports: [Icon, Thumb],
  templateUrl: './entry.html',
  styleUrl: './entry.css',
  host: {
    '[class.carried]': "entry().carried !== 'no'",
    '[class.refused]': "entry().carried === 'refused'",
    '[class.fixed]': 'entry().fixed !== null',
  },
})
export class Entry {
  readonly entry = input.required<CalendarEntry>();
  /** With the caption, in a list. */
  readonly roomy = input(false);
  readonly opened = output();
  protected readonly copy = calendarCopy;
  protected readonly publication = computed(() => this.entry().publication);
  protected readonly look = computed(() => stateLook[this.publication().state]);
  protected readonly contentUrl = computed(() => videoContentUrl(this.publication().videoId));
  protected readonly tooltip = computed(
    () => `${this.publication().video.title} · ${this.account()} · ${this.look().word}`,
  );
  protected readonly account = computed(() => {
    const { username, displayName } = this.publication().account;
    return username ? `@${username}` : displayName;
  });
}
