import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Video, videoIdHeader } from '@flowcast/shared-models';
import { DetailedError, Upload, type UploadOptions } from 'tus-js-client';
import type { PortalClient } from './support/portal-client.ts';
import { signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { mediaBytes } from './support/tus-upload.ts';

const megabyte = 1_000_000;

/** The same video with room at its end: an MP4 `free` box, which players skip. */
function padded(video: Buffer, sizeBytes: number): Buffer {
  const box = Buffer.alloc(sizeBytes - video.length);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  return Buffer.concat([video, box]);
}

/** The library the web client uploads with, against the real API. */
describe('the tus client', () => {
  let stack: TestStack;
  let ava: PortalClient;
  let large: Buffer;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = (await signInAs(stack, 'ava.studio')).browser;
    large = padded(await mediaBytes('good.mp4'), 70 * megabyte);
  });

  afterAll(() => stack.close());

  const options = (more: UploadOptions): UploadOptions => ({
    endpoint: `${stack.apiUrl}/api/uploads`,
    headers: { Cookie: ava.cookieHeader },
    metadata: { filename: 'Large.mp4', filetype: 'video/mp4' },
    retryDelays: null,
    ...more,
  });

  /** Runs an upload to its end; answers the id of the video it became. */
  const run = (file: Buffer, more: UploadOptions = {}) =>
    new Promise<string | undefined>((resolve, reject) => {
      let videoId: string | undefined;
      new Upload(
        file,
        options({
          ...more,
          onAfterResponse: (_request, response) => {
            videoId = response.getHeader(videoIdHeader) ?? videoId;
          },
          onSuccess: () => resolve(videoId),
          onError: reject,
        }),
      ).start();
    });

  /** Sends the first chunk, then goes away, as a browser does that is closed. */
  const runUntilFirstChunk = (file: Buffer, chunkSize: number) =>
    new Promise<string>((resolve, reject) => {
      const upload = new Upload(
        file,
        options({
          chunkSize,
          onError: reject,
          onChunkComplete: () => void upload.abort().then(() => resolve(upload.url ?? ''), reject),
        }),
      );
      upload.start();
    });

  it('sends 70 MB in one go', async () => {
    const videoId = await run(large);

    const video = (await (await ava.get(`/api/videos/${videoId}`)).json()) as Video;
    expect(video.facts.sizeBytes).toBe(70 * megabyte);
    expect(video.sha256).toBe(createHash('sha256').update(large).digest('hex'));
  });

  it('goes on where it stopped', async () => {
    const sent: number[] = [];
    const uploadUrl = await runUntilFirstChunk(large, 20 * megabyte);

    const videoId = await run(large, { uploadUrl, onProgress: (bytesSent) => sent.push(bytesSent) });

    expect(Math.min(...sent)).toBeGreaterThanOrEqual(20 * megabyte);
    const content = await ava.get(`/api/videos/${videoId}/content`);
    expect(Buffer.from(await content.arrayBuffer()).equals(large)).toBe(true);
  });

  it('hears why a video is refused', async () => {
    const failure: unknown = await run(await mediaBytes('15-frames.mp4')).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(DetailedError);
    const response = failure instanceof DetailedError ? failure.originalResponse : null;
    expect(response?.getStatus()).toBe(422);
    expect(JSON.parse(response?.getBody() ?? '')).toMatchObject({
      code: 'video_refused',
      errors: [{ path: 'video', message: expect.stringContaining('15 frames per second') }],
    });
  });

  it('hears a refusal although it is still sending', async () => {
    const uploadUrl = await runUntilFirstChunk(large, 20 * megabyte);

    const wrong = await ava.request(new URL(uploadUrl).pathname, {
      method: 'PATCH',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '1',
        'Content-Type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(large.subarray(1)),
    });

    expect([wrong.status, await wrong.json()]).toEqual([409, expect.objectContaining({ code: 'conflict' })]);
  });
});
