import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { repeatDelayMs } from './call.ts';
import { READ_RETRY, UPLOAD_RETRY, backOffMs, readRetryAfter } from './retry-policy.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 15, 0);

describe('back-off', () => {
  it.each([READ_RETRY, UPLOAD_RETRY])(
    'doubles, ends at its maximum and never falls below its unjittered share',
    (policy) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
          const delayMs = backOffMs(policy, failures, () => chance);
          const fullMs = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (failures - 1));
          expect(delayMs).toBeLessThanOrEqual(fullMs);
          expect(delayMs).toBeGreaterThanOrEqual(Math.floor(fullMs * (1 - policy.jitter)));
        }),
      );
    },
  );
});

describe('the wait before a repeat', () => {
  const random = () => 0;

  it('is never shorter than TikTok asks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(READ_RETRY.maxRetryAfterMs), (attempt, retryAfterMs) => {
        expect(repeatDelayMs(READ_RETRY, attempt, { retryAfterMs, random })).toBeGreaterThanOrEqual(retryAfterMs);
      }),
    );
  });

  it('is left to the caller when TikTok asks for more than the policy waits', () => {
    const retryAfterMs = READ_RETRY.maxRetryAfterMs + 1;
    expect(repeatDelayMs(READ_RETRY, 1, { retryAfterMs, random })).toBeUndefined();
  });
});

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['Sun, 22 Nov 2026 10:15:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 10:14:00 GMT', 0],
    ['', undefined],
    ['soon', undefined],
    ['-5x', undefined],
    [null, undefined],
  ])('%p is %p ms', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});
