import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../shared/ui/empty-state.ts';
import { Icon } from '../shared/ui/icon.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { calendarCopy } from './copy.ts';
import { Agenda } from './data/agenda.ts';
import { CalendarClock } from './data/calendar-clock.ts';
import { CalendarPlace } from './data/calendar-place.ts';
import { CalendarStore } from './data/calendar-store.ts';
import { CarryStore } from './data/carry-store.ts';
import { MoveStore } from './data/move-store.ts';
import { CalendarBar } from './ui/calendar-bar.ts';
import { CarryKeys } from './ui/carry-keys.ts';
import { CarryPointer } from './ui/carry-pointer.ts';
import { DayList } from './ui/day-list.ts';
import { EntryActions } from './ui/entry-actions.ts';
import { MonthGrid } from './ui/month-grid.ts';
import { MoveNotice } from './ui/move-notice.ts';
import { isNarrow } from './ui/narrow.ts';
import { WeekGrid } from './ui/week-grid.ts';

@Component({
  selector: 'fc-calendar-page',
  imports: [
    CalendarBar,
    CarryKeys,
    CarryPointer,
    DayList,
    EmptyState,
    Icon,
    MonthGrid,
    MoveNotice,
    ProblemNote,
    RouterLink,
    WeekGrid,
  ],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.css',
  providers: [CalendarClock, CalendarPlace, CalendarStore, MoveStore, CarryStore, Agenda, EntryActions],
})
export class CalendarPage {
  protected readonly place = inject(CalendarPlace);
  protected readonly calendar = inject(CalendarStore);
  protected readonly agenda = inject(Agenda);
  protected readonly carry = inject(CarryStore);
  protected readonly moves = inject(MoveStore);
  protected readonly actions = inject(EntryActions);
  protected readonly copy = calendarCopy;
  private readonly narrow = isNarrow();
  /** A narrow window lists days, whatever is chosen. */
  protected readonly form = computed(() => (this.narrow() ? 'day' : this.place.view()));
  protected readonly loading = computed(() => !this.calendar.loaded() && !this.calendar.error());
  protected readonly keys = computed(
    () => ({ week: this.copy.keys, month: this.copy.keysMonth, day: this.copy.keysList })[this.form()],
  );
}
