import { inputBinding } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { creatorInfo } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import { type ComposerDraft, emptyDraft } from '../../shared/data/composer-draft.ts';
import { disclosureLabel } from '../../shared/data/publish-request.ts';
import { previewCopy } from '../copy.ts';
import { PhonePreviewHarness } from './phone-preview.harness.ts';
import { PhonePreview } from './phone-preview.ts';

describe('PhonePreview', () => {
  async function show(filled: Partial<ComposerDraft> = {}, url: string | null = 'blob:video') {
    const draft = emptyDraft(filled);
    const { harness } = await mount(PhonePreview, PhonePreviewHarness, [
      inputBinding('url', () => url),
      inputBinding('creatorInfo', () => creatorInfo()),
      inputBinding('draft', () => draft),
      inputBinding('label', () => disclosureLabel(draft)),
    ]);
    return harness;
  }

  it('plays the video itself, and says where it will be while there is none', async () => {
    expect(await (await show()).videoUrl()).toBe('blob:video');
    const empty = await show({}, null);

    expect([await empty.videoUrl(), await empty.text()]).toEqual([null, expect.stringContaining(previewCopy.empty)]);
  });

  it('shows name, caption and the labels that TikTok will add', async () => {
    const phone = await show({ caption: 'Last light #bay', disclose: true, brandedContent: true, aiGenerated: true });

    for (const text of ['Ava Studio', 'Last light #bay', 'Paid partnership', previewCopy.ai]) {
      expect(await phone.text()).toContain(text);
    }
  });

  it('begins with the circle it is for, and can be looked at as any other', async () => {
    const phone = await show({ privacyLevel: 'MUTUAL_FOLLOW_FRIENDS' });
    const viewers = await phone.viewers();
    expect(await viewers.names()).toEqual(['Everyone', 'Friends', 'You']);
    expect([await viewers.chosen(), await phone.isHidden()]).toEqual(['Friends', false]);

    await viewers.choose('Everyone');

    expect([await viewers.chosen(), await phone.isHidden()]).toEqual(['Everyone', true]);
  });

  it('says that nobody can see it while no audience is chosen', async () => {
    expect(await (await show()).sentence()).toContain(previewCopy.notChosen);
  });

  it('shows nothing of a post that is finished in TikTok’s app', async () => {
    const phone = await show({ mode: 'draft', caption: 'Not sent with a draft' });

    expect(await phone.text()).not.toContain('Not sent with a draft');
    expect(await phone.sentence()).toContain(previewCopy.draft);
  });

  it('shows the safe zones while they are wanted', async () => {
    const phone = await show();
    expect(await phone.hasSafeZones()).toBe(false);

    await phone.toggleSafeZones();

    expect(await phone.hasSafeZones()).toBe(true);
  });
});
