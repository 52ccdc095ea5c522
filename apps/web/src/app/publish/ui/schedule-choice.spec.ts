import { inputBinding, outputBinding, signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { mount } from '../../../../test/mount.ts';
import { ScheduleChoiceHarness } from './schedule-choice.harness.ts';
import { ScheduleChoice } from './schedule-choice.ts';

describe('ScheduleChoice', () => {
  async function show(begin = '', problem = '') {
    const scheduledAt = signal(begin);
    const { harness } = await mount(ScheduleChoice, ScheduleChoiceHarness, [
      inputBinding('scheduledAt', scheduledAt),
      inputBinding('problem', () => problem),
      outputBinding<string>('choose', (chosen) => scheduledAt.set(chosen)),
    ]);
    return { harness, scheduledAt };
  }

  it('is for as soon as possible, with no time to fill in', async () => {
    const { harness } = await show();

    expect([await harness.chosen(), await harness.at()]).toEqual(['now', null]);
  });

  it('suggests a full hour that lies ahead, and forgets it again', async () => {
    const { harness, scheduledAt } = await show();
    await harness.choose('later');
    expect(await harness.at()).toMatch(/:00$/);
    expect(Date.parse(scheduledAt())).toBeGreaterThan(Date.now());

    await harness.choose('now');

    expect([scheduledAt(), await harness.at()]).toEqual(['', null]);
  });

  it('takes a time in the zone of this device', async () => {
    const { harness, scheduledAt } = await show('2026-12-01T09:00:00.000Z');

    await harness.write('2026-12-02T10:30');

    expect(scheduledAt()).toBe(new Date(2026, 11, 2, 10, 30).toISOString());
  });

  it('says what is wrong with a time', async () => {
    const { harness } = await show('2026-12-01T09:00:00.000Z', 'This moment has passed');

    expect(await harness.problem()).toBe('This moment has passed');
  });
});
