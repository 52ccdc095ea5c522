import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarDay, CalendarEntry } from '../data/agenda.ts';
import { CalendarPlace } from '../data/calendar-place.ts';
import { inLanes } from '../data/lanes.ts';
import { calendarCopy } from '../copy.ts';
import { BudgetNotes } from './budget-notes.ts';
import { Entry } from './entry.ts';

const morningMinutes = 480;
/** How much is shown before what is looked for. */
const leadMinutes = 30;

/** Seven days beside each other, hour by hour. */
@Component({
  selector: 'fc-week-grid',
  imports: [BudgetNotes, Entry, RouterLink],
  templateUrl: './week-grid.html',
  styleUrl: './week-grid.css',
})
export class WeekGrid {
  readonly days = input.required<readonly CalendarDay[]>();
  readonly loading = input(false);
  readonly opened = output<CalendarEntry>();
  protected readonly copy = calendarCopy;
  protected readonly hours: readonly string[];
  protected readonly columns = computed(() =>
    this.days().map((day) => {
      const carried = day.entries.filter((entry) => entry.carried !== 'no');
      const { placed, folded } = inLanes(day.entries.filter((entry) => entry.carried === 'no'));
      const front = carried.map((entry) => ({ entry, minutes: entry.minutes, lane: 0, laneCount: 1 }));
      return { day, placed: [...placed, ...front], folded };
    }),
  );
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  constructor() {
    const { words } = inject(CalendarPlace);
    this.hours = Array.from({ length: 24 }, (_, hour) => words.hour(hour));
    const shown = computed(() => (this.loading() ? null : this.days()[0]?.date));
    afterRenderEffect(() => {
      if (shown()) untracked(() => this.scrollToFirst());
    });
  }

  protected readonly top = (minutes: number) => `${(minutes / 1440) * 100}%`;

  /** To now, else to the first post of the week, else to the morning; what is carried brings its own place. */
  private scrollToFirst(): void {
    const days = this.days();
    const entries = days.flatMap((day) => day.entries);
    if (entries.some(({ carried }) => carried !== 'no')) return;
    const now = days.find(({ isToday }) => isToday)?.pastMinutes;
    const first = entries.length > 0 ? Math.min(...entries.map(({ minutes }) => minutes)) : morningMinutes;
    this.scrollTo((now ?? first) - leadMinutes);
  }

  private scrollTo(minutes: number): void {
    const scroller = this.scroller().nativeElement;
    const height = scroller.querySelector<HTMLElement>('[data-date]')?.offsetHeight ?? 0;
    scroller.scrollTop = (Math.max(minutes, 0) / 1440) * height;
  }
}
