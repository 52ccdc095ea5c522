import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { readStored, writeStored } from '../../shared/util/stored.ts';
import { addDays, type DayDate, deviceZone, startOfDay, wallTime } from '@flowcast/shared-models';
import { CalendarClock } from './calendar-clock.ts';
import { type CalendarView, calendarViews, daysShown, firstWeekdayOf, readDay, turned } from './calendar-view.ts';
import { WallWords } from './wall-words.ts';

const storageKey = 'flowcast.calendarView';

/** Which part of the calendar is shown. It stands in the address; only the view is remembered for the next visit. */
@Injectable()
export class CalendarPlace {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly clock = inject(CalendarClock);
  private readonly query = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  readonly locale = navigator.language;
  readonly zone = deviceZone();
  readonly words = new WallWords(this.locale, this.zone);
  readonly firstWeekday = firstWeekdayOf(this.locale);
  readonly view = computed(() => viewOf(this.query().get('view')) ?? viewOf(readStored(storageKey)) ?? 'week');
  readonly date = computed(() => readDay(this.query().get('date')) ?? this.clock.today());
  readonly accountId = computed(() => this.query().get('account') ?? '');
  readonly days = computed(() => daysShown({ view: this.view(), date: this.date(), firstWeekday: this.firstWeekday }), {
    equal: (a, b) => a.join() === b.join(),
  });
  /** From the first instant of the first day to that of the day after the last. */
  readonly span = computed(() => {
    const days = this.days();
    const [first = '', last = ''] = [days[0], days.at(-1)];
    return { fromMs: startOfDay(first, this.zone), toMs: startOfDay(addDays(last, 1), this.zone) };
  });

  show(view: CalendarView): void {
    if (view !== 'day') writeStored(storageKey, view);
    this.go({ view });
  }

  turn(by: 1 | -1): void {
    this.goTo(turned(this.view(), this.date(), by));
  }

  goTo(date: DayDate): void {
    this.go({ date });
  }

  /** Shows the part in which an instant lies. */
  follow(atMs: number): void {
    this.goTo(wallTime(atMs, this.zone).date);
  }

  today(): void {
    this.goTo(this.clock.today());
  }

  openDay(date: DayDate): void {
    this.go({ view: 'day', date });
  }

  ofAccount(accountId: string): void {
    this.go({ account: accountId || null });
  }

  private go(change: { view?: CalendarView; date?: DayDate; account?: string | null }): void {
    const queryParams = { view: this.view(), date: this.date(), ...change };
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }
}

function viewOf(text: unknown): CalendarView | undefined {
  return calendarViews.find((view) => view === text);
}
