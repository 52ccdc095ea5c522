import { expect, test } from '../support/composer.ts';

test('a post that failed at TikTok says why and goes through when it is tried again', async ({
  composer,
  emulator,
}) => {
  const page = await composer.open();
  await emulator.fault({ kind: 'fail_reason', at: 'video_init', account: composer.username, reason: 'internal' });
  await composer.fill('Second try');
  await composer.publish();

  await expect(page.getByRole('heading', { name: 'This was not posted' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('TikTok had a problem of its own.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 30_000 });
  expect(await emulator.effects(composer.username)).toHaveLength(1);
});

test('a post TikTok refuses for good is not offered to be tried unchanged', async ({ composer, emulator }) => {
  const page = await composer.open();
  const before = await emulator.effects(composer.username);
  await emulator.fault({ kind: 'fail_reason', at: 'video_init', account: composer.username, reason: 'spam_risk_text' });
  await composer.fill('Buy buy buy');
  await composer.publish();

  await expect(page.getByText('TikTok judged the caption to be spam.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Start again with this video' })).toBeVisible();
  expect(await emulator.effects(composer.username)).toHaveLength(before.length);
});
