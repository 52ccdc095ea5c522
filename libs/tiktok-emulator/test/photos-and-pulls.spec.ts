import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf, Emulated, fixture, sha256, type SignedIn, textAt } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]);

let server: Server;
let media = '';
let asked: string[] = [];

const answers: Record<string, [status: number, type: string, body: Uint8Array]> = {
  '/v/clip.mp4': [200, 'video/mp4', clip],
  '/v/moved.mp4': [302, 'video/mp4', clip],
  '/v/gone.mp4': [404, 'text/plain', jpeg],
  '/v/1.jpg': [200, 'image/jpeg', jpeg],
  '/v/2.webp': [200, 'image/webp', jpeg],
  '/v/3.png': [200, 'image/png', jpeg],
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/v/endless.mp4') {
      response.writeHead(200).write(new Uint8Array(1000));
      return;
    }
    const [status, type, body] = answers[request.url ?? ''] ?? [404, 'text/plain', jpeg];
    response.writeHead(status, { 'content-type': type, location: '/v/clip.mp4' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  media = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function pulling() {
  const emulated = new Emulated({ switches: { rateLimits: 'off' } });
  await emulated.control('app', { verifiedPrefixes: [`${media}/v/`, 'media.test'], allowLoopbackPull: true });
  asked = [];
  return { emulated, session: await emulated.signIn() };
}

const pull = (url: string) => ({ source: 'PULL_FROM_URL', video_url: url });

/** Asks until the status is none of the processing ones; the download itself runs in real time. */
async function outcome(emulated: Emulated, session: SignedIn, publishId: string): Promise<Record<string, unknown>> {
  const deadline = Date.now() + 4000;
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    await emulated.advance(5000);
    const { status, ...data } = (await session.status(publishId)).body.data as Record<string, unknown>;
    if (status !== 'PROCESSING_DOWNLOAD' || Date.now() > deadline) return { status, ...data };
  }
}

describe('pulling a video', () => {
  it('really downloads it, and publishes', async () => {
    const { emulated, session } = await pulling();
    const init = await session.initDirect({}, pull(`${media}/v/clip.mp4`));
    const publishId = textAt(init, 'data', 'publish_id');

    expect(publishId).toMatch(/^v_pub_url~v2\.\d{19}$/);
    expect(init.text).not.toContain('upload_url');
    expect(await outcome(emulated, session, publishId)).toEqual({
      status: 'PUBLISH_COMPLETE',
      downloaded_bytes: clip.byteLength,
    });
    expect((await emulated.control('effects')).body.items).toMatchObject([{ sha256: sha256(clip) }]);
  });

  it('works for drafts', async () => {
    const { emulated, session } = await pulling();
    const init = await session.initDraft(pull(`${media}/v/clip.mp4`));
    const publishId = textAt(init, 'data', 'publish_id');

    expect(publishId).toMatch(/^v_inbox_url~v2\./);
    expect(await outcome(emulated, session, publishId)).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
  });

  it.each(['/v/moved.mp4', '/v/gone.mp4'])('fails for %s: nothing is followed, only 200 counts', async (path) => {
    const { emulated, session } = await pulling();
    const init = await session.initDirect({}, pull(media + path));

    expect(await outcome(emulated, session, textAt(init, 'data', 'publish_id'))).toEqual({
      fail_reason: 'video_pull_failed',
      status: 'FAILED',
    });
    expect(asked).toEqual([path]);
  });

  it.each([
    ['https://media.test/a.mp4', 'ok'],
    ['https://cdn.media.test/a.mp4', 'ok'],
    ['https://other.test/a.mp4', 'url_ownership_unverified'],
    ['https://xmedia.test/a.mp4', 'url_ownership_unverified'],
    ['http://media.test/a.mp4', 'invalid_params'],
    ['https://user@media.test/a.mp4', 'invalid_params'],
    ['ftp://media.test/a.mp4', 'invalid_params'],
    ['nonsense', 'invalid_params'],
  ])('%s is %s', async (url, code) => {
    const fetch = (() => Promise.reject(new TypeError('offline'))) as typeof globalThis.fetch;
    const emulated = new Emulated({ fetch });
    await emulated.control('app', { verifiedPrefixes: ['media.test'] });
    const session = await emulated.signIn();

    expect(codeOf(await session.initDirect({}, pull(url)))).toBe(code);
  });

  it('takes a prefix literally and loopback only when the app may', async () => {
    const { emulated, session } = await pulling();
    expect(codeOf(await session.initDirect({}, pull(`${media}/w/clip.mp4`)))).toBe('url_ownership_unverified');

    await emulated.control('app', { allowLoopbackPull: false });
    expect(codeOf(await session.initDirect({}, pull(`${media}/v/clip.mp4`)))).toBe('invalid_params');
  });

  it('can be cancelled while it runs, and not afterwards', async () => {
    const { session } = await pulling();
    const init = await session.initDirect({}, pull(`${media}/v/endless.mp4`));
    const publishId = textAt(init, 'data', 'publish_id');
    const cancel = () => session.post('/v2/post/publish/cancel/', { publish_id: publishId });

    const first = await cancel();
    const second = await cancel();

    expect(first.body).toEqual({ error: { code: 'ok', message: '', log_id: expect.any(String) } });
    expect([second.status, codeOf(second)]).toEqual([400, 'publish_not_cancellable']);
    expect((await session.status(publishId)).body.data).toEqual({ fail_reason: 'publish_cancelled', status: 'FAILED' });
  });
});

describe('photo posts', () => {
  const photos = (paths: string[], cover = 0) => ({
    source: 'PULL_FROM_URL',
    photo_images: paths.map((path) => media + path),
    photo_cover_index: cover,
  });
  const init = (session: SignedIn, overrides: Record<string, unknown> = {}) =>
    session.post('/v2/post/publish/content/init/', {
      media_type: 'PHOTO',
      post_mode: 'DIRECT_POST',
      post_info: { title: 'Three looks', privacy_level: 'PUBLIC_TO_EVERYONE' },
      source_info: photos(['/v/1.jpg', '/v/2.webp'], 1),
      ...overrides,
    });

  it('pull every photo and appear on the profile', async () => {
    const { emulated, session } = await pulling();
    const answer = await init(session, { is_aigc: true });
    const publishId = textAt(answer, 'data', 'publish_id');

    expect(publishId).toMatch(/^p_pub_url~v2\.\d{19}$/);
    expect(await outcome(emulated, session, publishId)).toMatchObject({ status: 'PUBLISH_COMPLETE' });
    expect((await emulated.control('effects')).body.items).toMatchObject([
      { kind: 'photo', postInfo: { is_aigc: true } },
    ]);
    expect((await emulated.call('/@ava.studio')).text).toContain('<img class="photo"');
  });

  it('carry title and description into a draft', async () => {
    const { emulated, session } = await pulling();
    const answer = await init(session, { post_mode: 'MEDIA_UPLOAD', post_info: { title: 'T', description: 'D' } });
    await outcome(emulated, session, textAt(answer, 'data', 'publish_id'));

    expect((await emulated.call('/inbox/ava.studio')).text).toMatch(/T\nD<\/textarea>/);
  });

  it.each([
    ['another media type', { media_type: 'VIDEO' }],
    ['the mode as the table prints it', { post_mode: 'DIRECT POST' }],
    ['an upload', { source_info: { source: 'FILE_UPLOAD' } }],
    ['no photos', { source_info: { source: 'PULL_FROM_URL', photo_images: [], photo_cover_index: 0 } }],
    ['a title of 91 units', { post_info: { title: 'x'.repeat(91), privacy_level: 'SELF_ONLY' } }],
    ['a description of 4001 units', { post_info: { description: 'x'.repeat(4001), privacy_level: 'SELF_ONLY' } }],
  ])('refuse %s', async (_name, overrides) => {
    const { session } = await pulling();

    expect(codeOf(await init(session, overrides))).toBe('invalid_params');
  });

  it('refuse 36 photos and a cover that is none of them', async () => {
    const { session } = await pulling();
    const many = photos(Array.from({ length: 36 }, () => '/v/1.jpg'));

    expect(codeOf(await init(session, { source_info: many }))).toBe('invalid_params');
    expect(codeOf(await init(session, { source_info: photos(['/v/1.jpg'], 1) }))).toBe('invalid_params');
  });

  it('fail for PNG', async () => {
    const { emulated, session } = await pulling();
    const answer = await init(session, { source_info: photos(['/v/1.jpg', '/v/3.png']) });

    expect(await outcome(emulated, session, textAt(answer, 'data', 'publish_id'))).toEqual({
      fail_reason: 'file_format_check_failed',
      status: 'FAILED',
    });
  });

  it('need the permission of their mode, and a new enough app for drafts', async () => {
    const { emulated } = await pulling();
    const uploadOnly = await emulated.signIn('ava.studio', 'user.info.basic,video.upload');
    expect(codeOf(await init(uploadOnly))).toBe('scope_not_authorized');

    await emulated.control('accounts/ava.studio', { appVersion: '31.7' }, 'PATCH');
    expect(codeOf(await init(uploadOnly, { post_mode: 'MEDIA_UPLOAD' }))).toBe('app_version_check_failed');
  });
});

describe('the user’s videos', () => {
  async function threePosts() {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    for (const title of ['one', 'two', 'three']) {
      await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE', title });
    }
    await session.publish(clip, 'direct', { privacy_level: 'SELF_ONLY', title: 'hidden' });
    return { emulated, session };
  }
  const list = (session: SignedIn, body: unknown = {}, fields = 'id,title,create_time,duration,share_url') =>
    session.post(`/v2/video/list/?fields=${fields}`, body);

  it('are listed newest first, page by page, public ones only', async () => {
    const { session } = await threePosts();
    const first = await list(session, { max_count: 2 });
    const { cursor, has_more: hasMore } = first.body.data as { cursor: number; has_more: boolean };
    const second = await list(session, { max_count: 2, cursor });

    expect(first.body.data).toMatchObject({ videos: [{ title: 'three', duration: 2 }, { title: 'two' }] });
    expect([hasMore, String(cursor)]).toEqual([true, expect.stringMatching(/^\d{13}$/)]);
    expect(second.body.data).toMatchObject({
      videos: [{ title: 'one', id: expect.stringMatching(/^\d{19}$/) }],
      has_more: false,
    });
    expect(second.text).not.toContain('hidden');
  });

  it('are found by id, foreign ones not', async () => {
    const { emulated, session } = await threePosts();
    const leo = await emulated.signIn('leo.creates');
    const { videos } = (await list(session, {}, 'id')).body.data as { videos: { id: string }[] };
    const query = (by: SignedIn) =>
      by.post('/v2/video/query/?fields=id', { filters: { video_ids: videos.map(({ id }) => id) } });

    expect((await query(session)).body.data).toEqual({ videos });
    expect((await query(leo)).body.data).toEqual({ videos: [] });
  });

  it.each([
    ['too many', { max_count: 21 }],
    ['none', { max_count: 0 }],
    ['a cursor as text', { cursor: '1' }],
  ])('refuse %s', async (_name, body) => {
    const session = await new Emulated().signIn();
    const answer = await list(session, body);

    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_params']);
    expect(answer.body.data).toEqual({});
  });

  it('need fields, ids and the scope', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const without = await emulated.signIn('ava.studio', 'user.info.basic');

    expect(codeOf(await list(session, {}, ''))).toBe('invalid_params');
    expect(codeOf(await session.post('/v2/video/query/?fields=id', {}))).toBe('invalid_params');
    expect(codeOf(await list(without))).toBe('scope_not_authorized');
  });
});
