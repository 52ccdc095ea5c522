import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UnreadableVideoError } from './index.ts';
import { readVideoFileFacts } from './node.ts';

const mediaPath = (name: string) => new URL(`../test/media/${name}`, import.meta.url).pathname;

describe('a video that strangers sent', () => {
  let folder: string;
  let good: Uint8Array;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'video-facts-'));
    good = new Uint8Array(await readFile(mediaPath('good.mp4')));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function outcomeOf(bytes: Uint8Array, timeoutMs?: number): Promise<string> {
    const path = join(folder, 'sent.mp4');
    await writeFile(path, bytes);
    try {
      return (await readVideoFileFacts(path, { timeoutMs })).container;
    } catch (error) {
      if (error instanceof UnreadableVideoError) return error.reason;
      throw error;
    }
  }

  test('gives its facts', async () => {
    expect(await outcomeOf(good)).toBe('mp4');
  });

  test('is refused when it is no video', async () => {
    expect(await outcomeOf(new TextEncoder().encode('no video'))).toBe('unknown_format');
  });

  test('is refused in time when its tables claim thousands of millions of frames', async () => {
    const frameCount = Buffer.from(good).indexOf('stts') + 12;
    const damaged = good.slice().fill(0xff, frameCount, frameCount + 4);

    expect(await outcomeOf(damaged, 1500)).toBe('malformed');
  });

  test('never ends the process, wherever it is damaged', async () => {
    for (let at = 0; at < 2400; at += 149) {
      const damaged = good.slice().fill(0xff, at, at + 16);

      expect(['mp4', 'mov', 'unknown_format', 'no_picture', 'incomplete', 'malformed']).toContain(
        await outcomeOf(damaged, 1500),
      );
    }
  }, 60_000);

  test('keeps the error of a file that is not there', async () => {
    await expect(readVideoFileFacts(mediaPath('missing.mp4'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
