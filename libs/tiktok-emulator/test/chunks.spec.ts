import { describe, expect, it } from '@jest/globals';
import { Emulated, fileSource, put, textAt } from './kit/emulated.ts';

const mebi = 1024 ** 2;
const chunkBytes = 5 * mebi;
const videoBytes = 3 * chunkBytes + 100;

/** An upload of three chunks, of which some were taken already. */
async function uploading(taken = 0, size = videoBytes, chunk = chunkBytes) {
  const emulated = new Emulated({ switches: { mediaProbe: 'accept-all' } });
  const session = await emulated.signIn();
  const init = await session.initDirect({}, fileSource(size, chunk));
  const url = textAt(init, 'data', 'upload_url');
  const send = (first: number, length: number, headers: Record<string, string> = {}) =>
    put(emulated, url, new Uint8Array(length), { first, total: size, headers });
  for (let done = 0; done < taken; done += 1) await send(done * chunk, chunk);
  return { emulated, session, url, send, publishId: textAt(init, 'data', 'publish_id') };
}

const rest = videoBytes - 2 * chunkBytes;

describe('the answer to a chunk', () => {
  it.each([
    ['the first', 0, 0, chunkBytes, 206, chunkBytes],
    ['the second', 1, chunkBytes, chunkBytes, 206, 2 * chunkBytes],
    ['the last, with the rest', 2, 2 * chunkBytes, rest, 201, videoBytes],
    ['the second before the first', 0, chunkBytes, chunkBytes, 416, 0],
    ['the last before the second', 1, 2 * chunkBytes, rest, 416, chunkBytes],
    ['the first again', 1, 0, chunkBytes, 416, chunkBytes],
    ['one that begins a byte early', 1, chunkBytes - 1, chunkBytes, 416, chunkBytes],
    ['one that begins a byte late', 1, chunkBytes + 1, chunkBytes, 416, chunkBytes],
    ['the first, a byte short', 0, 0, chunkBytes - 1, 400, 0],
    ['the first, a byte long', 0, 0, chunkBytes + 1, 400, 0],
    ['two chunks at once', 0, 0, 2 * chunkBytes, 400, 0],
    ['all at once', 0, 0, videoBytes, 400, 0],
    ['the last, cut at the chunk size', 2, 2 * chunkBytes, chunkBytes, 206, 3 * chunkBytes],
  ])('%s', async (...[_name, taken, first, length, status, uploaded]) => {
    const { send } = await uploading(taken);
    const response = await send(first, length);

    expect([response.status, response.headers.get('content-range')]).toEqual([
      status,
      `bytes 0-${uploaded}/${videoBytes}`,
    ]);
    expect(await response.text()).toBe('');
    expect(response.headers.get('x-tt-logid')).toHaveLength(34);
  });

  it.each([
    ['video/mp4', 201],
    ['video/quicktime', 201],
    ['video/webm', 201],
    ['VIDEO/MP4', 201],
    ['video/mp4; codecs=avc1', 201],
    ['video/avi', 400],
    ['application/octet-stream', 400],
    ['image/jpeg', 400],
    ['', 400],
  ])('of type "%s" is %i', async (contentType, status) => {
    const { send } = await uploading(0, 1000, 1000);

    expect((await send(0, 1000, { 'content-type': contentType })).status).toBe(status);
  });

  it.each([
    ['bytes 0-999/1000', 201],
    ['bytes 0-999/1001', 416],
    ['bytes 0-999/999', 400],
    ['bytes 1-1000/1001', 416],
    ['bytes 0-998/1000', 400],
    ['bytes 0-999/*', 400],
    ['bytes 0-/1000', 400],
    ['bytes=0-999/1000', 400],
    ['0-999/1000', 400],
    ['', 400],
  ])('with the range "%s" is %i', async (range, status) => {
    const { send } = await uploading(0, 1000, 1000);

    expect((await send(0, 1000, { 'content-range': range })).status).toBe(status);
  });

  it('needs no authorization, and takes no notice of one', async () => {
    const { send } = await uploading(0, 1000, 1000);

    expect((await send(0, 1000, { authorization: 'Bearer act.none' })).status).toBe(201);
  });

  it.each(['GET', 'POST', 'PATCH', 'DELETE'])('%s is no way to upload', async (method) => {
    const { emulated, url } = await uploading(0, 1000, 1000);

    expect((await emulated.fetch(url, { method })).status).toBe(404);
  });

  it.each([
    ['no id', (url: URL) => url.searchParams.delete('upload_id')],
    ['no token', (url: URL) => url.searchParams.delete('upload_token')],
    ['another id', (url: URL) => url.searchParams.set('upload_id', '7300000000000000001')],
    ['another token', (url: URL) => url.searchParams.set('upload_token', 'x')],
  ])('is 404 for an address with %s', async (_name, spoil) => {
    const { emulated, url } = await uploading(0, 1000, 1000);
    const spoilt = new URL(url);
    spoil(spoilt);

    expect((await put(emulated, spoilt.href, new Uint8Array(1000))).status).toBe(404);
  });

  it('is 404 for the id of one upload with the token of another', async () => {
    const { emulated, session, url } = await uploading(0, 1000, 1000);
    const other = new URL(textAt(await session.initDirect(), 'data', 'upload_url'));
    other.searchParams.set('upload_id', new URL(url).searchParams.get('upload_id') ?? '');

    expect((await put(emulated, other.href, new Uint8Array(1000))).status).toBe(404);
  });

  it('is 416 once all is there, or the permission is gone', async () => {
    const { send } = await uploading(0, 1000, 1000);
    await send(0, 1000);
    expect((await send(0, 1000)).status).toBe(416);

    const removed = await uploading(0, 1000, 1000);
    await removed.emulated.control('removals', { account: 'ava.studio' });
    expect((await removed.send(0, 1000)).status).toBe(416);
  });
});

describe('what status tells of an upload', () => {
  it.each([
    [0, { status: 'PROCESSING_UPLOAD' }],
    [1, { status: 'PROCESSING_UPLOAD', uploaded_bytes: chunkBytes }],
    [2, { status: 'PROCESSING_UPLOAD', uploaded_bytes: 2 * chunkBytes }],
  ])('after %i chunks', async (taken, data) => {
    const { session, publishId } = await uploading(taken);

    expect((await session.status(publishId)).body.data).toEqual(data);
  });

  it('after the last: still processing, with all bytes', async () => {
    const { session, publishId, send } = await uploading(2);
    await send(2 * chunkBytes, rest);

    expect((await session.status(publishId)).body.data).toEqual({
      status: 'PROCESSING_UPLOAD',
      uploaded_bytes: videoBytes,
    });
  });

  it('in the end: published, with the bytes as they were', async () => {
    const { emulated, session, publishId, send } = await uploading(2);
    await send(2 * chunkBytes, rest);
    await emulated.advance(10_000);

    expect((await session.status(publishId)).body.data).toEqual({
      status: 'PUBLISH_COMPLETE',
      uploaded_bytes: videoBytes,
    });
    expect((await emulated.control('effects')).body.items).toMatchObject([{ sizeBytes: videoBytes }]);
  });
});
