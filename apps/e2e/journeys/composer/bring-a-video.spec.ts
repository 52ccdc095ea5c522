import { readFile } from 'node:fs/promises';
import { expect, test } from '../../support/composer.ts';
import { sampleVideo } from '../../support/large-video.ts';
import { chooseFile } from '../../support/people.ts';
import { firstSample } from '../../support/samples.ts';

test('a file pasted anywhere on the page becomes the chosen video', async ({ composer }) => {
  const page = await composer.open();
  const base64 = (await readFile(sampleVideo(firstSample()))).toString('base64');

  await page.evaluate((text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'pasted clip.mp4', { type: 'video/mp4' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, base64);

  await expect(page.getByRole('button', { name: 'Change video' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('pasted clip')).toBeVisible();
});

test('a video from the device gets a still of its own', async ({ composer }) => {
  const page = await composer.open();
  await chooseFile(page, sampleVideo(firstSample()));

  const answer = await page.request.get('/api/videos?origin=device');
  const { items } = (await answer.json()) as { items: { posterUrl: string | null }[] };
  const still = await page.request.get(items[0]?.posterUrl ?? '/no-still');
  expect(still.headers()['content-type']).toBe('image/jpeg');
  expect((await still.body()).length).toBeLessThanOrEqual(300_000);
});
