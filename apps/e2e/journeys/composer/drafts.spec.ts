import { type ComposerPage, expect, test } from '../../support/composer.ts';
import { signInQuickly } from '../../support/sign-in.ts';

async function sendDraft({ page }: Pick<ComposerPage, 'page'>): Promise<void> {
  await page.getByRole('button', { name: 'Send draft to TikTok' }).click();
  await page.getByRole('button', { name: 'Yes, send draft' }).click();
}

test('U25: a draft is said to wait in the TikTok inbox, before and after', async ({ composer }) => {
  const page = await composer.open();
  await page.getByRole('radio', { name: 'Send as draft' }).check();
  await expect(page.getByText('Open the notification in your TikTok inbox to edit and post the draft.')).toBeVisible();
  await composer.chooseDemo();
  await sendDraft(composer);

  await expect(page.getByRole('heading', { name: 'Draft delivered' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Go to Inbox and tap the notification about your draft.')).toBeVisible();
});

test('U26: a draft asks and sends nothing that is chosen in the TikTok app', async ({ composer, emulator }) => {
  const page = await composer.open();
  await composer.fill('Left behind', 'Friends');
  await page.getByRole('radio', { name: 'Send as draft' }).check();

  await expect(page.getByText('TikTok asks you this in the app')).toBeVisible();
  await expect(composer.audience).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('switch')).toHaveCount(0);
  await sendDraft(composer);

  await expect
    .poll(async () => (await emulator.effects(composer.username)).filter(({ mode }) => mode === 'draft').length, {
      timeout: 30_000,
    })
    .toBeGreaterThan(0);
  const effects = await emulator.effects(composer.username);
  expect(effects.map(({ postInfo }) => postInfo)).toEqual(effects.map(() => null));
});

test('U27: who allowed drafts only is named from the sign-in and can send drafts', async ({
  browser,
  emulator,
  installation: { portalUrl },
  adminState,
}) => {
  const username = await emulator.newAccount({ displayName: 'Drafts Only' });
  const entrance = { baseURL: portalUrl, emulator, adminState };
  const state = await signInQuickly(entrance, username, ['user.info.basic', 'video.upload']);
  const context = await browser.newContext({ baseURL: portalUrl, storageState: state });
  const page = await context.newPage();
  await page.goto('/publish');

  await expect(page.getByRole('group', { name: 'Account' })).toContainText('Drafts Only');
  await expect(page.getByRole('radio', { name: 'Post directly' })).toBeDisabled();
  await expect(page.getByRole('radio', { name: 'Send as draft' })).toBeChecked();
  await expect(page.getByRole('link', { name: 'Allow posting directly' })).toBeVisible();
  await page.getByRole('button', { name: 'Use the demo video' }).click();
  await sendDraft({ page });

  await expect(page.getByRole('heading', { name: 'Draft delivered' })).toBeVisible({ timeout: 30_000 });
  expect(await emulator.calls(username, 'creator_info')).toBe(0);
  await context.close();
});

test('U28: too many waiting drafts are explained, with what to do', async ({ composer, emulator }) => {
  const page = await composer.open({ caps: { pendingSharesPer24h: 0 } });
  await page.getByRole('radio', { name: 'Send as draft' }).check();
  await composer.chooseDemo();
  await sendDraft(composer);

  await expect(page.getByText('Five drafts are already waiting in your TikTok inbox')).toBeVisible({ timeout: 30_000 });
  await emulator.changeAccount(composer.username, { caps: { pendingSharesPer24h: 5 } });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Draft delivered' })).toBeVisible({ timeout: 30_000 });
});
