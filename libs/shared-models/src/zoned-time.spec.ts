import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, hoursOf, instantAt, namedZone, startOfDay, wallTime, weekday } from './zoned-time.ts';

const berlin = 'Europe/Berlin';
const iso = (atMs: number) => new Date(atMs).toISOString();
const at = (date: string, time: string, zone: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return iso(instantAt({ date, minutes: hours * 60 + minutes }, zone));
};

describe('a day of a zone', () => {
  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-11-22', 24],
  ])('%s has %i hours in Berlin', (date, hours) => {
    expect(hoursOf(date, berlin)).toBe(hours);
  });

  it('begins where the clock jumps when midnight is skipped', () => {
    expect(iso(startOfDay('2026-04-24', 'Africa/Cairo'))).toBe('2026-04-23T22:00:00.000Z');
    expect(hoursOf('2026-04-24', 'Africa/Cairo')).toBe(23);
  });

  it('is counted on the calendar, not in hours', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect([weekday('2026-11-22'), weekday('2026-11-23')]).toEqual([7, 1]);
  });
});

describe('a time on the wall', () => {
  it('is the first of two when clocks go back', () => {
    expect(at('2026-10-25', '02:30', berlin)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('moves on with the clock when it is skipped', () => {
    expect(at('2026-03-29', '02:30', berlin)).toBe('2026-03-29T01:30:00.000Z');
    expect(wallTime(Date.parse('2026-03-29T01:30:00Z'), berlin)).toEqual({ date: '2026-03-29', minutes: 210 });
  });

  it('is exact where offsets are no whole hours', () => {
    expect(at('2026-11-22', '09:15', 'Asia/Kathmandu')).toBe('2026-11-22T03:30:00.000Z');
    expect(namedZone(Date.parse('2026-11-22T00:00Z'), 'Asia/Kathmandu')).toBe('Asia/Kathmandu (GMT+5:45)');
  });

  it('leads back to itself for every minute that happens once', () => {
    const zones = fc.constantFrom(berlin, 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC');
    const minute = fc.integer({ min: 27_000_000, max: 31_000_000 });
    fc.assert(
      fc.property(zones, minute, (zone, minutes) => {
        const wall = wallTime(minutes * 60_000, zone);
        expect(wallTime(instantAt(wall, zone), zone)).toEqual(wall);
      }),
      { numRuns: 300 },
    );
  });
});
