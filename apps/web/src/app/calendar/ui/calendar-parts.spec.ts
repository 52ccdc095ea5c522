import { inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { calendarDay, calendarEntry } from '../../../../test/calendar-days.ts';
import { mount } from '../../../../test/mount.ts';
import { calendarCopy as copy } from '../copy.ts';
import type { CalendarDay, CalendarEntry } from '../data/agenda.ts';
import { CalendarClock } from '../data/calendar-clock.ts';
import { CalendarPlace } from '../data/calendar-place.ts';
import { DayListHarness } from './day-list.harness.ts';
import { DayList } from './day-list.ts';
import { MonthGridHarness } from './month-grid.harness.ts';
import { MonthGrid } from './month-grid.ts';
import { WeekGridHarness } from './week-grid.harness.ts';
import { WeekGrid } from './week-grid.ts';

const many = (count: number, stepMinutes: number) =>
  Array.from({ length: count }, (_, n) => calendarEntry({ minutes: 600 + n * stepMinutes }));

beforeEach(() => {
  TestBed.configureTestingModule({ providers: [provideRouter([]), CalendarClock, CalendarPlace] });
});

describe('WeekGrid', () => {
  async function show(days: readonly CalendarDay[]) {
    const opened = jest.fn<(entry: CalendarEntry) => void>();
    const { harness } = await mount(WeekGrid, WeekGridHarness, [
      inputBinding('days', () => days),
      outputBinding<CalendarEntry>('opened', opened),
    ]);
    return { harness, opened };
  }

  it('shows each post with its time, and opens it', async () => {
    const entry = calendarEntry({ minutes: 615 });
    const { harness, opened } = await show([calendarDay([entry])]);
    const [shown] = await harness.entries();
    expect(await shown?.time()).toBe('10:15');

    await shown?.open();

    expect(opened.mock.calls).toEqual([[entry]]);
  });

  it('says in words what a day is, and on which it is tight', async () => {
    const budget = { accountId: 'one', account: 'ava.studio', posts: 14, cap: 15, isOver: false };
    const { harness } = await show([
      calendarDay([], { date: '2026-11-23', name: 'Monday 23 November', isPast: true }),
      calendarDay([], { isToday: true, budgets: [budget] }),
      calendarDay([], { date: '2026-11-25', name: 'Wednesday 25 November', hours: 25 }),
    ]);

    const [past, today, long] = await harness.marks();
    expect(past).toContain(copy.past);
    expect(today).toContain(copy.today);
    expect(today).toContain(copy.budget('ava.studio', 14, 15));
    expect(long).toContain(copy.hours(25));
  });

  it('folds what does not fit beside each other, but never what is carried', async () => {
    const carried = calendarEntry({ minutes: 605, carried: 'yes' });
    const { harness } = await show([calendarDay([...many(6, 1), carried])]);
    const states = await Promise.all((await harness.entries()).map((entry) => entry.state()));

    expect((await harness.folded())[0]).toMatch(/^\+\d more/);
    expect(states.at(-1)).toBe(copy.carry.carrying);
  });

  it('says where nothing may be dropped', async () => {
    const { harness } = await show([calendarDay([calendarEntry({ minutes: 60, carried: 'refused' })])]);

    expect(await (await harness.entries())[0]?.state()).toBe(copy.carry.notHere);
  });
});

describe('MonthGrid', () => {
  it('shows three posts a day and what is carried, and leads to the day with the others', async () => {
    const entries = [...many(5, 60), calendarEntry({ minutes: 1200, carried: 'yes' })];
    const { harness } = await mount(MonthGrid, MonthGridHarness, [inputBinding('days', () => [calendarDay(entries)])]);

    expect(await harness.entries()).toHaveLength(4);
    expect((await harness.more())[0]).toContain('+2 more');
    expect(await harness.addresses()).toEqual(['/?view=day&date=2026-11-24']);
  });
});

describe('DayList', () => {
  const quiet = calendarDay([], { date: '2026-11-25', name: 'Wednesday 25 November' });
  const over = calendarDay([], { date: '2026-11-23', name: 'Monday 23 November', isPast: true });

  async function show(days: readonly CalendarDay[], more: { onlyBusy?: boolean; kept?: string } = {}) {
    const moved = jest.fn<(entry: CalendarEntry) => void>();
    const { harness } = await mount(DayList, DayListHarness, [
      inputBinding('days', () => days),
      inputBinding('onlyBusy', () => more.onlyBusy ?? false),
      inputBinding('kept', () => more.kept ?? null),
      outputBinding<CalendarEntry>('moved', moved),
    ]);
    return { harness, moved };
  }

  it('offers to move what can be moved, and says of the rest why it cannot', async () => {
    const [free, fixed] = [calendarEntry({ minutes: 600 }), calendarEntry({ minutes: 660, fixed: copy.fixed.sending })];
    const { harness, moved } = await show([calendarDay([free, fixed])]);
    expect([await harness.movable(), await harness.whyFixed()]).toEqual([1, [copy.fixed.sending]]);

    await harness.move(0);

    expect(moved.mock.calls).toEqual([[free]]);
  });

  it.each([
    ['days that are over only with posts', {}, ['Tuesday 24 November', 'Wednesday 25 November']],
    ['in a month only days with posts', { onlyBusy: true }, ['Tuesday 24 November']],
    ['the day something was taken from', { onlyBusy: true, kept: over.date }, [over.name, 'Tuesday 24 November']],
  ])('names %s', async (_what, more, names) => {
    const { harness } = await show([over, calendarDay([calendarEntry({ minutes: 600 })]), quiet], more);

    expect(await harness.names()).toEqual(names);
  });
});
