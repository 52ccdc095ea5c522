import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recentCalls, waitMs, windowMs } from './call-window.ts';

const now = new Date('2026-11-22T10:00:00Z');
const agoMs = (...ages: number[]) => ages.map((age) => new Date(now.getTime() - age));

describe('a window of calls', () => {
  it.each([
    ['is open when nothing was called', agoMs(), 0],
    ['is open while there is room', agoMs(3_000, 2_000), 0],
    ['opens when the oldest of as many as fit leaves it', agoMs(50_000, 2_000, 1_000), windowMs - 50_000],
    ['forgets what has left it', agoMs(windowMs, 2_000, 1_000), 0],
    ['opens later when it holds more than fit', agoMs(50_000, 40_000, 2_000, 1_000), windowMs - 40_000],
  ])('%s', (_what, takenAt, expected) => {
    expect(waitMs(takenAt, 3, now)).toBe(expected);
  });

  it('never holds more than its limit in any stretch of its length, for callers who wait as they are told', () => {
    const pauses = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(pauses, fc.integer({ min: 1, max: 30 }), (pausesMs, limit) => {
        const calls: Date[] = [];
        let at = now.getTime();
        for (const pauseMs of pausesMs) {
          at += pauseMs + waitMs(calls, limit, new Date(at + pauseMs));
          calls.push(new Date(at));
          expect(recentCalls(calls, new Date(at)).length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
