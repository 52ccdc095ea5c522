import { Component, computed, input, output } from '@angular/core';
import { Icon } from '../../shared/ui/icon.ts';
import type { CalendarDay, CalendarEntry } from '../data/agenda.ts';
import { calendarCopy } from '../copy.ts';
import { BudgetNotes } from './budget-notes.ts';
import { Entry } from './entry.ts';

/** Day under day, with everything about each post: the calendar of a phone, and of a day that is full. */
@Component({
  selector: 'fc-day-list',
  imports: [BudgetNotes, Entry, Icon],
  templateUrl: './day-list.html',
  styleUrl: './day-list.css',
})
export class DayList {
  readonly days = input.required<readonly CalendarDay[]>();
  readonly loading = input(false);
  /** A month names only the days on which something is; days that are over are never named without it. */
  readonly onlyBusy = input(false);
  /** A day that is named whatever is on it. */
  readonly kept = input<string | null>(null);
  readonly opened = output<CalendarEntry>();
  readonly moved = output<CalendarEntry>();
  protected readonly copy = calendarCopy;
  protected readonly shown = computed(() =>
    this.days().filter(
      ({ date, entries, isPast }) => entries.length > 0 || date === this.kept() || !(this.onlyBusy() || isPast),
    ),
  );
}
