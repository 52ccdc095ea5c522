import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ComposerPage } from './composer.ts';
import { writeLargeVideo } from './large-video.ts';
import { firstSample } from './samples.ts';
import { UploadLine } from './upload-line.ts';

const sizeBytes = 70_000_000;
/** Said once the browser has a copy of the file. */
export const kept = 'If this page is closed, it goes on by itself when you come back.';

/** A file of 70 MB that plays. */
export interface LargeVideo {
  path: string;
  sha256: string;
  remove(): Promise<void>;
}

interface OnItsWay {
  page: Page;
  line: UploadLine;
}

export async function largeVideo(): Promise<LargeVideo> {
  const directory = await mkdtemp(join(tmpdir(), 'flowcast-large-'));
  const path = join(directory, 'a long take.mp4');
  const sha256 = await writeLargeVideo(path, firstSample(), sizeBytes);
  return { path, sha256, remove: () => rm(directory, { recursive: true, force: true }) };
}

export async function choose(page: Page, { path }: LargeVideo): Promise<void> {
  await page.getByText('From this device').click();
  await page.getByLabel('Choose a video file').setInputFiles(path);
}

/** A large video on its way, with some pieces already at the studio. */
export async function uploading(composer: ComposerPage, video: LargeVideo): Promise<OnItsWay> {
  const page = await composer.open();
  const line = await UploadLine.of(page);
  await choose(page, video);
  await expect.poll(() => line.offsets.at(-1) ?? 0).toBeGreaterThan(0);
  return { page, line };
}

/** It arrived byte for byte, in one upload, and after `earlier` pieces none was sent from the beginning again. */
export async function arrivedAfter(earlier: number, { page, line, video }: OnItsWay & { video: LargeVideo }) {
  await expect(page.getByRole('button', { name: 'Change video' })).toBeVisible({ timeout: 60_000 });
  const answer = await page.request.get('/api/videos?origin=device');
  const { items } = (await answer.json()) as { items: { sha256: string }[] };
  expect(items[0]?.sha256).toBe(video.sha256);
  expect(line.begun).toBe(1);
  expect(line.offsets.length).toBeGreaterThan(earlier);
  expect(Math.min(...line.offsets.slice(earlier))).toBeGreaterThan(0);
}
