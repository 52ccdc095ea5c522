import { describe, expect, it } from '@jest/globals';
import { daysShown, firstWeekdayOf, readDay, turned } from './calendar-view.ts';

describe('the days of a view', () => {
  it('are a week from the locale’s first day on', () => {
    const week = (firstWeekday: number) => daysShown({ view: 'week', date: '2026-11-22', firstWeekday });

    expect([week(1)[0], week(1).at(-1)]).toEqual(['2026-11-16', '2026-11-22']);
    expect([week(7)[0], week(7).at(-1)]).toEqual(['2026-11-22', '2026-11-28']);
    expect([firstWeekdayOf('de-DE'), firstWeekdayOf('en-US')]).toEqual([1, 7]);
  });

  it.each([
    { date: '2026-11-22', firstWeekday: 1, expected: ['2026-10-26', '2026-12-06', 42] },
    { date: '2027-02-10', firstWeekday: 1, expected: ['2027-02-01', '2027-02-28', 28] },
    { date: '2026-12-31', firstWeekday: 7, expected: ['2026-11-29', '2027-01-02', 35] },
  ])('are the whole weeks of the month of $date', ({ date, firstWeekday, expected }) => {
    const days = daysShown({ view: 'month', date, firstWeekday });

    expect([days[0], days.at(-1), days.length]).toEqual(expected);
  });

  it('turn by what is shown', () => {
    expect(turned('week', '2026-12-28', 1)).toBe('2027-01-04');
    expect(turned('month', '2027-01-31', 1)).toBe('2027-02-01');
    expect(turned('month', '2027-01-31', -1)).toBe('2026-12-01');
    expect(turned('day', '2026-03-01', -1)).toBe('2026-02-28');
  });

  it('are never taken from an address that names no day', () => {
    expect([readDay('2026-11-22'), readDay('2026-02-30'), readDay('22.11.2026'), readDay(null)]).toEqual([
      '2026-11-22',
      null,
      null,
      null,
    ]);
  });
});
