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

test('a post whose outcome nobody knows can be asked about again and settled by its link', async ({
  composer,
  emulator,
}) => {
  const page = await composer.open();
  await emulator.fault({ kind: 'stuck', at: 'video_init', account: composer.username });
  await composer.fill('No word from TikTok');
  await composer.publish();
  const asked: unknown[] = [];
  await expect(page.getByText('TikTok looks at the video.')).toBeVisible({ timeout: 30_000 });
  // A day without a word cannot be waited for: the page is told what the API would say then.
  await page.route(/\/api\/publications\/[\w-]+(\/resolve)?$/, async (route) => {
    const url = route.request().url();
    if (url.endsWith('/resolve')) asked.push(route.request().postDataJSON());
    const answer = await page.request.get(url.replace(/\/resolve$/, ''));
    await route.fulfill({ json: { ...((await answer.json()) as object), state: 'unknown' } });
  });
  await page.reload();

  await expect(page.getByRole('heading', { name: 'We do not know whether TikTok posted this' })).toBeVisible();
  await page.getByRole('button', { name: 'Ask TikTok again' }).click();
  await expect(page.getByText('TikTok is being asked again.')).toBeVisible();
  await expect(page.getByText('Only an admin can allow a new attempt.')).toBeVisible();

  await page.getByRole('button', { name: 'It is on TikTok' }).click();
  const postUrl = `${emulator.url}/@${composer.username}/video/7300000000000000777`;
  await page.getByRole('textbox', { name: 'Link of the post' }).fill(postUrl);
  await page.getByRole('textbox', { name: 'How do you know?' }).fill('Seen on the profile.');
  await page.getByRole('button', { name: 'Confirm that it is posted' }).click();

  await expect
    .poll(() => asked)
    .toEqual([{ outcome: 'check_again' }, { outcome: 'on_tiktok', postUrl, reason: 'Seen on the profile.' }]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
