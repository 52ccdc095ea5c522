import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../../support/composer.ts';
import { sampleVideo } from '../../support/large-video.ts';
import { firstSample } from '../../support/samples.ts';

test('U19: the preview plays the real video under what was written', async ({ composer }) => {
  const page = await composer.open();
  await composer.chooseDemo();
  await page.getByRole('textbox', { name: 'Caption' }).fill('As it will look #studio');
  const video = composer.preview.getByLabel('The chosen video');

  await composer.preview.getByRole('button', { name: 'Play the preview' }).click();

  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0);
  await expect(composer.preview).toContainText('As it will look #studio');
});

test('U20: TikTok gets the very bytes that were chosen, with nothing added', async ({ composer, emulator }) => {
  await composer.open();
  await composer.fill('Untouched');
  await composer.publish();

  const sha256 = createHash('sha256')
    .update(await readFile(sampleVideo(firstSample())))
    .digest('hex');
  await expect
    .poll(async () => (await emulator.effects(composer.username)).map((effect) => effect.sha256), { timeout: 30_000 })
    .toContain(sha256);
});

test('U21: nothing goes to TikTok before the explicit yes', async ({ composer, emulator }) => {
  const page = await composer.open();
  const before = await emulator.calls(composer.username, 'video_init');
  await composer.fill('Wait for my yes', 'Friends');
  await composer.box('Duet').check();
  await composer.publishButton.click();

  const sheet = page.getByRole('dialog', { name: 'Publish this video?' });
  await expect(sheet).toContainText('visible to friends, duet on, comments and stitch off');
  await sheet.getByRole('button', { name: 'Go back' }).click();
  await expect(sheet).toHaveCount(0);
  expect(await emulator.calls(composer.username, 'video_init')).toBe(before);

  await composer.publish();
  await expect.poll(() => emulator.calls(composer.username, 'video_init'), { timeout: 20_000 }).toBe(before + 1);
});

test('U22: before and after publishing it says that TikTok may take a few minutes', async ({ composer }) => {
  const page = await composer.open();
  await expect(page.getByText('it may take a few minutes until the post can be seen on your profile')).toBeVisible();
  await composer.fill('A few minutes');
  await composer.publish();

  await expect(page.getByText(/may take a few minutes until (the post|it) can be seen/)).toBeVisible();
});

test('U23: the state at TikTok is shown as it changes, to the end', async ({ composer }) => {
  const page = await composer.open();
  await composer.fill('Watch me');
  await composer.publish();
  const checking = page
    .getByRole('list', { name: 'Progress' })
    .getByRole('listitem')
    .filter({ hasText: 'TikTok checks' });

  await expect(checking).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
});

test('U24: the AI label is offered, off, and is sent when turned on', async ({ composer, emulator }) => {
  const page = await composer.open();
  await expect(composer.switch('AI-generated content')).not.toBeChecked();
  await composer.fill('Made by a machine');
  await composer.switch('AI-generated content').click();
  await composer.publishButton.click();
  await expect(page.getByRole('dialog')).toContainText('marked as AI-generated');
  await page.getByRole('button', { name: 'Yes, publish' }).click();

  await expect
    .poll(async () => (await emulator.effects(composer.username)).map(({ postInfo }) => postInfo), { timeout: 30_000 })
    .toContainEqual(expect.objectContaining({ title: 'Made by a machine', is_aigc: true }));
});
