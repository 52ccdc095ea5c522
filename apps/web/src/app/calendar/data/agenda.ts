import { computed, inject, Injectable } from '@angular/core';
import { type DayDate, hoursOf, instantAt, type Publication, publicationTime, wallTime } from '@flowcast/shared-models';
import { CalendarClock } from './calendar-clock.ts';
import { CalendarPlace } from './calendar-place.ts';
import { CalendarStore } from './calendar-store.ts';
import { CarryStore } from './carry-store.ts';
import { type DayBudget, tightBudgets } from './day-budget.ts';
import { MoveStore } from './move-store.ts';
import { whyFixed } from './move-rules.ts';

/** A publication where the calendar shows it: while it is carried or saved, already at its new time. */
export interface CalendarEntry {
  publication: Publication;
  id: string;
  atMs: number;
  date: DayDate;
  /** Since midnight, as the clock shows them. */
  minutes: number;
  time: string;
  /** Why it cannot be moved; null when it can. */
  fixed: string | null;
  carried: 'no' | 'yes' | 'refused';
}

export interface CalendarDay {
  date: DayDate;
  /** `Tuesday 24 November` */
  name: string;
  weekday: string;
  dayOfMonth: number;
  isToday: boolean;
  isPast: boolean;
  /** Of the month that is shown, not only of its first or last week. */
  isInside: boolean;
  /** 23 or 25 on the two days on which clocks are changed. */
  hours: number;
  /** Minutes of the clock that are over; 1440 for a day that is. */
  pastMinutes: number;
  /** By time. */
  entries: readonly CalendarEntry[];
  budgets: readonly DayBudget[];
}

/** The shown days and what stands on them. */
@Injectable()
export class Agenda {
  private readonly place = inject(CalendarPlace);
  private readonly calendar = inject(CalendarStore);
  private readonly carry = inject(CarryStore);
  private readonly moves = inject(MoveStore);
  private readonly clock = inject(CalendarClock);
  private readonly byDay = computed(() => Map.groupBy(this.entries(), ({ date }) => date));

  readonly days = computed<readonly CalendarDay[]>(() => this.place.days().map((date) => this.dayOf(date)));
  readonly isEmpty = computed(() => this.calendar.loaded() && this.days().every(({ entries }) => entries.length === 0));

  /** The day a carried post was taken from; it stays, or all days below would jump. */
  readonly origin = computed(() => {
    const carried = this.carry.carried();
    return carried && wallTime(carried.fromMs, this.place.zone).date;
  });

  find(id: string): CalendarEntry | null {
    return this.entries().find((entry) => entry.id === id) ?? null;
  }

  private readonly entries = computed<readonly CalendarEntry[]>(() => {
    const shown = new Map((this.calendar.loaded() ? this.calendar.items() : []).map((item) => [item.id, item]));
    for (const [id, { publication }] of this.moves.moving()) if (!shown.has(id)) shown.set(id, publication);
    const carried = this.carry.carried()?.publication;
    if (carried && !shown.has(carried.id)) shown.set(carried.id, carried);
    return [...shown.values()].map((one) => this.entryOf(one)).sort((a, b) => a.atMs - b.atMs);
  });

  private entryOf(publication: Publication): CalendarEntry {
    const { id } = publication;
    const carried = this.carry.carried();
    const isCarried = carried?.publication.id === id;
    const settledMs = Date.parse(publicationTime(publication));
    const atMs = isCarried ? carried.atMs : (this.moves.moving().get(id)?.atMs ?? settledMs);
    return {
      publication,
      id,
      atMs,
      ...wallTime(atMs, this.place.zone),
      time: this.place.words.time(atMs),
      fixed: whyFixed(publication),
      carried: !isCarried ? 'no' : this.carry.refusal() === null ? 'yes' : 'refused',
    };
  }

  private dayOf(date: DayDate): CalendarDay {
    const { words, zone } = this.place;
    const entries = this.byDay().get(date) ?? [];
    const today = this.clock.today();
    return {
      date,
      name: words.day(date),
      weekday: words.weekday(date),
      dayOfMonth: Number(date.slice(8)),
      isToday: date === today,
      isPast: date < today,
      isInside: this.place.view() !== 'month' || date.startsWith(this.place.date().slice(0, 7)),
      hours: hoursOf(date, zone),
      pastMinutes: this.pastMinutesOf(date, today),
      entries,
      budgets: tightBudgets(
        entries.map(({ publication }) => publication),
        this.calendar.dailyCap(),
      ),
    };
  }

  private pastMinutesOf(date: DayDate, today: DayDate): number {
    if (date !== today) return date < today ? 1440 : 0;
    return wallTime(this.clock.nowMs(), this.place.zone).minutes;
  }

  /** The instant under a place in a day, on its quarter of an hour. */
  instantOf(date: DayDate, minutes: number): number {
    const quarter = Math.min(Math.max(Math.round(minutes / 15), 0), 95) * 15;
    return instantAt({ date, minutes: quarter }, this.place.zone);
  }
}
