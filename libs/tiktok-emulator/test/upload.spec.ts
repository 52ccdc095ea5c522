import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskByteStore } from '../src/node.ts';
import type { ByteStore } from '../src/index.ts';
import { Emulated, fileSource, put, sha256, textAt } from './kit/emulated.ts';

const chunkBytes = 5 * 1024 ** 2;

function pattern(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(size));
}

async function startUpload(size: number, chunk = size, options: { byteStore?: ByteStore } = {}) {
  const emulated = new Emulated({ switches: { mediaProbe: 'accept-all', rateLimits: 'off' }, ...options });
  const session = await emulated.signIn();
  const init = await session.initDirect({}, fileSource(size, chunk));
  const publishId = textAt(init, 'data', 'publish_id');
  const send = (bytes: Uint8Array<ArrayBuffer>, first = 0, headers: Record<string, string> = {}) =>
    put(emulated, textAt(init, 'data', 'upload_url'), bytes, { first, total: size, headers });
  const uploadedBytes = async () =>
    ((await session.status(publishId)).body.data as Record<string, unknown>).uploaded_bytes;
  return { emulated, session, publishId, send, uploadedBytes, url: textAt(init, 'data', 'upload_url') };
}

describe('sending chunks', () => {
  it('answers 206 until the last one, which gets 201, and tells how far it is', async () => {
    const video = pattern(chunkBytes * 2 + 123);
    const { send, uploadedBytes } = await startUpload(video.byteLength, chunkBytes);

    const first = await send(video.slice(0, chunkBytes));
    expect([first.status, first.headers.get('content-range')]).toEqual([
      206,
      `bytes 0-${chunkBytes}/${video.byteLength}`,
    ]);
    expect(await first.text()).toBe('');
    expect(await uploadedBytes()).toBe(chunkBytes);

    const last = await send(video.slice(chunkBytes), chunkBytes);
    expect([last.status, last.headers.get('content-range')]).toEqual([
      201,
      `bytes 0-${video.byteLength}/${video.byteLength}`,
    ]);
    expect(await uploadedBytes()).toBe(video.byteLength);
  });

  it('keeps the bytes as they were sent', async () => {
    const video = pattern(chunkBytes * 2 + 77);
    const { emulated, send } = await startUpload(video.byteLength, chunkBytes);
    await send(video.slice(0, chunkBytes));
    await send(video.slice(chunkBytes), chunkBytes);
    await emulated.advance(10_000);

    const effects = await emulated.control('effects');
    expect(effects.body.items).toMatchObject([{ sha256: sha256(video), sizeBytes: video.byteLength }]);
  });

  it('never completes when the last chunk is cut at the chunk size', async () => {
    const video = pattern(chunkBytes * 2 + 1000);
    const { send, uploadedBytes } = await startUpload(video.byteLength, chunkBytes);
    await send(video.slice(0, chunkBytes));

    const cut = await send(video.slice(chunkBytes, chunkBytes * 2), chunkBytes);
    const rest = await send(video.slice(chunkBytes * 2), chunkBytes * 2);

    expect([cut.status, rest.status]).toEqual([206, 416]);
    expect(await uploadedBytes()).toBe(chunkBytes * 2);
  });
});

