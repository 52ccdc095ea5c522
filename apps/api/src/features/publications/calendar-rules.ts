import { type CalendarQuery, longestCalendarMs } from '@flowcast/shared-models';

/** What is wrong with the part of the calendar that is asked for; null when nothing is. */
export function calendarRefusal({ from, to }: Pick<CalendarQuery, 'from' | 'to'>): string | null {
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (lengthMs <= 0) return 'The end must come after the beginning.';
  return lengthMs > longestCalendarMs ? 'Ask for at most 62 days at once.' : null;
}
