import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { fileSource } from './node.ts';
import { readVideoFacts, UnreadableVideoError, type VideoFacts } from './index.ts';

const mediaPath = (name: string) => new URL(`../test/media/${name}`, import.meta.url).pathname;
const blobOf = async (name: string) => new Blob([await readFile(mediaPath(name))]);
const factsOf = async (name: string) => readVideoFacts(await fileSource(mediaPath(name)));
const reasonOf = (reading: Promise<VideoFacts>) =>
  reading.then(
    () => 'readable',
    (error: unknown) => (error instanceof UnreadableVideoError ? error.reason : error),
  );

describe('the facts of a video', () => {
  test.each([
    ['good.mp4', { container: 'mp4', videoCodec: 'h264', audioCodec: 'aac', width: 360, height: 640, frameRate: 30 }],
    ['silent.webm', { container: 'webm', videoCodec: 'vp9', audioCodec: null, width: 360, height: 640, frameRate: 30 }],
    ['silent.mov', { container: 'mov', videoCodec: 'h264', audioCodec: null, width: 360, height: 640, frameRate: 30 }],
    ['15-frames.mp4', { container: 'mp4', frameRate: 15 }],
    ['60-frames.webm', { container: 'webm', frameRate: 60 }],
    ['320-wide.mp4', { width: 320, height: 568 }],
    ['turned.mp4', { width: 360, height: 640 }],
    ['mpeg4.mp4', { container: 'mp4', videoCodec: 'mp4v' }],
    ['vp8.mkv', { container: 'mkv', videoCodec: 'vp8' }],
  ])('%s are read from its bytes', async (name, expected) => {
    expect(await factsOf(name)).toMatchObject(expected);
  });

  test('include the duration in milliseconds and the size in bytes', async () => {
    const { durationMs, sizeBytes } = await factsOf('silent.mov');

    expect(durationMs).toBe(1000);
    expect(sizeBytes).toBe((await readFile(mediaPath('silent.mov'))).byteLength);
  });

  test('are the same from a Blob as from the disk', async () => {
    expect(await readVideoFacts(await blobOf('good.mp4'))).toEqual(await factsOf('good.mp4'));
  });
});

describe('bytes that are no video', () => {
  test.each([
    ['nothing at all', async () => new Blob([]), 'empty'],
    ['a text file', async () => new Blob(['Call me Ishmael. '.repeat(200)]), 'unknown_format'],
    ['only sound', () => blobOf('sound-only.mp4'), 'no_picture'],
    ['the first half of an MP4', async () => firstHalf(await blobOf('good.mp4')), 'incomplete'],
    ['the first half of a WebM', async () => firstHalf(await blobOf('silent.webm')), 'incomplete'],
    ['an MP4 with its end cut off', async () => (await blobOf('good.mp4')).slice(0, -40), 'incomplete'],
  ])('%s are named as such', async (_what, blob, reason) => {
    expect(await reasonOf(readVideoFacts(await blob()))).toBe(reason);
  });

  test('say so as a refusal', () => {
    const { refusal } = new UnreadableVideoError('empty');

    expect(refusal).toEqual({ code: 'file_format_check_failed', message: 'The file is empty.' });
  });
});

describe('a source that fails', () => {
  test('is reported as it failed, not as a bad video', async () => {
    const broken = new Error('disk gone');
    const reading = readVideoFacts({ sizeBytes: 1000, read: () => Promise.reject(broken) });

    await expect(reading).rejects.toBe(broken);
  });

  test('a missing file keeps its own error', async () => {
    await expect(fileSource(mediaPath('missing.mp4'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('is closed whatever happens', async () => {
    let closed = 0;
    const source = { sizeBytes: 0, read: () => Promise.reject(new Error('unused')), close: async () => void closed++ };

    await reasonOf(readVideoFacts(source));

    expect(closed).toBe(1);
  });
});

function firstHalf(blob: Blob): Blob {
  return blob.slice(0, blob.size / 2);
}
