import type { CalendarDay, CalendarEntry } from '../src/app/calendar/data/agenda.ts';
import { publication } from './factories.ts';

export const date = '2026-11-24';

/** A post that waits for its time, `minutes` after midnight. */
export function calendarEntry(change: Partial<CalendarEntry> & { minutes: number }): CalendarEntry {
  const { minutes } = change;
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const atMs = Date.parse(`${date}T${time}:00Z`);
  const id = `post-${minutes}`;
  return {
    publication: publication({ id, state: 'scheduled', scheduledAt: new Date(atMs).toISOString() }),
    id,
    atMs,
    date,
    time,
    fixed: null,
    carried: 'no',
    ...change,
  };
}

export function calendarDay(entries: readonly CalendarEntry[], change: Partial<CalendarDay> = {}): CalendarDay {
  return {
    date,
    name: 'Tuesday 24 November',
    weekday: 'Tue',
    dayOfMonth: 24,
    isToday: false,
    isPast: false,
    isInside: true,
    hours: 24,
    pastMinutes: 0,
    entries,
    budgets: [],
    ...change,
  };
}
