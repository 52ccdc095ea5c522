import { describe, expect, it } from '@jest/globals';
import { publicationStates } from '@flowcast/shared-models';
import { publication } from '../../../../test/factories.ts';
import { byDays, byQuarters, refusalOf, stepOf, stepped, whyFixed } from './move-rules.ts';

const berlin = 'Europe/Berlin';
const moved = (at: string, move: (atMs: number) => number) => new Date(move(Date.parse(at))).toISOString();

describe('moving a post', () => {
  it.each([
    ['2026-11-22T10:07:00Z', 1, '2026-11-22T10:15:00.000Z'],
    ['2026-11-22T10:07:00Z', -1, '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:15:00Z', 1, '2026-11-22T10:30:00.000Z'],
    ['2026-11-22T10:15:00Z', -4, '2026-11-22T09:15:00.000Z'],
  ])('from %s by %i quarters leads to %s', (at, quarters, expected) => {
    expect(moved(at, (atMs) => byQuarters(atMs, quarters))).toBe(expected);
  });

  it('by a day keeps the time on the clock when clocks are changed', () => {
    expect(moved('2026-10-24T16:00:00Z', (atMs) => byDays(atMs, 1, berlin))).toBe('2026-10-25T17:00:00.000Z');
    expect(moved('2026-03-28T17:00:00Z', (atMs) => byDays(atMs, 1, berlin))).toBe('2026-03-29T16:00:00.000Z');
  });

  it('by quarters goes through both of the hours that happen twice', () => {
    const steps = [1, 2, 3, 4].map((quarters) => moved('2026-10-25T00:30:00Z', (atMs) => byQuarters(atMs, quarters)));

    expect(steps.at(-1)).toBe('2026-10-25T01:30:00.000Z');
  });

  it('knows arrows by what is shown, and no other key', () => {
    expect(stepOf('ArrowDown', false)).toEqual({ quarters: 1 });
    expect(stepOf('ArrowDown', true)).toEqual({ days: 7 });
    expect(stepOf('a', false)).toBeNull();
    expect(stepped(0, { days: 1 }, 'UTC')).toBe(86_400_000);
  });

  it('is refused in the past and beyond thirty days', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');

    expect(refusalOf(now - 1, now)).toMatch('passed');
    expect(refusalOf(now + 31 * 86_400_000, now)).toMatch('30 days');
    expect(refusalOf(now + 60_000, now)).toBeNull();
  });

  it('is possible until something has begun, and otherwise says why not', () => {
    const free = publicationStates.filter((state) => whyFixed(publication({ state })) === null);

    expect(free).toEqual(['scheduled', 'queued']);
    expect(whyFixed(publication({ state: 'published' }))).toMatch('on TikTok');
  });
});
