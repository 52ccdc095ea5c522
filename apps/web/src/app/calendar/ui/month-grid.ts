import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarDay, CalendarEntry } from '../data/agenda.ts';
import { calendarCopy } from '../copy.ts';
import { BudgetNotes } from './budget-notes.ts';
import { Entry } from './entry.ts';

/** As many as a day of a month shows; the rest is behind a link to that day. */
const shownADay = 3;

/** Whole weeks, a day in each cell. */
@Component({
  selector: 'fc-month-grid',
  imports: [BudgetNotes, Entry, RouterLink],
  templateUrl: './month-grid.html',
  styleUrl: './month-grid.css',
})
export class MonthGrid {
  readonly days = input.required<readonly CalendarDay[]>();
  readonly loading = input(false);
  readonly opened = output<CalendarEntry>();
  protected readonly copy = calendarCopy;
  protected readonly weekdays = computed(() =>
    this.days()
      .slice(0, 7)
      .map(({ weekday }) => weekday),
  );
  protected readonly cells = computed(() =>
    this.days().map((day) => {
      const entries = foldedTo(day.entries, shownADay);
      return { day, entries, more: day.entries.length - entries.length };
    }),
  );
}

/** What is carried is always seen. */
function foldedTo(entries: readonly CalendarEntry[], most: number): readonly CalendarEntry[] {
  if (entries.length <= most) return entries;
  const first = entries.slice(0, most);
  const carried = entries.slice(most).find((entry) => entry.carried !== 'no');
  return carried ? [...first, carried] : first;
}
