import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, Problem, Video } from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import type { PortalClient } from './support/portal-client.ts';
import { signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { mediaBytes, uploadForCatalog, uploadFromDevice } from './support/tus-upload.ts';

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7), Buffer.from([0xff, 0xd9])]);
const codeOf = async (response: Response) => ((await response.json()) as Problem).code;
/** With a cache-control of its own: fetch would add `no-cache`, which asks for the bytes whatever the tag. */
const ifNoneMatch = (etag: string) => ({ 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });
const nowhere = '00000000-0000-4000-8000-000000000000';

describe('the catalog', () => {
  let stack: TestStack;
  let ava: PortalClient;
  let leo: PortalClient;
  let admin: PortalClient;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = (await signInAs(stack, 'ava.studio')).browser;
    leo = (await signInAs(stack, 'leo.creates')).browser;
    admin = (await signInAs(stack, 'noor.private', 'admin')).browser;
  });

  afterAll(() => stack.close());

  const register = async (title: string, more: object = {}): Promise<Video> => {
    const uploadId = await uploadForCatalog(admin, 'good.mp4');
    const response = await admin.send('POST', '/api/videos', { uploadId, title, ...more });
    return (await response.json()) as Video;
  };
  const list = async (browser: PortalClient, query = '') =>
    (await (await browser.get(`/api/videos?${query}`)).json()) as Page<Video>;
  const titles = async (browser: PortalClient, query = '') =>
    (await list(browser, query)).items.map(({ title }) => title);
  const putPoster = (browser: PortalClient, id: string, body: Buffer, type = 'image/jpeg') =>
    browser.request(`/api/videos/${id}/poster`, {
      method: 'PUT',
      headers: { 'Content-Type': type },
      body: new Uint8Array(body),
    });
  const storedFiles = (folder: string) => readdir(join(stack.config.storageDirectory, folder)).catch(() => []);

  describe('the list', () => {
    beforeAll(async () => {
      await register('Autumn teaser', { tags: ['autumn', 'shoes'], description: '100% wool' });
      await register('Spring teaser', { tags: ['spring'] });
      await uploadFromDevice(ava, 'silent.mov', 'My own clip.mov');
    });

    it('holds the catalog and the own device videos, newest first', async () => {
      expect(await titles(ava)).toEqual(['My own clip', 'Spring teaser', 'Autumn teaser']);
      expect(await titles(leo)).toEqual(['Spring teaser', 'Autumn teaser']);
      expect(await titles(admin)).toEqual(['Spring teaser', 'Autumn teaser']);
    });

    it.each([
      ['origin=device', ['My own clip']],
      ['origin=catalog', ['Spring teaser', 'Autumn teaser']],
      ['tag=Spring', ['Spring teaser']],
      ['tag=sprin', []],
      ['search=TEASER', ['Spring teaser', 'Autumn teaser']],
      ['search=shoe', ['Autumn teaser']],
      ['search=100%25', ['Autumn teaser']],
      ['search=%25', ['Autumn teaser']],
      ['search=_', []],
      ['search=%5C', []],
      ['search=', ['My own clip', 'Spring teaser', 'Autumn teaser']],
      ['origin=catalog&search=teaser&tag=autumn', ['Autumn teaser']],
    ])('filtered by %s holds %j', async (query, expected) => {
      expect(await titles(ava, query)).toEqual(expected);
    });

    it('comes in pages that neither repeat nor skip a video, also of one instant', async () => {
      await stack.api.get(DataSource).query(`update videos set created_at = '2026-01-01 10:00:00.123456+00'`);
      const whole = (await list(ava)).items.map(({ id }) => id);

      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page<Video> = await list(ava, `limit=1${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }

      expect(seen).toEqual(whole);
      expect(whole).toHaveLength(3);
    });

    it('refuses a cursor it did not give out, and a limit out of bounds', async () => {
      expect(await codeOf(await ava.get('/api/videos?cursor=abc'))).toBe('invalid_request');
      expect(await codeOf(await ava.get('/api/videos?limit=1000'))).toBe('invalid_fields');
    });

    it('is for people who are signed in', async () => {
      expect((await stack.browser().get('/api/videos')).status).toBe(401);
    });
  });

  describe('describing a video', () => {
    it('is for admins in the catalog, and for its creator on a device video', async () => {
      const { id } = await register('Before');
      const own = await uploadFromDevice(ava, 'good.mp4');
      const rename = (browser: PortalClient, videoId: string) =>
        browser.send('PATCH', `/api/videos/${videoId}`, {
          title: 'After',
          tags: ['New'],
          description: null,
          version: 1,
        });

      expect(await (await rename(admin, id)).json()).toMatchObject({
        title: 'After',
        tags: ['new'],
        description: null,
      });
      expect(await codeOf(await rename(ava, id))).toBe('forbidden');
      expect((await rename(ava, own)).status).toBe(200);
      expect(await codeOf(await rename(admin, own))).toBe('not_found');
      expect(await codeOf(await rename(ava, nowhere))).toBe('not_found');
    });

    it('changes only what it names', async () => {
      const { id } = await register('Title stays', { description: 'stays too', tags: ['a'] });

      await admin.send('PATCH', `/api/videos/${id}`, { tags: [] });
      const unchanged = await admin.send('PATCH', `/api/videos/${id}`, {});

      expect(await unchanged.json()).toMatchObject({ title: 'Title stays', description: 'stays too', tags: [] });
      expect(await codeOf(await admin.send('PATCH', `/api/videos/${id}`, { sha256: 'x' }))).toBe('invalid_fields');
    });
  });

  describe('the content', () => {
    let video: Video;
    let bytes: Buffer;

    beforeAll(async () => {
      bytes = await mediaBytes('good.mp4');
      video = await register('Played');
    });

    const content = (headers: Record<string, string> = {}, method = 'GET') =>
      ava.request(video.contentUrl, { method, headers });
    const body = async (response: Response) => Buffer.from(await response.arrayBuffer());

    it('is the very file', async () => {
      const response = await content();

      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'video/mp4',
        'content-length': String(bytes.length),
        'accept-ranges': 'bytes',
        etag: `"${video.sha256}"`,
        'cache-control': expect.stringContaining('private'),
      });
      expect((await body(response)).equals(bytes)).toBe(true);
    });

    it.each([
      ['bytes=0-99', 0, 99],
      ['bytes=100-', 100, -1],
      ['bytes=-50', -50, -1],
      ['bytes=7000-999999', 7000, -1],
    ])('comes in part for %s', async (range, from, to) => {
      const response = await content({ Range: range });

      const first = from < 0 ? bytes.length + from : from;
      const last = to < 0 ? bytes.length - 1 : to;
      expect([response.status, response.headers.get('Content-Range')]).toEqual([
        206,
        `bytes ${first}-${last}/${bytes.length}`,
      ]);
      expect((await body(response)).equals(bytes.subarray(first, last + 1))).toBe(true);
    });

    it('does not come when it ends before the range', async () => {
      const response = await content({ Range: 'bytes=999999-' });

      expect([response.status, response.headers.get('Content-Range')]).toEqual([416, `bytes */${bytes.length}`]);
      expect(await codeOf(response)).toBe('range_not_satisfiable');
    });

    it('comes whole when the range was meant for another file', async () => {
      const stale = await content({ Range: 'bytes=0-9', 'If-Range': '"another"' });
      const same = await content({ Range: 'bytes=0-9', 'If-Range': `"${video.sha256}"` });

      expect([stale.status, (await body(stale)).length]).toEqual([200, bytes.length]);
      expect([same.status, (await body(same)).length]).toEqual([206, 10]);
    });

    it('does not come again when the browser has it', async () => {
      expect((await content(ifNoneMatch(`"${video.sha256}"`))).status).toBe(304);
    });

    it('is described by HEAD without being sent', async () => {
      const response = await content({ Range: 'bytes=0-9' }, 'HEAD');

      expect([response.status, response.headers.get('Content-Length')]).toEqual([206, '10']);
      expect((await body(response)).length).toBe(0);
    });

    it('of a device video is its creator’s alone, and nobody’s without a session', async () => {
      const own = await uploadFromDevice(ava, 'silent.webm');
      const statusFor = async (browser: PortalClient) => (await browser.get(`/api/videos/${own}/content`)).status;

      expect(await statusFor(ava)).toBe(200);
      expect(await statusFor(leo)).toBe(404);
      expect(await statusFor(admin)).toBe(404);
      expect(await statusFor(stack.browser())).toBe(401);
    });
  });

  describe('a poster', () => {
    it('is taken from the browser and shown to whoever sees the video', async () => {
      const { id, posterUrl } = await register('With poster');
      const missing = await ava.get(`/api/videos/${id}/poster`);

      const put = await putPoster(admin, id, jpeg);
      const shown = await ava.get(`/api/videos/${id}/poster`);

      expect([posterUrl, missing.status]).toEqual([null, 404]);
      expect(await put.json()).toMatchObject({ posterUrl: `/api/videos/${id}/poster` });
      expect(shown.headers.get('Content-Type')).toBe('image/jpeg');
      expect(Buffer.from(await shown.arrayBuffer()).equals(jpeg)).toBe(true);
      const headers = ifNoneMatch(shown.headers.get('ETag') ?? '');
      expect((await ava.request(`/api/videos/${id}/poster`, { headers })).status).toBe(304);
    });

    it('takes the place of the one before', async () => {
      const own = await uploadFromDevice(ava, 'good.mp4');
      await putPoster(ava, own, jpeg);
      const before = (await storedFiles('posters')).length;

      await putPoster(ava, own, Buffer.concat([jpeg.subarray(0, 100), jpeg.subarray(-2)]));

      expect(await storedFiles('posters')).toHaveLength(before);
      const shown = await ava.get(`/api/videos/${own}/poster`);
      expect((await shown.arrayBuffer()).byteLength).toBe(102);
    });

    it('is refused when it is too large, no JPEG, or not the actor’s to give', async () => {
      const own = await uploadFromDevice(ava, 'good.mp4');
      const { id: shared } = await register('Shared');

      expect(await codeOf(await putPoster(ava, own, Buffer.alloc(300_001)))).toBe('payload_too_large');
      expect(await codeOf(await putPoster(ava, own, Buffer.from('<svg/>'), 'image/svg+xml'))).toBe('invalid_request');
      expect(await codeOf(await putPoster(ava, own, Buffer.from('GIF89a')))).toBe('invalid_request');
      expect(await codeOf(await putPoster(ava, shared, jpeg))).toBe('forbidden');
      expect(await codeOf(await putPoster(leo, own, jpeg))).toBe('not_found');
    });
  });

  describe('removing a video', () => {
    it('takes it out of the lists, with its files', async () => {
      const { id } = await register('Short-lived');
      await putPoster(admin, id, jpeg);
      const before = { videos: (await storedFiles('videos')).length, posters: (await storedFiles('posters')).length };

      const removed = await admin.send('DELETE', `/api/videos/${id}`);

      expect(removed.status).toBe(204);
      expect(await titles(ava)).not.toContain('Short-lived');
      for (const path of ['', '/content', '/poster']) {
        expect((await ava.get(`/api/videos/${id}${path}`)).status).toBe(404);
      }
      expect(await storedFiles('videos')).toHaveLength(before.videos - 1);
      expect(await storedFiles('posters')).toHaveLength(before.posters - 1);
      expect((await admin.send('DELETE', `/api/videos/${id}`)).status).toBe(404);
    });

    it('keeps the files that a publication refers to, and its poster in sight', async () => {
      const own = await uploadFromDevice(ava, 'good.mp4');
      await putPoster(ava, own, jpeg);
      await stack.api.get(DataSource).query(
        `insert into publications (creator_id, account_id, video_id, mode, state, size_bytes)
         select v.owner_id, a.id, v.id, 'draft', 'in_inbox', v.size_bytes
         from videos v join accounts a on a.creator_id = v.owner_id where v.id = $1`,
        [own],
      );
      const before = (await storedFiles('videos')).length;

      expect((await ava.send('DELETE', `/api/videos/${own}`)).status).toBe(204);

      expect((await ava.get(`/api/videos/${own}`)).status).toBe(404);
      expect((await ava.get(`/api/videos/${own}/poster`)).status).toBe(200);
      expect(await storedFiles('videos')).toHaveLength(before);
    });

    it('is for admins in the catalog, and for its creator on a device video', async () => {
      const { id } = await register('Stays');
      const own = await uploadFromDevice(ava, 'good.mp4');

      expect(await codeOf(await ava.send('DELETE', `/api/videos/${id}`))).toBe('forbidden');
      expect(await codeOf(await leo.send('DELETE', `/api/videos/${own}`))).toBe('not_found');
      expect(await codeOf(await admin.send('DELETE', `/api/videos/${own}`))).toBe('not_found');
      expect((await ava.send('DELETE', `/api/videos/${own}`)).status).toBe(204);
    });
  });
});
