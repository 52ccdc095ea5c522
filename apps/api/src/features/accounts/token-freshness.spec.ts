import { describe, expect, it } from '@jest/globals';
import { isFresh, isUsable } from './token-freshness.ts';

const hour = 3_600_000;
const issuedAt = new Date('2026-11-22T00:00:00Z');
const after = (ms: number) => new Date(issuedAt.getTime() + ms);

describe('a token of 24 hours', () => {
  const life = { issuedAt, expiresAt: after(24 * hour) };

  it.each([
    [0, true, true],
    [19.1 * hour, true, true],
    [19.2 * hour, false, true],
    [24 * hour - 1, false, true],
    [24 * hour, false, false],
  ])('after %d ms is fresh: %s, usable: %s', (age, fresh, usable) => {
    expect(isFresh(life, after(age))).toBe(fresh);
    expect(isUsable(life, after(age))).toBe(usable);
  });
});

describe('a token of one hour', () => {
  it('is fresh while more than half an hour is left', () => {
    const life = { issuedAt, expiresAt: after(hour) };

    expect(isFresh(life, after(0.5 * hour - 1))).toBe(true);
    expect(isFresh(life, after(0.5 * hour))).toBe(false);
  });
});
