import { afterNextRender, Component, computed, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarDay, CalendarEntry } from '../data/agenda.ts';
import { CalendarPlace } from '../data/calendar-place.ts';
import { inLanes } from '../data/lanes.ts';
import { calendarCopy } from '../copy.ts';
import { BudgetNotes } from './budget-notes.ts';
import { Entry } from './entry.ts';

const firstHour = 8;

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
    afterNextRender(() => this.scrollToMorning());
  }

  protected readonly top = (minutes: number) => `${(minutes / 1440) * 100}%`;

  private scrollToMorning(): void {
    const element = this.scroller().nativeElement;
    const hour = element.querySelector<HTMLElement>(`[data-hour="${firstHour}"]`);
    const first = element.querySelector<HTMLElement>('[data-hour="0"]');
    if (hour && first) element.scrollTop = hour.offsetTop - first.offsetTop;
  }
}
