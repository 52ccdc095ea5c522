import { expect, it } from '@jest/globals';
import { timeliness } from './timeliness.ts';

const scheduledAt = new Date('2026-10-25T00:30:00Z');
const graceMs = 7_200_000;

it.each([
  ['a millisecond before its time', -1, 'early'],
  ['at its time', 0, 'in_time'],
  ['at the end of the grace', graceMs, 'in_time'],
  ['a millisecond after the grace', graceMs + 1, 'missed'],
])('%s (%i ms) it is %s', (_when, lateMs, expected) => {
  expect(timeliness(scheduledAt, new Date(scheduledAt.getTime() + lateMs), graceMs)).toBe(expected);
});

it('without a grace only the very instant is in time', () => {
  expect(timeliness(scheduledAt, scheduledAt, 0)).toBe('in_time');
  expect(timeliness(scheduledAt, new Date(scheduledAt.getTime() + 1), 0)).toBe('missed');
});
