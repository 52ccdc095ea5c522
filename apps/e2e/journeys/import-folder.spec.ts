import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { sampleVideo, writeLargeVideo } from '../support/large-video.ts';
import { firstSample } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';

test.afterEach(async ({ importDirectory }) => {
  for (const name of await readdir(importDirectory)) await rm(join(importDirectory, name), { recursive: true });
});

test('an admin registers files that lie on the server, by keyboard, and no file twice', async ({
  admin,
  importDirectory,
}) => {
  const mark = crypto.randomUUID().slice(0, 6);
  await mkdir(join(importDirectory, 'day 1'));
  await writeLargeVideo(join(importDirectory, 'day 1', `${mark}_dawn.mp4`), firstSample(), 3_000_000);
  await writeLargeVideo(join(importDirectory, `${mark}_gone.mp4`), firstSample(), 3_000_100);
  await copyFile(sampleVideo(firstSample()), join(importDirectory, 'bundled.mp4'));
  await writeFile(join(importDirectory, 'broken.mp4'), 'not a video');
  await admin.goto('/admin');
  const rows = admin.getByRole('list', { name: 'Files in the import folder' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'bundled.mp4' })).toContainText('in the catalog as');
  await expect(rows.filter({ hasText: 'bundled.mp4' }).getByRole('checkbox')).toBeDisabled();

  await admin.getByRole('button', { name: 'Tick everything new' }).press('Enter');
  await admin.getByLabel(`Title of day 1/${mark}_dawn.mp4`).fill(`${mark} at dawn`);
  await rm(join(importDirectory, `${mark}_gone.mp4`));
  for (const colorScheme of ['light', 'dark'] as const) {
    await admin.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect((await new AxeBuilder({ page: admin }).analyze()).violations).toEqual([]);
  }
  const registered = admin.waitForResponse(
    (answer) => answer.url().endsWith('/api/imports') && answer.request().method() === 'GET',
  );
  await admin.getByRole('button', { name: 'Register 3' }).press('Enter');
  await registered;

  await expect(rows.filter({ hasText: 'broken.mp4' })).toContainText('TikTok would not take it');
  await expect(rows.filter({ hasText: `${mark}_dawn` })).toContainText(`in the catalog as “${mark} at dawn”`);
  await expect(rows.filter({ hasText: `${mark}_gone` })).toHaveCount(0);
  await admin.goto('/catalog');
  await admin.getByRole('searchbox').fill(mark);
  await expect(admin.getByRole('article', { name: `${mark} at dawn` })).toBeVisible();
  await expect(admin.getByRole('article')).toHaveCount(1);
  // Drawn by the admin's browser: the server has no decoder.
  const picture = admin.getByRole('article', { name: `${mark} at dawn` }).locator('img');
  await expect(picture).toHaveAttribute('src', /\/poster/);
});
