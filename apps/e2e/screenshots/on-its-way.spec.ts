import { expect, test } from '../support/composer.ts';
import { choose, kept, type LargeVideo, largeVideo } from '../support/uploading.ts';
import { UploadLine } from '../support/upload-line.ts';
import { shoot } from './shoot.ts';

let video: LargeVideo;

test.beforeAll(async () => {
  video = await largeVideo();
});

test.afterAll(() => video.remove());

test('publishing while the video is on its way', async ({ composer }) => {
  const page = await composer.open();
  // Slow enough for six pictures of each state.
  const line = await UploadLine.of(page, 700_000);
  await choose(page, video);
  await expect.poll(() => line.offsets.length).toBeGreaterThan(0);
  await expect(page.getByText(kept)).toBeVisible();
  await page.getByRole('textbox', { name: 'Caption' }).fill('Evening light over the bay #studio');
  await composer.tryToPublish();
  await shoot(page, 'publish-uploading');

  const question = page.getByRole('dialog', { name: 'Leave while the video is on its way?' });
  await page.getByRole('link', { name: 'Posts' }).first().click();
  await expect(question).toBeVisible();
  await shoot(page, 'publish-leave', false);
  await question.getByRole('button', { name: 'Stay' }).click();

  await page.context().setOffline(true);
  await line.set({ offline: true });
  await expect(page.getByText('No network. What you filled in is kept')).toBeVisible();
  await shoot(page, 'publish-offline');
  await page.context().setOffline(false);
  await line.set({ offline: false });
  await page.getByRole('button', { name: 'Cancel upload' }).click();
});

test('sending a draft', async ({ composer }) => {
  const page = await composer.open({ displayName: 'Maximiliane-Theodora von Hohenstein-Waldburg' });
  await page.getByRole('radio', { name: 'Send as draft' }).check();
  await composer.chooseDemo();
  await shoot(page, 'publish-draft');
  await page.getByRole('button', { name: 'Send draft to TikTok' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'publish-draft-question', false);
});

test('choosing from the catalog, at a chosen time', async ({ composer }) => {
  const page = await composer.open();
  await page.getByText('From the catalog').click();
  await expect(page.getByRole('list', { name: 'Catalog videos' })).toBeVisible();
  await page.getByText('At a chosen time').click();
  await shoot(page, 'publish-picking');
});
