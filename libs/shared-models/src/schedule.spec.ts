import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import {
  furthestScheduleMs,
  InstantSchema,
  isAnswerable,
  isReschedulable,
  type PublicationState,
  publicationStates,
  publicationTime,
  RescheduleSchema,
  scheduleMissed,
  scheduleRefusal,
} from './index.ts';

const isInstant = (text: string) => v.safeParse(InstantSchema, text).success;

describe('an instant', () => {
  // In Berlin the clocks go back on 2026-10-25 at 03:00 and forward on 2027-03-28 at 02:00.
  it.each([
    ['before the clocks go back', '2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
    [
      'after they went back: the same time on the wall, an hour later',
      '2026-10-25T02:30:00+01:00',
      '2026-10-25T01:30:00.000Z',
    ],
    ['before the clocks go forward', '2027-03-28T01:59:59+01:00', '2027-03-28T00:59:59.000Z'],
    ['after they went forward', '2027-03-28T03:00:00+02:00', '2027-03-28T01:00:00.000Z'],
  ])('%s is one and the same everywhere', (_when, text, utc) => {
    expect(isInstant(text)).toBe(true);
    expect(new Date(text).toISOString()).toBe(utc);
  });

  it.each([
    '2026-10-25T02:30:00',
    '2026-10-25 02:30',
    '2026-10-25',
    '2026-10-25T02:30:00 Europe/Berlin',
    '',
    'tomorrow',
  ])('is not said by %j, which means another one in every place', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('that no reader of dates understands is refused, not saved', () => {
    for (const text of ['2026-10-25T02:30:00+02', '2026-10-25T02:30:00 +02:00', '2026-02-31T00:00:00Z']) {
      expect([text, isInstant(text)]).toEqual([text, !Number.isNaN(Date.parse(text))]);
    }
  });
});

describe('a time to publish at', () => {
  const now = new Date('2026-10-10T12:00:00Z');
  const after = (ms: number) => new Date(now.getTime() + ms).toISOString();

  it('lies ahead', () => {
    expect(scheduleRefusal(after(1), now)).toBeNull();
    expect(scheduleRefusal(after(0), now)).toContain('has passed');
    expect(scheduleRefusal(after(-1), now)).toContain('has passed');
  });

  it('lies within 30 days of 24 hours, also when one of them has 25', () => {
    expect(scheduleRefusal(after(furthestScheduleMs), now)).toBeNull();
    expect(scheduleRefusal('2026-11-09T13:00:00+01:00', now)).toBeNull();
    expect(scheduleRefusal('2026-11-09T13:00:00.001+01:00', now)).toContain('30 days');
  });

  it('is null or an instant, and comes with the version it was decided on', () => {
    const takes = (body: object) => v.safeParse(RescheduleSchema, body).success;

    expect(takes({ scheduledAt: null, version: 1 })).toBe(true);
    expect(takes({ scheduledAt: after(1), version: 1 })).toBe(true);
    expect(takes({ version: 1 })).toBe(false);
    expect(takes({ scheduledAt: after(1) })).toBe(false);
  });
});

describe('what may still be decided', () => {
  const states = (may: (state: PublicationState) => boolean) => publicationStates.filter(may);

  it('about the time: while nothing has begun', () => {
    expect(states((state) => isReschedulable({ state, needs: [] }))).toEqual(['scheduled', 'queued']);
  });

  it('about the time that was missed, but not where something else is asked', () => {
    const waiting = (code: string) => isReschedulable({ state: 'needs_attention', needs: [{ code }] });

    expect([waiting(scheduleMissed), waiting('comment_disabled')]).toEqual([true, false]);
  });

  it('about the post: when its creator is asked and TikTok has begun nothing', () => {
    expect(states((state) => isAnswerable({ state, publishId: null }))).toEqual(['needs_attention']);
    expect(states((state) => isAnswerable({ state, publishId: 'v_pub~1' }))).toEqual([]);
  });
});

it('a publication stands at its chosen time, else where it was made', () => {
  const createdAt = '2026-10-10T12:00:00.000Z';

  expect(publicationTime({ scheduledAt: null, createdAt })).toBe(createdAt);
  expect(publicationTime({ scheduledAt: '2026-10-11T12:00:00.000Z', createdAt })).toBe('2026-10-11T12:00:00.000Z');
});
