import { type Binding, inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { declarationFor, type Publication, type PublishMode } from '@flowcast/shared-models';
import { within } from '@testing-library/dom';
import { publication } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import { ApiError } from '../../shared/data/api-error.ts';
import { publishCopy } from '../copy.ts';
import { PublishActionHarness } from './publish-action.harness.ts';
import { PublishAction } from './publish-action.ts';

const noAudience = { field: 'privacyLevel', message: 'Choose who can view this video' };
const lost = new ApiError('offline', 'Gone.');
const inputs = (values: Record<string, unknown>): Binding[] =>
  Object.entries(values).map(([name, value]) => inputBinding(name, () => value));

describe('PublishAction', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
  });

  async function show(values: Record<string, unknown> = {}, mode: PublishMode = 'direct') {
    const heard = { publish: jest.fn(), further: jest.fn(), keepFormer: jest.fn<(kept: Publication) => void>() };
    const declaration = declarationFor({ brandedContent: false });
    const { harness } = await mount(PublishAction, PublishActionHarness, [
      ...inputs({ mode, declaration, missing: [], ...values }),
      outputBinding('publish', heard.publish),
      outputBinding('further', heard.further),
      outputBinding<Publication>('keepFormer', heard.keepFormer),
    ]);
    return { harness, ...heard };
  }

  it.each([
    ['direct', false, publishCopy.action.direct, publishCopy.processingNotice],
    ['draft', false, publishCopy.action.draft, publishCopy.draftInbox],
    ['direct', true, publishCopy.actionLater.direct, publishCopy.processingNotice],
  ] as const)('names what the button does: %s, later %s', async (mode, later, word, hint) => {
    const { harness } = await show({ later }, mode);

    expect([await harness.word(), await harness.hint()]).toEqual([word, hint]);
  });

  it('is never mute: while something is missing it says what, and can still be pressed', async () => {
    const { harness, publish } = await show({ missing: [noAudience] });
    expect([await harness.isOff(), await harness.missing()]).toEqual([true, [noAudience.message]]);
    expect(await harness.problem()).toBeNull();

    await harness.press();

    expect(publish).toHaveBeenCalledTimes(1);
    const asked = await show({ missing: [noAudience], asked: true });
    expect(await asked.harness.problem()).toContain(noAudience.message);
  });

  it('says that a lost answer is no reason to fear a second post', async () => {
    const { harness } = await show({ error: lost });

    expect(await harness.problem()).toContain(publishCopy.answerLostText);
  });

  it('asks which post is meant when the studio has the former one', async () => {
    const former = publication();
    const { harness, further, keepFormer } = await show({ error: lost, former });
    await within(document.body).findByText(/“Last light”/);
    const question = await harness.former();
    expect(await question?.text()).toContain('“Last light” for @ava.studio');
    expect(await question?.address()).toBe(`/posts/${former.id}`);

    await question?.keep();
    await question?.sendFurther();

    expect(keepFormer.mock.calls).toEqual([[former]]);
    expect(further).toHaveBeenCalledTimes(1);
  });
});
