import { inputBinding, outputBinding } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import type { CreatorInfo } from '@flowcast/shared-models';
import { choicesForm } from '../../../../test/choices-form.ts';
import { creatorInfo } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import type { ComposerDraft } from '../data/composer-draft.ts';
import { choiceCopy } from '../util/choice-copy.ts';
import { requiredStrings } from '../util/required-strings.ts';
import { AudienceHarness } from './audience.harness.ts';
import { Audience } from './audience.ts';

describe('Audience', () => {
  async function show(filled: Partial<ComposerDraft> = {}, info: Partial<CreatorInfo> = {}, showProblem = false) {
    const { draft, fields, change } = choicesForm(filled, info);
    const { harness } = await mount(Audience, AudienceHarness, [
      inputBinding('form', () => fields),
      inputBinding('options', () => creatorInfo(info).privacyLevelOptions),
      inputBinding('showProblem', () => showProblem),
      outputBinding<Partial<ComposerDraft>>('choose', change),
    ]);
    return { harness, draft };
  }

  it('offers TikTok’s options in TikTok’s order and chooses none of them', async () => {
    const { harness } = await show({}, { privacyLevelOptions: ['SELF_ONLY', 'FOLLOWER_OF_CREATOR'] });

    expect(await harness.chosen()).toBe(choiceCopy.audiencePlaceholder);
    expect((await harness.options()).map(({ text }) => text.split(' ')[0])).toEqual(['Only', 'Followers']);
  });

  it('tells what was chosen', async () => {
    const { harness, draft } = await show();

    await harness.choose('Friends');

    expect([await harness.chosen(), draft().privacyLevel]).toEqual(['Friends', 'MUTUAL_FOLLOW_FRIENDS']);
  });

  it('locks "Only me" for branded content, and says why', async () => {
    const { harness } = await show({ disclose: true, brandedContent: true });

    const onlyMe = (await harness.options()).find(({ isLocked }) => isLocked);

    expect(onlyMe?.text).toContain(requiredStrings.brandedNotPrivate);
  });

  it('allows nothing beforehand, and never what the account has turned off', async () => {
    const { harness, draft } = await show({}, { duetDisabled: true });
    const [comment, duet] = [await harness.allowed('Comment'), await harness.allowed('Duet')];
    expect([await comment.isChecked(), await duet.isDisabled()]).toEqual([false, true]);

    await comment.check();

    expect(draft()).toMatchObject({ allowComment: true, allowDuet: false, allowStitch: false });
  });

  it('says what is missing once somebody asked, and at once when a choice is gone', async () => {
    expect(await (await show()).harness.problem()).toBeNull();
    expect(await (await show({}, {}, true)).harness.problem()).toContain('Choose who can view');
    const gone = await show({ privacyLevel: 'PUBLIC_TO_EVERYONE' }, { privacyLevelOptions: ['SELF_ONLY'] });
    expect(await gone.harness.problem()).not.toBeNull();
  });
});
