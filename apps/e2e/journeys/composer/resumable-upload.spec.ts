import { expect, test } from '../../support/composer.ts';
import { arrivedAfter, choose, kept, type LargeVideo, largeVideo, uploading } from '../../support/uploading.ts';

let video: LargeVideo;

test.setTimeout(120_000);

test.beforeAll(async () => {
  video = await largeVideo();
});
test.afterAll(() => video.remove());

test('an upload tells speed and time left', async ({ composer }) => {
  const { page } = await uploading(composer, video);

  await expect(page.getByText(/MB of 70 MB · [\d.]+ (kB|MB)\/s · \d+ seconds left/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel upload' }).click();
});

test('an upload goes on by itself after a reload', async ({ composer }) => {
  const { page, line } = await uploading(composer, video);
  await expect(page.getByText(kept)).toBeVisible();
  const earlier = line.offsets.length;

  await page.reload();

  await expect(page.getByText('Goes on where it stopped last time.')).toBeVisible();
  await arrivedAfter(earlier, { page, line, video });
});

test('an upload waits while the network is gone, says so, and goes on', async ({ composer }) => {
  const { page, line } = await uploading(composer, video);
  await line.set({ offline: true });
  await expect(page.getByText('Waiting for the network', { exact: true })).toBeVisible();
  const earlier = line.offsets.length;

  await line.set({ offline: false });

  await arrivedAfter(earlier, { page, line, video });
});

test('what the browser cannot keep is asked for again after a reload, and goes on where it stopped', async ({
  composer,
}) => {
  await composer.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here.', 'SecurityError');
    };
  });
  const { page, line } = await uploading(composer, video);
  await expect(page.getByText('choose the same file again')).toBeVisible();
  const earlier = line.offsets.length;

  await page.reload();
  await expect(page.getByText('“a long take.mp4” did not arrive completely')).toBeVisible();
  await choose(page, video);

  await arrivedAfter(earlier, { page, line, video });
});

test('leaving the page while a video is on its way asks, and coming back goes on', async ({ composer }) => {
  const { page, line } = await uploading(composer, video);
  await expect(page.getByText(kept)).toBeVisible();
  const question = page.getByRole('dialog', { name: 'Leave while the video is on its way?' });
  await page.getByRole('link', { name: 'Posts' }).first().click();
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(page).toHaveURL(/\/publish$/);

  await page.getByRole('link', { name: 'Posts' }).first().click();
  await question.getByRole('button', { name: 'Leave and stop the upload' }).click();
  await expect(page).toHaveURL(/\/posts$/);
  const earlier = line.offsets.length;
  await page.getByRole('link', { name: 'Publish', exact: true }).first().click();

  await arrivedAfter(earlier, { page, line, video });
});

test('a cancelled upload is gone, also after a reload', async ({ composer }) => {
  const { page } = await uploading(composer, video);
  const removed = page.waitForRequest((request) => request.method() === 'DELETE');
  await page.getByRole('button', { name: 'Cancel upload' }).click();
  await removed;
  await expect(page.getByLabel('Choose a video file')).toBeVisible();

  await page.reload();

  await expect(page.getByRole('button', { name: 'Use the demo video' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel upload' })).toHaveCount(0);
  await expect(page.getByText('did not arrive completely')).toHaveCount(0);
});

test('a second tab waits for the upload of the first and then has the video', async ({ composer }) => {
  const { page } = await uploading(composer, video);
  const other = await page.context().newPage();
  await other.goto('/publish');
  await expect(other.getByText('Another tab is uploading a video for this form.')).toBeVisible();

  await expect(page.getByRole('button', { name: 'Change video' })).toBeVisible({ timeout: 60_000 });

  await expect(other.getByRole('button', { name: 'Change video' })).toBeVisible();
  await expect(other.getByText('Another tab is uploading')).toHaveCount(0);
});
