import { expect, test } from '../../support/composer.ts';

test('U6: an audience TikTok withdrew meanwhile is refused, nothing is sent, and the form offers what is left', async ({
  composer,
  emulator,
}) => {
  const page = await composer.open();
  await composer.fill('For everyone');
  await emulator.changeAccount(composer.username, { private: true });
  await composer.publish();

  await expect(page.getByRole('alert').filter({ hasText: 'TikTok does not offer this audience' })).toBeVisible();
  await expect(page.getByText('Choose who can view this video again').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Caption' })).toHaveValue('For everyone');
  expect(await emulator.effects(composer.username)).toEqual([]);

  await composer.chooseAudience('Followers');
  await composer.publish();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
});

test('U8: what changed after publishing was pressed stops the post, says what changed, and can be tried again', async ({
  composer,
  emulator,
}) => {
  const page = await composer.open();
  await composer.fill('With comments');
  await composer.box('Comment').check();
  // TikTok cannot be asked while the request is taken, so the change is noticed only right before sending.
  await emulator.fault({
    kind: 'code',
    at: 'creator_info',
    account: composer.username,
    code: 'internal_error',
    times: 3,
  });
  await emulator.changeAccount(composer.username, { commentDisabled: true });
  await composer.publish();

  await expect(page.getByRole('heading', { name: 'This post needs you' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Comments are switched off in the account’s TikTok settings.')).toBeVisible();
  const before = await emulator.calls(composer.username, 'video_init');

  await emulator.changeAccount(composer.username, { commentDisabled: false });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 30_000 });
  expect(await emulator.calls(composer.username, 'video_init')).toBe(before + 1);
});