describe('what a PUT is refused for', () => {
  const video = pattern(chunkBytes * 2 + 50);

  it('416: out of order, overlapping, repeated, of another total, or without Content-Range', async () => {
    const { send, emulated, url } = await startUpload(video.byteLength, chunkBytes);
    const outOfOrder = await send(video.slice(chunkBytes), chunkBytes);
    await send(video.slice(0, chunkBytes));
    const repeated = await send(video.slice(0, chunkBytes));
    const overlapping = await send(video.slice(100, 100 + chunkBytes), 100);
    const otherTotal = await put(emulated, url, video.slice(chunkBytes), { first: chunkBytes, total: 99_999_999 });
    const withoutRange = await emulated.fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'video/mp4' },
      body: video.slice(chunkBytes),
    });

    for (const answer of [outOfOrder, repeated, overlapping, otherTotal, withoutRange]) {
      expect(answer.status).toBe(416);
      expect(await answer.text()).toBe('');
    }
  });

  it.each([
    ['a malformed range', { 'content-range': 'bytes 0-/10' }],
    ['a range of another unit', { 'content-range': 'chunks 0-1/2' }],
    ['a backward range', { 'content-range': 'bytes 9-0/10' }],
    ['another content type', { 'content-type': 'application/octet-stream' }],
    ['a content length that is not the range’s', { 'content-length': '7' }],
    ['a body of unknown length', { 'transfer-encoding': 'chunked' }],
  ])('400: %s', async (_name, headers) => {
    const { send } = await startUpload(video.byteLength, chunkBytes);

    expect((await send(video.slice(0, chunkBytes), 0, headers)).status).toBe(400);
  });

  it('400: fewer or more bytes than the range says, which are not kept', async () => {
    const { send, uploadedBytes } = await startUpload(1000);
    const range = { 'content-range': 'bytes 0-999/1000' };

    expect((await send(video.slice(0, 999), 0, range)).status).toBe(400);
    expect((await send(video.slice(0, 1001), 0, range)).status).toBe(400);
    expect(await uploadedBytes()).toBeUndefined();
    expect((await send(video.slice(0, 1000))).status).toBe(201);
  });

  it('400: a chunk that is not as long as was declared', async () => {
    const { send } = await startUpload(video.byteLength, chunkBytes);

    expect((await send(video.slice(0, 1000))).status).toBe(400);
  });

  it('403 one hour after the init', async () => {
    const { emulated, send } = await startUpload(1000);
    await emulated.advance(3_600_000);

    expect((await send(video.slice(0, 1000))).status).toBe(403);
  });

  it('404 for an address that was never given out', async () => {
    const { emulated, url } = await startUpload(1000);

    expect((await put(emulated, url.replace(/.$/, 'x'), video.slice(0, 1000))).status).toBe(404);
    expect((await put(emulated, '/video/', video.slice(0, 1000))).status).toBe(404);
  });

  it('answers at the path the documentation prints, too', async () => {
    const { emulated, url } = await startUpload(1000);

    expect((await put(emulated, url.replace('/upload?', '/video/?'), video.slice(0, 1000))).status).toBe(201);
  });

  it('takes a repeated chunk without effect when switched so', async () => {
    const { emulated, send, uploadedBytes } = await startUpload(video.byteLength, chunkBytes);
    await emulated.control('switches', { repeatedChunk: 'accept' });
    await send(video.slice(0, chunkBytes));

    expect((await send(video.slice(0, chunkBytes))).status).toBe(206);
    expect(await uploadedBytes()).toBe(chunkBytes);
  });
});

describe('a sender that hangs', () => {
  it('is cut off when it tries again', async () => {
    const { emulated, send, url } = await startUpload(1000);
    let hasStarted: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (hasStarted = resolve));
    const hanging = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(pattern(10));
        hasStarted();
        return new Promise(() => undefined);
      },
    });
    const first = emulated.fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'video/mp4', 'content-range': 'bytes 0-999/1000' },
      body: hanging,
      duplex: 'half',
    } as RequestInit);
    const ending = expect(first).rejects.toThrow('cut the connection');
    await started;

    expect((await send(pattern(1000))).status).toBe(201);
    await ending;
  });
});

describe('bytes on disk', () => {
  it('lie in one file per upload and go with a reset', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'emulator-'));
    const video = pattern(chunkBytes * 2 + 9);
    const byteStore = createDiskByteStore(directory);
    const { emulated, send } = await startUpload(video.byteLength, chunkBytes, { byteStore });
    await send(video.slice(0, chunkBytes));
    await send(video.slice(0, 10), chunkBytes, {
      'content-range': `bytes ${chunkBytes}-${video.byteLength - 1}/${video.byteLength}`,
    });
    await send(video.slice(chunkBytes), chunkBytes);
    await emulated.advance(10_000);

    const effects = await emulated.control('effects');
    expect(effects.body.items).toMatchObject([{ sha256: sha256(video) }]);
    expect(await readdir(directory)).toHaveLength(1);
    await emulated.control('reset', {});
    await expect(readdir(directory)).rejects.toThrow('ENOENT');
    await rm(directory, { recursive: true, force: true });
  });
});
