import { expect, test } from '../../support/composer.ts';
import { sampleVideo } from '../../support/large-video.ts';
import { firstSample } from '../../support/samples.ts';

test('U1: TikTok is asked what the creator may do each time the page opens', async ({ composer, emulator }) => {
  const { username } = composer;
  const before = await emulator.calls(username, 'creator_info');
  const page = await composer.open();
  await expect(composer.box('Comment')).toBeEnabled();
  await emulator.changeAccount(username, { commentDisabled: true });

  await page.getByRole('link', { name: 'Posts' }).first().click();
  // Who turns back before the other page is there has never left this one.
  await expect(page.getByRole('heading', { level: 1, name: 'Posts' })).toBeVisible();
  await page.getByRole('link', { name: 'Publish', exact: true }).first().click();

  await expect(composer.box('Comment')).toBeDisabled();
  expect(await emulator.calls(username, 'creator_info')).toBe(before + 2);
});

test('U2: the account is named as TikTok names it now, with picture and handle', async ({ composer }) => {
  await composer.open({ displayName: 'Noa & the Long Night of Lights' });

  await expect(composer.account).toContainText('Posting to');
  await expect(composer.account).toContainText('Noa & the Long Night of Lights');
  await expect(composer.account).toContainText(`@${composer.username}`);
  await expect(composer.account.locator('img')).toHaveJSProperty('complete', true);
});

for (const [code, title] of [
  ['spam_risk_too_many_posts', 'This account has posted enough for today'],
  ['spam_risk_user_banned_from_posting', 'TikTok does not let this account post'],
  ['reached_active_user_cap', 'The studio has reached its limit for today'],
] as const) {
  test(`U3: nothing can be filled in while TikTok says ${code}`, async ({ composer, emulator }) => {
    const { username } = composer;
    await emulator.fault({ kind: 'code', at: 'creator_info', account: username, code, status: 200, times: 'always' });
    const page = await composer.open();

    await expect(page.getByText(title)).toBeVisible();
    await expect(page.getByText(/Try again|try again/)).toBeVisible();
    await expect(composer.publishButton).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Caption' })).toHaveCount(0);

    await emulator.noFaults();
    await page.getByRole('button', { name: 'Ask TikTok again' }).click();
    await expect(composer.publishButton).toBeVisible();
  });
}

test('U4: a video longer than the account may post is stopped, from the catalog and from the device', async ({
  composer,
}) => {
  const page = await composer.open({ maxVideoPostDurationSec: 3 });
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await expect(composer.account).toContainText('Videos up to 3 seconds');

  await composer.fill('Too long');
  await composer.tryToPublish();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^Choose a shorter video: this one lasts \d+ seconds/ })).toBeVisible();

  await page.getByRole('button', { name: 'Change video' }).click();
  await page.getByText('From this device').click();
  await page.getByLabel('Choose a video file').setInputFiles(sampleVideo(firstSample()));
  await expect(page.getByRole('alert').filter({ hasText: 'TikTok would not take' })).toBeVisible();
  expect(sent).toEqual([]);
});
