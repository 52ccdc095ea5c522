import { describe, expect, it } from '@jest/globals';
import { retryDelayMs } from './retry-delay.ts';

describe('the back-off of a publication', () => {
  it('doubles from a second to a minute and stays there', () => {
    expect([0, 1, 2, 5, 6, 1_000].map((tries) => retryDelayMs(tries, () => 0))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('is up to a quarter shorter, so that many do not come back at once', () => {
    expect(retryDelayMs(6, () => 1)).toBe(45_000);
  });
});
