import { inputBinding, outputBinding } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { choicesForm } from '../../../../test/choices-form.ts';
import { mount } from '../../../../test/mount.ts';
import type { ComposerDraft } from '../data/composer-draft.ts';
import { disclosureLabel } from '../data/publish-request.ts';
import { requiredStrings } from '../util/required-strings.ts';
import { DisclosureHarness } from './disclosure.harness.ts';
import { Disclosure } from './disclosure.ts';

describe('Disclosure', () => {
  async function show(filled: Partial<ComposerDraft> = {}) {
    const { draft, fields, change } = choicesForm(filled);
    const { harness } = await mount(Disclosure, DisclosureHarness, [
      inputBinding('form', () => fields),
      inputBinding('label', () => disclosureLabel(draft())),
      outputBinding<boolean>('disclose', (disclose) => change({ disclose })),
      outputBinding<Partial<ComposerDraft>>('choose', change),
    ]);
    return { harness, draft };
  }

  it('begins with nothing disclosed and no kind to tick', async () => {
    const { harness } = await show();

    expect(await (await harness.disclosing()).isChecked()).toBe(false);
    expect(await (await harness.ai()).isChecked()).toBe(false);
    expect(await harness.kind('Your brand')).toBeNull();
  });

  it('says what is missing, then which label each kind causes', async () => {
    const { harness } = await show();
    await (await harness.disclosing()).check();
    expect(await harness.status()).toBe(requiredStrings.disclosureMissing);

    await (await harness.kind('Your brand'))?.check();
    expect(await harness.status()).toBe(requiredStrings.promotionalLabel);
    await (await harness.kind('Branded content'))?.check();

    expect(await harness.status()).toBe(requiredStrings.paidLabel);
  });

  it('locks branded content for a post that nobody else may see', async () => {
    const { harness } = await show({ disclose: true, privacyLevel: 'SELF_ONLY' });

    expect(await (await harness.kind('Branded content'))?.isDisabled()).toBe(true);
    expect(await (await harness.kind('Your brand'))?.isDisabled()).toBe(false);
  });

  it('tells that AI made it', async () => {
    const { harness, draft } = await show();

    await (await harness.ai()).check();

    expect(draft().aiGenerated).toBe(true);
  });
});
