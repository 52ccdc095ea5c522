import { inputBinding, outputBinding, signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { mount } from '../../../../test/mount.ts';
import { CaptionFieldHarness } from './caption-field.harness.ts';
import { CaptionField } from './caption-field.ts';

describe('CaptionField', () => {
  async function show(text: string, problem = '') {
    const caption = signal(text);
    const { harness } = await mount(CaptionField, CaptionFieldHarness, [
      inputBinding('caption', caption),
      inputBinding('problem', () => problem),
      outputBinding<string>('captionChange', (change) => caption.set(change)),
    ]);
    return harness;
  }

  it('tells what is written, and counts as TikTok counts', async () => {
    const field = await show('');
    await field.write('Sea \u{1F30A} #waves @ava.studio');

    expect(await field.text()).toBe('Sea \u{1F30A} #waves @ava.studio');
    expect(await field.count()).toBe('25 of 2,200');
    expect(await field.links()).toEqual(['#waves', '@ava.studio']);
  });

  it('says what is wrong beside the field, and marks it', async () => {
    const field = await show('Far too long', 'Shorten the caption');

    expect(await field.problem()).toBe('Shorten the caption');
    expect(await field.isInvalid()).toBe(true);
  });

  it('says nothing while nothing is wrong', async () => {
    const field = await show('Fine');

    expect([await field.problem(), await field.isInvalid()]).toEqual([null, false]);
  });
});
