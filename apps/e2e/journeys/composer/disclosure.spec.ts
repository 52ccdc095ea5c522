import { type ComposerPage, expect, test } from '../../support/composer.ts';
import { requiredStrings as required } from '../../support/required-strings.ts';

async function disclose(composer: ComposerPage, ...kinds: string[]): Promise<void> {
  await composer.switch('Content disclosure').click();
  for (const kind of kinds) await composer.box(kind).check();
}

test('U10: the disclosure is off until somebody turns it on, and says what it is for', async ({ composer }) => {
  const page = await composer.open();

  await expect(composer.switch('Content disclosure')).not.toBeChecked();
  await expect(page.getByText('promotes you, a brand, a product or a service')).toBeVisible();
  await expect(composer.box('Your brand')).toHaveCount(0);
});

test('U11: turned on, it asks for your brand, branded content, or both', async ({ composer }) => {
  await composer.open();
  await disclose(composer);

  for (const kind of ['Your brand', 'Branded content']) {
    await expect(composer.box(kind)).not.toBeChecked();
    await composer.box(kind).check();
  }
  await expect(composer.box('Your brand')).toBeChecked();
  await expect(composer.box('Branded content')).toBeChecked();

  await composer.switch('Content disclosure').click();
  await composer.switch('Content disclosure').click();
  await expect(composer.box('Your brand')).not.toBeChecked();
});

for (const { kinds, label, sentence } of [
  { kinds: ['Your brand'], label: required.promotionalLabel, sentence: required.musicDeclaration },
  { kinds: ['Branded content'], label: required.paidLabel, sentence: required.brandedDeclaration },
  { kinds: ['Your brand', 'Branded content'], label: required.paidLabel, sentence: required.brandedDeclaration },
]) {
  test(`U12: ${kinds.join(' and ')} causes its label and its declaration`, async ({ composer }) => {
    const page = await composer.open();
    await disclose(composer, ...kinds);

    await expect(page.getByText(label, { exact: true })).toBeVisible();
    await expect(composer.declaration.getByText(sentence)).toBeVisible();
  });
}

test('U13: turned on with nothing ticked, the button cannot act and its hover text says why', async ({ composer }) => {
  const page = await composer.open();
  await composer.fill('Nothing ticked');
  await disclose(composer);

  await expect(composer.publishButton).toHaveAttribute('aria-disabled', 'true');
  await composer.publishButton.hover({ force: true });
  await expect(composer.hoverText).toHaveText(required.disclosureMissing);
  await composer.tryToPublish();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await composer.box('Your brand').check();
  await expect(composer.publishButton).toHaveAttribute('aria-disabled', 'false');
});

test('U14: with “Only me” chosen, branded content cannot be ticked and says why', async ({ composer }) => {
  const page = await composer.open();
  await composer.chooseAudience('Only me');
  await disclose(composer);

  await expect(composer.box('Branded content')).toBeDisabled();
  await expect(page.getByText('branded content must be visible to others')).toBeVisible();
  await composer.chooseAudience('Friends');
  await expect(composer.box('Branded content')).toBeEnabled();
});

test('U15: with branded content ticked, “Only me” cannot be chosen and its hover text says why', async ({
  composer,
}) => {
  const page = await composer.open();
  await disclose(composer, 'Branded content');
  await composer.audience.click();
  const onlyMe = page.getByRole('option', { name: 'Only me' });

  await expect(onlyMe).toBeDisabled();
  await onlyMe.getByText('Only me').hover({ force: true });
  await expect(composer.hoverText).toHaveText(required.brandedNotPrivate);
  await expect(page.getByRole('option', { name: 'Friends' })).toBeEnabled();
});

test('U16: the declaration is the music confirmation, also for one’s own brand', async ({ composer }) => {
  await composer.open();
  await expect(composer.declaration.getByText(required.musicDeclaration)).toBeVisible();

  await disclose(composer, 'Your brand');

  await expect(composer.declaration.getByText(required.musicDeclaration)).toBeVisible();
});

test('U17: branded content adds its policy to the declaration, and taking it back removes it', async ({ composer }) => {
  await composer.open();
  await disclose(composer, 'Branded content');
  await expect(composer.declaration.getByText(required.brandedDeclaration)).toBeVisible();

  await composer.box('Branded content').uncheck();

  await expect(composer.declaration.getByText(required.musicDeclaration)).toBeVisible();
});

test('U18: the declaration stands before the button and links to TikTok’s own pages', async ({ composer }) => {
  await composer.open();
  await disclose(composer, 'Branded content');

  await expect(composer.declaration.getByRole('link', { name: 'Music Usage Confirmation' })).toHaveAttribute(
    'href',
    required.musicUrl,
  );
  await expect(composer.declaration.getByRole('link', { name: 'Branded Content Policy' })).toHaveAttribute(
    'href',
    required.brandedUrl,
  );
  const [text, button] = [
    await composer.declaration.getByText('By posting').boundingBox(),
    await composer.publishButton.boundingBox(),
  ];
  expect(text?.y ?? 0).toBeLessThan(button?.y ?? 0);
});
