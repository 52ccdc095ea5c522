import { inputBinding, outputBinding, signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { within } from '@testing-library/dom';
import { mount } from '../../../../test/mount.ts';
import { SegmentsHarness } from './segments.harness.ts';
import { Segments } from './segments.ts';

describe('Segments', () => {
  it('is a group of radio buttons, of which one holds', async () => {
    const chosen = signal('two');
    const { harness } = await mount(Segments, SegmentsHarness, [
      inputBinding('name', () => 'numbers'),
      inputBinding('legend', () => 'Which number'),
      inputBinding('segments', () => ['one', 'two'].map((value) => ({ value, name: `Number ${value}` }))),
      inputBinding('chosen', chosen),
      outputBinding<string>('choose', (value) => chosen.set(value)),
    ]);
    expect(await harness.names()).toEqual(['Number one', 'Number two']);
    expect(await harness.chosen()).toBe('Number two');

    await harness.choose('Number one');

    expect([chosen(), await harness.chosen()]).toEqual(['one', 'Number one']);
    const group = within(within(document.body).getByRole('group', { name: 'Which number' }));
    expect(group.getByRole<HTMLInputElement>('radio', { name: 'Number one' }).checked).toBe(true);
  });
});
