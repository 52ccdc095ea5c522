import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { sampleVideo } from '../support/large-video.ts';
import { firstSample } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowcast-many-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('several files become catalog videos, and one that is none stops no other', async ({ admin }) => {
  const mark = crypto.randomUUID().slice(0, 6);
  const files = [`${mark}_one.mp4`, `${mark}_two.mp4`];
  for (const name of files) await copyFile(sampleVideo(firstSample()), join(folder, name));
  await writeFile(join(folder, 'broken.mp4'), 'not a video at all');
  await admin.goto('/admin');
  await admin
    .getByLabel('Choose video files')
    .setInputFiles([...files, 'broken.mp4'].map((name) => join(folder, name)));
  const rows = admin.getByRole('list', { name: 'Files to register' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'broken.mp4' })).toContainText('TikTok would not take it');
  await rows.filter({ hasText: files[1] }).getByLabel('Title').fill(`${mark} second`);
  await rows.filter({ hasText: files[1] }).getByLabel('More tags').fill('own');
  await admin.getByLabel('Tags for all').fill('common');
  await admin.getByRole('button', { name: 'Register 2 videos' }).press('Enter');

  await expect(admin.getByText('2 videos are in the catalog now.')).toBeVisible({ timeout: 60_000 });
  const found = (await (await admin.request.get(`/api/videos?search=${mark}`)).json()) as {
    items: { title: string; tags: string[]; posterUrl: string | null }[];
  };
  expect(
    found.items.map(({ title, tags }) => ({ title, tags })).sort((a, b) => a.title.localeCompare(b.title)),
  ).toEqual([
    { title: `${mark} one`, tags: ['common'] },
    { title: `${mark} second`, tags: ['common', 'own'] },
  ]);
  await rows.getByRole('button', { name: 'Remove: broken.mp4' }).press('Enter');
  await expect(rows).toHaveCount(2);
});

test('a folder brings its videos, and says what it left out; an upload that stops can be tried again', async ({
  admin,
}) => {
  const mark = crypto.randomUUID().slice(0, 6);
  await mkdir(join(folder, 'shoot'));
  await copyFile(sampleVideo(firstSample()), join(folder, 'shoot', `${mark}.mp4`));
  await writeFile(join(folder, 'shoot', 'notes.txt'), 'x');
  await admin.goto('/admin');
  const refuse = (url: URL) => url.pathname === '/api/uploads';
  await admin.route(refuse, (route) =>
    route.fulfill({
      status: 413,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Large',
        detail: 'Too large.',
        status: 413,
        code: 'payload_too_large',
        correlationId: 'r',
      }),
    }),
  );
  await admin.getByLabel('Choose a folder').setInputFiles(join(folder, 'shoot'));
  const row = admin.getByRole('list', { name: 'Files to register' }).getByRole('listitem');
  await expect(admin.getByText('1 other file was left out')).toBeVisible();
  await expect(row).toContainText('Upload stopped');
  await expect(row).toContainText('Too large.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await admin.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect((await new AxeBuilder({ page: admin }).analyze()).violations).toEqual([]);
  }
  await admin.unroute(refuse);

  await row.getByRole('button', { name: `Try again: ${mark}.mp4` }).press('Enter');
  await expect(row).toContainText('Uploaded, not registered', { timeout: 60_000 });
});
