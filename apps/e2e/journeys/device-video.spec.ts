import { writeFile } from 'node:fs/promises';
import { expect, test } from '../support/test.ts';
import { sampleVideo, writeLargeVideo } from '../support/large-video.ts';
import { chooseFile, publishDirectly } from '../support/people.ts';
import { firstSample } from '../support/samples.ts';

test('a file from the device becomes a draft in the TikTok inbox', async ({ creator, emulator }) => {
  const { page, username } = creator;
  await chooseFile(page, sampleVideo(firstSample()));
  await page.getByRole('radio', { name: 'Send as draft' }).check();
  await expect(page.getByText('TikTok asks you this in the app')).toBeVisible();

  await page.getByRole('button', { name: 'Send draft to TikTok' }).click();
  await page.getByRole('button', { name: 'Yes, send draft' }).click();

  await expect(page.getByRole('heading', { name: 'Draft delivered' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText('Open the TikTok app on your phone.')).toBeVisible();
  expect(await emulator.effects(username)).toMatchObject([{ mode: 'draft' }]);
});

test('a 70 MB video travels to TikTok in several chunks, byte for byte', async ({ creator, emulator }, testInfo) => {
  test.setTimeout(180_000);
  const { page, username } = creator;
  const path = testInfo.outputPath('large.mp4');
  const sha256 = await writeLargeVideo(path, firstSample(), 70_000_000);

  await chooseFile(page, path);
  await publishDirectly(page, 'A long way');

  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 90_000 });
  expect(await emulator.effects(username)).toMatchObject([{ sha256, sizeBytes: 70_000_000 }]);
  const answers = await emulator.chunkAnswers(username);
  expect(answers.length).toBeGreaterThan(2);
  expect(answers.at(-1)).toBe(201);
  expect(new Set(answers.slice(0, -1))).toEqual(new Set([206]));
});

test('a file TikTok would refuse is refused before a byte is sent, with the reason', async ({ creator }, testInfo) => {
  const { page } = creator;
  const path = testInfo.outputPath('not-a-video.mp4');
  await writeFile(path, 'this is only called a video');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(request.url());
  });

  await page.getByText('From this device').click();
  await page.getByLabel('Choose a video file').setInputFiles(path);

  await expect(page.getByRole('alert')).toContainText('not-a-video.mp4');
  expect(sent).toEqual([]);
});
