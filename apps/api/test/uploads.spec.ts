import { readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Problem, videoIdHeader } from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import { UploadExpiry } from '../src/features/uploads/upload-expiry.ts';
import type { PortalClient } from './support/portal-client.ts';
import { signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import {
  askUpload,
  beginUpload,
  createUpload,
  dropUpload,
  mediaBytes,
  sendBytes,
  uploadForCatalog,
  uploadFromDevice,
} from './support/tus-upload.ts';
import { until } from './support/until.ts';

const problemOf = async (response: Response) => (await response.json()) as Problem;
const idOf = (location: string) => location.split('/').at(-1) ?? '';

describe('uploads', () => {
  let stack: TestStack;
  let ava: PortalClient;
  let leo: PortalClient;
  let admin: PortalClient;
  let good: Buffer;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = (await signInAs(stack, 'ava.studio')).browser;
    leo = (await signInAs(stack, 'leo.creates')).browser;
    admin = (await signInAs(stack, 'noor.private', 'admin')).browser;
    good = await mediaBytes('good.mp4');
  });

  afterAll(() => stack.close());

  const arriving = (location = '') => join(stack.config.storageDirectory, 'uploads', idOf(location));
  const query = (sql: string, parameters: unknown[] = []) => stack.api.get(DataSource).query(sql, parameters);

  describe('a file from a device', () => {
    it('becomes a video of its creator when its last byte has arrived', async () => {
      const location = await beginUpload(ava, good.length, { filename: 'Beach day.mp4', filetype: 'video/mp4' });
      const first = await sendBytes(ava, location, good.subarray(0, 3000));
      const last = await sendBytes(ava, location, good.subarray(3000), 3000);

      expect(location).toMatch(/^\/api\/uploads\/[\w-]+$/);
      expect([first.status, first.headers.get('Upload-Offset'), first.headers.get(videoIdHeader)]).toEqual([
        204,
        '3000',
        null,
      ]);
      expect(last.status).toBe(204);
      const video: unknown = await (await ava.get(`/api/videos/${last.headers.get(videoIdHeader)}`)).json();
      expect(video).toMatchObject({
        origin: 'device',
        title: 'Beach day',
        contentType: 'video/mp4',
        posterUrl: null,
        facts: { container: 'mp4', videoCodec: 'h264', width: 360, height: 640, sizeBytes: good.length },
      });
    });

    it('tells its video again to a client that did not hear it', async () => {
      const location = await beginUpload(ava, good.length);
      const videoId = (await sendBytes(ava, location, good)).headers.get(videoIdHeader);

      const asked = await askUpload(ava, location);
      const repeated = await sendBytes(ava, location, Buffer.alloc(0), good.length);
      const lost = await sendBytes(ava, location, good, 0);

      expect([asked.status, asked.headers.get('Upload-Offset'), asked.headers.get(videoIdHeader)]).toEqual([
        200,
        String(good.length),
        videoId,
      ]);
      expect([repeated.status, repeated.headers.get(videoIdHeader)]).toEqual([204, videoId]);
      expect([lost.status, (await problemOf(lost)).code]).toEqual([409, 'conflict']);
    });

    it('may come with its announcement', async () => {
      const response = await ava.request('/api/uploads', {
        method: 'POST',
        headers: {
          'Tus-Resumable': '1.0.0',
          'Upload-Length': String(good.length),
          'Content-Type': 'application/offset+octet-stream',
        },
        body: new Uint8Array(good),
      });

      expect(response.status).toBe(201);
      expect(response.headers.get(videoIdHeader)).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('leaves nothing where it arrived', async () => {
      const location = await beginUpload(ava, good.length);
      await sendBytes(ava, location, good);

      expect((await readdir(arriving())).filter((name) => name.startsWith(idOf(location)))).toEqual([]);
    });
  });

  describe('a video TikTok would refuse', () => {
    it.each([
      ['mpeg4.mp4', 'encoded as mp4v'],
      ['vp8.mkv', 'MKV'],
      ['15-frames.mp4', '15 frames per second'],
      ['320-wide.mp4', '320 × 568 pixels'],
      ['sound-only.mp4', 'no picture'],
    ])('%s is refused with the reason', async (name, reason) => {
      const bytes = await mediaBytes(name);
      const location = await beginUpload(ava, bytes.length, { filename: name });

      const refused = await sendBytes(ava, location, bytes);

      expect([refused.status, refused.headers.get('Content-Type')]).toEqual([
        422,
        expect.stringContaining('application/problem+json'),
      ]);
      const problem = await problemOf(refused);
      expect(problem.code).toBe('video_refused');
      expect(problem.errors?.[0]).toEqual({ path: 'video', message: expect.stringContaining(reason) });
      expect((await askUpload(ava, location)).status).toBe(422);
      expect((await problemOf(await sendBytes(ava, location, bytes))).code).toBe('video_refused');
      expect((await readdir(arriving())).filter((file) => file.startsWith(idOf(location)))).toEqual([]);
    });

    it('is refused when it is no video, or only a part of one', async () => {
      for (const bytes of [Buffer.from('not a video at all'), good.subarray(0, good.length - 40)]) {
        const location = await beginUpload(ava, bytes.length);

        expect((await problemOf(await sendBytes(ava, location, bytes))).code).toBe('video_refused');
      }
    });

    it('can be forgotten', async () => {
      const location = await beginUpload(ava, 4);
      await sendBytes(ava, location, Buffer.from('text'));

      expect((await dropUpload(ava, location)).status).toBe(204);
      expect((await askUpload(ava, location)).status).toBe(404);
    });
  });

  describe('an announcement', () => {
    const announce = (headers: Record<string, string>) =>
      ava.request('/api/uploads', { method: 'POST', headers: { 'Tus-Resumable': '1.0.0', ...headers } });

    it('of more than 4 GB is refused before the first byte', async () => {
      const response = await createUpload(ava, 4_000_000_001);

      expect([response.status, (await problemOf(response)).code]).toEqual([413, 'payload_too_large']);
    });

    it.each([
      ['an empty file', { 'Upload-Length': '0' }, 'invalid_fields'],
      ['no size', {}, 'invalid_request'],
      ['a size to be told later', { 'Upload-Defer-Length': '1' }, 'invalid_request'],
      ['a negative size', { 'Upload-Length': '-5' }, 'invalid_request'],
      ['metadata that is none', { 'Upload-Length': '5', 'Upload-Metadata': 'filename ***' }, 'invalid_request'],
      ['an unknown purpose', { 'Upload-Length': '5', 'Upload-Metadata': 'purpose eHh4' }, 'invalid_fields'],
      ['another version of tus', { 'Upload-Length': '5', 'Tus-Resumable': '0.2.2' }, 'invalid_request'],
    ])('of %s is refused', async (_what, headers, code) => {
      const response = await announce(headers);

      expect(response.headers.get('Content-Type')).toContain('application/problem+json');
      expect((await problemOf(response)).code).toBe(code);
    });

    it('for the catalog is for admins', async () => {
      const response = await createUpload(ava, 5, { filename: 'a.mp4', purpose: 'catalog' });

      expect([response.status, (await problemOf(response)).code]).toEqual([403, 'forbidden']);
    });
  });

  describe('bytes', () => {
    it('at another offset than the upload stands at are refused, and nothing is lost', async () => {
      const location = await beginUpload(ava, good.length);
      await sendBytes(ava, location, good.subarray(0, 100));

      const wrong = await sendBytes(ava, location, good.subarray(50), 50);

      expect([wrong.status, (await problemOf(wrong)).code]).toEqual([409, 'conflict']);
      expect((await askUpload(ava, location)).headers.get('Upload-Offset')).toBe('100');
    });

    it('beyond the announced size are refused', async () => {
      const location = await beginUpload(ava, 10);

      const response = await sendBytes(ava, location, good);

      expect([response.status, (await problemOf(response)).code]).toEqual([413, 'payload_too_large']);
    });

    it('sent twice at once make one whole file', async () => {
      const location = await beginUpload(ava, good.length);

      const both = await Promise.all([sendBytes(ava, location, good), sendBytes(ava, location, good)]);

      const asked = await askUpload(ava, location);
      const videoId = asked.headers.get(videoIdHeader);
      const content = await ava.get(`/api/videos/${videoId}/content`);
      expect(both.map(({ status }) => status)).toContain(204);
      expect(Buffer.from(await content.arrayBuffer()).equals(good)).toBe(true);
    });

    it('that arrived before the connection broke off are kept', async () => {
      const location = await beginUpload(ava, good.length);
      const broken = httpRequest(new URL(location, stack.apiUrl), {
        method: 'PATCH',
        headers: {
          Cookie: ava.cookieHeader,
          'Tus-Resumable': '1.0.0',
          'Upload-Offset': '0',
          'Content-Type': 'application/offset+octet-stream',
          'Content-Length': good.length,
        },
      });
      broken.on('error', () => undefined);
      broken.write(good.subarray(0, 2000));
      await until(async () => (await stat(arriving(location))).size === 2000);
      broken.destroy();

      const offset = Number((await askUpload(ava, location)).headers.get('Upload-Offset'));
      const last = await sendBytes(ava, location, good.subarray(offset), offset);

      expect(offset).toBe(2000);
      expect(last.headers.get(videoIdHeader)).not.toBeNull();
    });

    it('may take as long as they move', () => {
      expect(stack.api.getHttpServer().requestTimeout).toBe(0);
    });

    it('that find no room are refused, and the upload goes on when there is some', async () => {
      const location = await beginUpload(ava, good.length);
      await rm(arriving(location));
      await symlink('/dev/full', arriving(location));

      const full = await sendBytes(ava, location, good);
      await rm(arriving(location));
      await writeFile(arriving(location), '');
      const later = await sendBytes(ava, location, good);

      expect([full.status, (await problemOf(full)).code]).toEqual([507, 'storage_full']);
      expect(later.headers.get(videoIdHeader)).not.toBeNull();
    });
  });

  describe('an upload', () => {
    it('is nobody else’s', async () => {
      const location = await beginUpload(ava, good.length);

      expect((await askUpload(leo, location)).status).toBe(404);
      expect((await problemOf(await sendBytes(leo, location, good))).code).toBe('upload_not_found');
      expect((await problemOf(await dropUpload(admin, location))).code).toBe('upload_not_found');
      expect((await askUpload(ava, location)).headers.get('Upload-Offset')).toBe('0');
    });

    it('needs a session', async () => {
      const response = await createUpload(stack.browser(), 10);

      expect([response.status, (await problemOf(response)).code]).toEqual([401, 'not_signed_in']);
    });

    it('can be given up, but not when it has become a video', async () => {
      const location = await beginUpload(ava, good.length);
      await sendBytes(ava, location, good.subarray(0, 100));

      expect((await dropUpload(ava, location)).status).toBe(204);
      expect((await askUpload(ava, location)).status).toBe(404);
      const whole = await beginUpload(ava, good.length);
      await sendBytes(ava, whole, good);
      expect((await problemOf(await dropUpload(ava, whole))).code).toBe('conflict');
    });

    it('is forgotten after seven days unless it became a video', async () => {
      const forgotten = await beginUpload(ava, good.length);
      const young = await beginUpload(ava, good.length);
      await query(`update uploads set created_at = now() - interval '8 days' where id = $1`, [idOf(forgotten)]);
      await writeFile(arriving('left-by-a-crash'), 'bytes');

      await stack.api.get(UploadExpiry, { strict: false }).forgetExpired();

      expect((await askUpload(ava, forgotten)).status).toBe(404);
      expect((await askUpload(ava, young)).status).toBe(200);
      const left = await readdir(arriving());
      expect(left).not.toContain(idOf(forgotten));
      expect(left).not.toContain('left-by-a-crash');
    });
  });

  describe('after a crash', () => {
    /** As if the process had ended between the last byte and what follows it. */
    const wholeButUnsettled = async (browser: PortalClient, metadata?: Record<string, string>) => {
      const location = await beginUpload(browser, good.length, metadata);
      await writeFile(arriving(location), good);
      return location;
    };

    it('the next HEAD completes what was left', async () => {
      const location = await wholeButUnsettled(ava);

      const answers = await Promise.all([askUpload(ava, location), askUpload(ava, location)]);

      const ids = answers.map(({ headers }) => headers.get(videoIdHeader));
      expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
      expect(ids[1]).toBe(ids[0]);
      const made: unknown = await query('select id from videos where storage_key = $1', [
        `videos/${idOf(location)}.mp4`,
      ]);
      expect(made).toHaveLength(1);
    });

    it('a repeated PATCH completes it too', async () => {
      const location = await wholeButUnsettled(ava);

      const response = await sendBytes(ava, location, Buffer.alloc(0), good.length);

      expect([response.status, response.headers.get(videoIdHeader)]).toEqual([204, expect.any(String)]);
    });

    it('the registration of a catalog video completes it too', async () => {
      const location = await wholeButUnsettled(admin, { filename: 'a.mp4', purpose: 'catalog' });

      const response = await admin.send('POST', '/api/videos', { uploadId: idOf(location), title: 'Healed' });

      expect(response.status).toBe(201);
    });
  });

  describe('a catalog upload', () => {
    it('waits, whole, until an admin registers it, once', async () => {
      const uploadId = await uploadForCatalog(admin, 'silent.webm');
      const waiting = await askUpload(admin, `/api/uploads/${uploadId}`);

      const body = { uploadId, title: ' Launch teaser ', tags: ['Launch', 'spring'] };
      const answers = await Promise.all([1, 2].map(() => admin.send('POST', '/api/videos', body)));

      expect([waiting.status, waiting.headers.get(videoIdHeader)]).toEqual([200, null]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const created = answers.find(({ status }) => status === 201);
      expect(await created?.json()).toMatchObject({
        origin: 'catalog',
        title: 'Launch teaser',
        description: null,
        tags: ['launch', 'spring'],
        contentType: 'video/webm',
      });
      const again = await admin.send('POST', '/api/videos', body);
      expect((await problemOf(again)).code).toBe('conflict');
    });

    it('is registered by nobody but the admin who sent it, and only when whole', async () => {
      const location = await beginUpload(admin, good.length, { filename: 'a.mp4', purpose: 'catalog' });
      const device = await beginUpload(admin, good.length);
      const register = async (browser: PortalClient, uploadId: string) =>
        (await problemOf(await browser.send('POST', '/api/videos', { uploadId, title: 'T' }))).code;

      expect(await register(admin, idOf(location))).toBe('upload_incomplete');
      expect(await register(ava, idOf(location))).toBe('forbidden');
      expect(await register(admin, idOf(device))).toBe('upload_not_found');
      expect(await register(admin, 'none')).toBe('upload_not_found');
    });

    it('is refused like any other', async () => {
      const bytes = await mediaBytes('320-wide.mp4');
      const location = await beginUpload(admin, bytes.length, { filename: 'a.mp4', purpose: 'catalog' });
      const refused = await sendBytes(admin, location, bytes);

      const register = await admin.send('POST', '/api/videos', { uploadId: idOf(location), title: 'T' });

      expect((await problemOf(refused)).code).toBe('video_refused');
      expect((await problemOf(register)).code).toBe('video_refused');
    });
  });

  it('keep two creators’ videos apart', async () => {
    const videoId = await uploadFromDevice(ava, 'silent.mov');

    expect((await ava.get(`/api/videos/${videoId}`)).status).toBe(200);
    expect((await leo.get(`/api/videos/${videoId}`)).status).toBe(404);
  });
});
