import { describe, expect, it } from '@jest/globals';
import { fromLocalField, scheduleProblem, suggestedTime, toLocalField } from './schedule-time.ts';

describe('the time of a post', () => {
  it('stays the same instant on its way through the field', () => {
    const instant = '2026-11-22T13:05:00.000Z';

    expect(fromLocalField(toLocalField(instant))).toBe(instant);
  });

  it('never turns a half-written field into "now"', () => {
    expect(scheduleProblem(fromLocalField(''), 0)).toBe('Choose date and time');
    expect(toLocalField(fromLocalField(''))).toBe('');
  });

  it('suggests a full hour that is at least one hour ahead', () => {
    expect(suggestedTime(Date.parse('2026-11-22T13:05:00Z'))).toBe('2026-11-22T15:00:00.000Z');
  });
});
