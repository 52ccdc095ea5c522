import { describe, expect, it } from '@jest/globals';
import { attemptStates } from '../attempts/attempt-states.ts';
import { nextLookMs, type Watched } from './observe-schedule.ts';

const minuteMs = 60_000;
const watched = (change: Partial<Watched>): Watched => ({
  state: 'accepted',
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  postIds: [],
  round: 0,
  waitingMs: 0,
  endedMs: 0,
  ...change,
});
const middle = () => 0.5;

describe('the looks at a publication', () => {
  it('come after a second and grow to a minute', () => {
    const pauses = Array.from({ length: 12 }, (_, round) => nextLookMs(watched({ round }), middle));

    expect(pauses.slice(0, 5)).toEqual([1_000, 2_000, 3_000, 5_000, 8_000]);
    expect(pauses.slice(-2)).toEqual([minuteMs, minuteMs]);
  });

  it('never come more than 30 times a minute, however the jitter falls', () => {
    const pauses = Array.from({ length: 30 }, (_, round) => nextLookMs(watched({ round }), () => 0) ?? 0);

    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(minuteMs);
  });

  it('differ between publications, so that they do not come all at once', () => {
    const pause = (random: number) => nextLookMs(watched({ round: 9 }), () => random) ?? 0;

    expect([pause(0), pause(1)]).toEqual([48_000, 72_000]);
  });

  it('go on for the post id of a post that others can see, for ten minutes', () => {
    const published = (change: Partial<Watched>) => nextLookMs(watched({ state: 'published', ...change }), middle);

    expect(published({})).not.toBeNull();
    expect(published({ endedMs: 10 * minuteMs })).toBeNull();
    expect(published({ postIds: ['1'] })).toBeNull();
    expect(published({ privacyLevel: 'SELF_ONLY' })).toBeNull();
    expect(published({ privacyLevel: null })).toBeNull();
  });

  it('become rare when the outcome is unknown, and end after a week', () => {
    expect(nextLookMs(watched({ state: 'unknown' }), middle)).toBe(60 * minuteMs);
    expect(nextLookMs(watched({ state: 'unknown', waitingMs: 7 * 24 * 60 * minuteMs }), middle)).toBeNull();
  });

  it('are made of nothing that TikTok cannot have, and of nothing that is over', () => {
    const never = attemptStates.filter((state) => nextLookMs(watched({ state }), middle) === null);

    expect(never).toEqual(['planned', 'init_sent', 'init_ok', 'sending', 'in_inbox', 'failed', 'cancelled']);
  });
});
