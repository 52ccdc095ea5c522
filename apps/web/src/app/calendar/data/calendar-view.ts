import { addDays, type DayDate, weekday } from '@flowcast/shared-models';

export const calendarViews = ['week', 'month', 'day'] as const;
export type CalendarView = (typeof calendarViews)[number];

interface Shown {
  view: CalendarView;
  date: DayDate;
  /** With which day weeks begin: 1 is Monday, 7 Sunday. */
  firstWeekday: number;
}

/** The days a view shows; a month comes in whole weeks. */
export function daysShown({ view, date, firstWeekday }: Shown): DayDate[] {
  if (view === 'day') return [date];
  const first = view === 'week' ? date : `${date.slice(0, 7)}-01`;
  const last = view === 'week' ? date : addDays(nextMonth(date), -1);
  const from = weekStart(first, firstWeekday);
  const to = addDays(weekStart(last, firstWeekday), 6);
  const days = [from];
  for (let day = from; day < to;) days.push((day = addDays(day, 1)));
  return days;
}

/** The date to show after going forward (`1`) or back (`-1`) by what a view shows. */
export function turned(view: CalendarView, date: DayDate, by: 1 | -1): DayDate {
  if (view === 'day') return addDays(date, by);
  if (view === 'week') return addDays(date, 7 * by);
  return by === 1 ? nextMonth(date) : `${addDays(`${date.slice(0, 7)}-01`, -1).slice(0, 7)}-01`;
}

/** A day as the address carries it; null when it is none. */
export function readDay(text: string | null): DayDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const atMs = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text) ? text : null;
}

/** With which day a locale's weeks begin; Monday where the browser does not know. */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

function weekStart(date: DayDate, firstWeekday: number): DayDate {
  return addDays(date, -((weekday(date) - firstWeekday + 7) % 7));
}

function nextMonth(date: DayDate): DayDate {
  return `${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}
