import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, Emulated, fixture, sha256, type SignedIn, textAt } from './kit/emulated.ts';
import { downloadEnd, type MediaServer, startMediaServer } from './kit/media-server.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const hourMs = 3_600_000;
const offline = (() => Promise.reject(new TypeError('offline'))) as typeof fetch;

let media: MediaServer;

beforeAll(async () => {
  media = await startMediaServer();
  media.serve('/v/clip.mp4', clip, 'video/mp4');
  media.serve('/v/gone.mp4', clip, 'video/mp4', 404);
  media.serve('/v/secret.mp4', clip, 'video/mp4', 403);
  media.serve('/v/partial.mp4', clip, 'video/mp4', 206);
  media.serve('/v/broken.mp4', clip, 'video/mp4', 500);
  for (const status of [301, 302, 303, 307, 308]) {
    media.answer(`/v/moved-${status}.mp4`, (_request, response) =>
      response.writeHead(status, { location: '/v/clip.mp4' }).end(),
    );
  }
  media.answer('/v/cut.mp4', (_request, response) => {
    response
      .writeHead(200, { 'content-length': clip.byteLength })
      .write(clip.subarray(0, 100), () => response.destroy());
  });
  media.answer('/v/endless.mp4', (_request, response) => response.writeHead(200).write(clip.subarray(0, 100)));
  media.answer('/v/silent.mp4', () => undefined);
});

afterAll(() => media.close());

async function pulling() {
  const emulated = new Emulated({ switches: { rateLimits: 'off' } });
  await emulated.control('app', { verifiedPrefixes: [`${media.origin}/v/`], allowLoopbackPull: true });
  media.asked.length = 0;
  return { emulated, session: await emulated.signIn() };
}

const pull = (url: string) => ({ source: 'PULL_FROM_URL', video_url: url });

async function start(session: SignedIn, path: string): Promise<string> {
  return textAt(await session.initDirect({}, pull(media.origin + path)), 'data', 'publish_id');
}

const dataOf = async (session: SignedIn, publishId: string) => (await session.status(publishId)).body.data;
const cancel = (session: SignedIn, publishId: string) =>
  session.post('/v2/post/publish/cancel/', { publish_id: publishId });

describe('pulling a video', () => {
  it('answers with a publish id and no upload address', async () => {
    const { session } = await pulling();
    const direct = await session.initDirect({}, pull(`${media.origin}/v/clip.mp4`));
    const draft = await session.initDraft(pull(`${media.origin}/v/clip.mp4`));

    expect(direct.body.data).toEqual({ publish_id: expect.stringMatching(/^v_pub_url~v2\.\d{19}$/) });
    expect(draft.body.data).toEqual({ publish_id: expect.stringMatching(/^v_inbox_url~v2\.\d{19}$/) });
  });

  it('really downloads it, and publishes', async () => {
    const { emulated, session } = await pulling();
    const publishId = await start(session, '/v/clip.mp4');
    await downloadEnd(emulated, publishId);
    expect(await dataOf(session, publishId)).toEqual({
      status: 'PROCESSING_DOWNLOAD',
      downloaded_bytes: clip.byteLength,
    });

    await emulated.advance(10_000);
    expect(await dataOf(session, publishId)).toEqual({ status: 'PUBLISH_COMPLETE', downloaded_bytes: clip.byteLength });
    expect((await emulated.control('effects')).body.items).toMatchObject([
      { sha256: sha256(clip), sizeBytes: clip.byteLength },
    ]);
  });

  it('brings a draft to the inbox', async () => {
    const { emulated, session } = await pulling();
    const answer = await session.initDraft(pull(`${media.origin}/v/clip.mp4`));
    const publishId = textAt(answer, 'data', 'publish_id');
    await downloadEnd(emulated, publishId);
    await emulated.advance(10_000);

    expect(await dataOf(session, publishId)).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
  });

  it.each([
    ['/v/gone.mp4'],
    ['/v/secret.mp4'],
    ['/v/partial.mp4'],
    ['/v/broken.mp4'],
    ['/v/moved-301.mp4'],
    ['/v/moved-302.mp4'],
    ['/v/moved-303.mp4'],
    ['/v/moved-307.mp4'],
    ['/v/moved-308.mp4'],
    ['/v/cut.mp4'],
  ])('fails for %s: only 200 counts, nothing is followed, all of it must come', async (path) => {
    const { emulated, session } = await pulling();
    const publishId = await start(session, path);
    await downloadEnd(emulated, publishId);

    expect(await dataOf(session, publishId)).toEqual({ fail_reason: 'video_pull_failed', status: 'FAILED' });
    expect(media.asked).toEqual([path]);
  });

  it('fails when nobody answers at the address', async () => {
    const emulated = new Emulated({ fetch: offline });
    await emulated.control('app', { verifiedPrefixes: ['media.test'] });
    const session = await emulated.signIn();
    const answer = await session.initDirect({}, pull('https://media.test/a.mp4'));
    await downloadEnd(emulated, textAt(answer, 'data', 'publish_id'));

    expect(await dataOf(session, textAt(answer, 'data', 'publish_id'))).toMatchObject({
      fail_reason: 'video_pull_failed',
    });
  });

  it('judges what it got by its bytes', async () => {
    const { emulated, session } = await pulling();
    media.serve('/v/slow.mp4', new Uint8Array(fixture('slow-frames.mp4')), 'video/mp4');
    const publishId = await start(session, '/v/slow.mp4');
    await downloadEnd(emulated, publishId);
    await emulated.advance(10_000);

    expect(await dataOf(session, publishId)).toEqual({ fail_reason: 'frame_rate_check_failed', status: 'FAILED' });
  });
});

describe('the addresses that may be pulled from', () => {
  const prefix = 'https://example.test/videos/user/';

  it.each([
    ['a verified domain', 'media.test', 'https://media.test/a.mp4', 'ok'],
    ['a subdomain of it', 'media.test', 'https://cdn.media.test/a.mp4', 'ok'],
    ['a subdomain of a subdomain', 'media.test', 'https://eu.cdn.media.test/a.mp4', 'ok'],
    ['its parent', 'cdn.media.test', 'https://media.test/a.mp4', 'url_ownership_unverified'],
    ['a neighbour of it', 'media.test', 'https://other.test/a.mp4', 'url_ownership_unverified'],
    ['a name that only ends alike', 'media.test', 'https://xmedia.test/a.mp4', 'url_ownership_unverified'],
    ['the domain in capitals', 'media.test', 'https://MEDIA.test/a.mp4', 'ok'],
    ['below a prefix', prefix, 'https://example.test/videos/user/123/a.mp4', 'ok'],
    ['right at a prefix', prefix, 'https://example.test/videos/user/a.mp4', 'ok'],
    ['a folder put between', prefix, 'https://example.test/videos/2023/user/123/a.mp4', 'url_ownership_unverified'],
    ['a folder that begins alike', prefix, 'https://example.test/videos/users/a.mp4', 'url_ownership_unverified'],
    ['out of a prefix by dots', prefix, 'https://example.test/videos/user/../a.mp4', 'url_ownership_unverified'],
    ['a subdomain of a prefix', prefix, 'https://cdn.example.test/videos/user/a.mp4', 'url_ownership_unverified'],
    ['another port', prefix, 'https://example.test:8443/videos/user/a.mp4', 'url_ownership_unverified'],
    ['http', 'media.test', 'http://media.test/a.mp4', 'invalid_params'],
    ['a user in the address', 'media.test', 'https://user@media.test/a.mp4', 'invalid_params'],
    ['ftp', 'media.test', 'ftp://media.test/a.mp4', 'invalid_params'],
    ['a file', 'media.test', 'file:///etc/passwd', 'invalid_params'],
    ['no address', 'media.test', 'nonsense', 'invalid_params'],
    ['an empty text', 'media.test', '', 'invalid_params'],
  ])('%s', async (_name, property, url, code) => {
    const emulated = new Emulated({ fetch: offline });
    await emulated.control('app', { verifiedPrefixes: [property] });
    const session = await emulated.signIn();

    expect(codeOf(await session.initDirect({}, pull(url)))).toBe(code);
    expect(codeOf(await session.initDraft(pull(url)))).toBe(code);
  });

  it('are none at all while nothing is verified', async () => {
    const session = await new Emulated({ fetch: offline }).signIn();
    const answer = await session.initDirect({}, pull('https://media.test/a.mp4'));

    expect([answer.status, codeOf(answer)]).toEqual([403, 'url_ownership_unverified']);
    expect(answer.text).toContain('URL ownership verification rules');
  });

  it.each([
    ['http://127.0.0.1:8080/v/', 'http://127.0.0.1:8080/v/a.mp4'],
    ['http://localhost:8080/v/', 'http://localhost:8080/v/a.mp4'],
    ['http://[::1]:8080/v/', 'http://[::1]:8080/v/a.mp4'],
  ])('may be on loopback (%s) only when the app allows it', async (property, url) => {
    const emulated = new Emulated({ fetch: offline });
    await emulated.control('app', { verifiedPrefixes: [property], allowLoopbackPull: true });
    const session = await emulated.signIn();
    expect(codeOf(await session.initDirect({}, pull(url)))).toBe('ok');

    await emulated.control('app', { allowLoopbackPull: false });
    expect(codeOf(await session.initDirect({}, pull(url)))).toBe('invalid_params');
  });

  it('needs no registration below the prefix the emulator was started with, also over http and after a reset', async () => {
    const emulated = new Emulated({ fetch: offline, verifiedPrefix: 'http://studio:3000/' });
    await emulated.control('reset', {});
    const session = await emulated.signIn();

    expect(codeOf(await session.initDirect({}, pull('http://studio:3000/pull/a.mp4')))).toBe('ok');
    expect(codeOf(await session.initDirect({}, pull('http://studio:3001/pull/a.mp4')))).toBe('invalid_params');
    expect(codeOf(await session.initDirect({}, pull('https://studio.test/pull/a.mp4')))).toBe(
      'url_ownership_unverified',
    );
  });

  it('must be named: a source without video_url is incorrect', async () => {
    const session = await new Emulated().signIn();
    const answer = await session.initDirect({}, { source: 'PULL_FROM_URL' });

    expect([codeOf(answer), textAt(answer, 'error', 'message')]).toEqual([
      'invalid_params',
      'The request source info is empty or incorrect',
    ]);
  });
});

describe('a download that takes long', () => {
  it.each(['/v/endless.mp4', '/v/silent.mp4'])('is given up after an hour: %s', async (path) => {
    const { emulated, session } = await pulling();
    const publishId = await start(session, path);
    await emulated.advance(hourMs - 1000);
    expect(await dataOf(session, publishId)).toMatchObject({ status: 'PROCESSING_DOWNLOAD' });

    await emulated.advance(1000);
    expect(await dataOf(session, publishId)).toEqual({ fail_reason: 'video_pull_failed', status: 'FAILED' });
  });

  it('names photos when it was for photos', async () => {
    const { emulated, session } = await pulling();
    const answer = await session.post('/v2/post/publish/content/init/', {
      media_type: 'PHOTO',
      post_mode: 'DIRECT_POST',
      post_info: { privacy_level: 'SELF_ONLY' },
      source_info: { source: 'PULL_FROM_URL', photo_images: [`${media.origin}/v/silent.mp4`], photo_cover_index: 0 },
    });
    await emulated.advance(hourMs);

    expect(await dataOf(session, textAt(answer, 'data', 'publish_id'))).toEqual({
      fail_reason: 'photo_pull_failed',
      status: 'FAILED',
    });
  });

  it('tells the app by webhook, at the instant it was given up', async () => {
    const { emulated, session } = await pulling();
    await emulated.control('app', { webhookUrl: media.serve('/hook', new Uint8Array()) });
    await start(session, '/v/silent.mp4');
    await emulated.advance(2 * hourMs);
    await emulated.emulator.webhooksSent();

    const [failed] = emulated.emulator.world.state.webhooks;
    const body = JSON.parse(failed?.body ?? '{}') as { create_time: number; content: string };
    expect(JSON.parse(body.content)).toMatchObject({ reason: 'video_pull_failed' });
    expect(body.create_time).toBeLessThan(emulated.emulator.world.clock.now() / 1000 - 3500);
  });

  it('ends with a reset, and leaves nothing behind', async () => {
    const { emulated, session } = await pulling();
    await start(session, '/v/endless.mp4');
    await emulated.control('reset', {});

    expect((await emulated.control('effects')).body.items).toEqual([]);
    expect(emulated.emulator.world.state.publishes.size).toBe(0);
  });
});

describe('cancelling', () => {
  it('stops a download that runs', async () => {
    const { session } = await pulling();
    const publishId = await start(session, '/v/endless.mp4');
    const answer = await cancel(session, publishId);

    expect(answer.body).toEqual({ error: { code: 'ok', message: '', log_id: expect.any(String) } });
    expect(await dataOf(session, publishId)).toEqual({ fail_reason: 'publish_cancelled', status: 'FAILED' });
  });

  it.each([
    ['twice', async (session: SignedIn, publishId: string) => void (await cancel(session, publishId))],
    [
      'in processing',
      async (_session: SignedIn, publishId: string, emulated: Emulated) => downloadEnd(emulated, publishId),
    ],
    [
      'when it is published',
      async (_session: SignedIn, publishId: string, emulated: Emulated) => {
        await downloadEnd(emulated, publishId);
        await emulated.advance(10_000);
      },
    ],
  ])('is not possible %s', async (when, reach) => {
    const { emulated, session } = await pulling();
    const publishId = await start(session, when === 'twice' ? '/v/endless.mp4' : '/v/clip.mp4');
    await reach(session, publishId, emulated);
    const answer = await cancel(session, publishId);

    expect([answer.status, codeOf(answer)]).toEqual([400, 'publish_not_cancellable']);
  });

  it('is not possible for an upload', async () => {
    const { session } = await pulling();
    const init = await session.initDirect();

    expect(codeOf(await cancel(session, textAt(init, 'data', 'publish_id')))).toBe('publish_not_cancellable');
  });

  it('needs a publish id that exists and belongs to the account', async () => {
    const { emulated, session } = await pulling();
    const leo = await emulated.signIn('leo.creates');
    const publishId = await start(session, '/v/endless.mp4');

    expect(codeOf(await cancel(session, 'v_pub_url~v2.1'))).toBe('invalid_publish_id');
    expect(codeOf(await cancel(leo, publishId))).toBe('token_not_authorized_for_specified_publish_id');
  });
});

describe('a removed permission', () => {
  it('stops the download, which fails as auth_removed', async () => {
    const { emulated, session } = await pulling();
    const publishId = await start(session, '/v/endless.mp4');
    await emulated.call('/apps/ava.studio/remove', { method: 'POST' });
    const again = await emulated.signIn();

    expect(await dataOf(again, publishId)).toEqual({ fail_reason: 'auth_removed', status: 'FAILED' });
  });
});

describe('a video that is asked for in parts', () => {
  const partBytes = 4 * 1024 ** 2;
  const large = new Uint8Array(2 * partBytes + 1000).fill(7);
  large.set(clip);
  const ranges: string[] = [];

  const pullInParts = async (path: string) => {
    const { emulated, session } = await pulling();
    await emulated.control('switches', { pullRequests: 'ranges', mediaProbe: 'accept-all' });
    ranges.length = 0;
    const publishId = await start(session, path);
    await downloadEnd(emulated, publishId);
    await emulated.advance(10_000);
    return { emulated, data: await dataOf(session, publishId) };
  };
  /** Gives what was asked for, or what `change` makes of it. */
  const serveParts = (path: string, change = (first: number, last: number) => ({ status: 206, first, last })) =>
    media.answer(path, ({ headers: { range = '' } }, response) => {
      ranges.push(range);
      const [asked = 0, end = 0] = range.replace('bytes=', '').split('-').map(Number);
      const { status, first, last } = change(asked, Math.min(end, large.byteLength - 1));
      response.writeHead(status, { 'content-range': `bytes ${first}-${last}/${large.byteLength}` });
      response.end(large.subarray(first, last + 1));
    });

  it('arrives whole', async () => {
    serveParts('/v/parts.mp4');
    const { emulated, data } = await pullInParts('/v/parts.mp4');

    expect(ranges).toEqual(['bytes=0-4194303', 'bytes=4194304-8388607', 'bytes=8388608-12582911']);
    expect(data).toMatchObject({ status: 'PUBLISH_COMPLETE', downloaded_bytes: large.byteLength });
    expect((await emulated.control('effects')).body.items).toMatchObject([{ sha256: sha256(large) }]);
  });

  it('is taken at once from a server that knows no ranges', async () => {
    media.serve('/v/whole.mp4', large, 'video/mp4');
    const { emulated } = await pullInParts('/v/whole.mp4');

    expect(media.asked).toEqual(['/v/whole.mp4']);
    expect((await emulated.control('effects')).body.items).toMatchObject([{ sha256: sha256(large) }]);
  });

  it.each([
    ['another part than asked for', (_first: number, last: number) => ({ status: 206, first: 5, last })],
    [
      'the whole in place of a later part',
      (first: number, last: number) => ({ status: first ? 200 : 206, first, last }),
    ],
    ['nothing', (first: number, last: number) => ({ status: 404, first, last })],
  ])('fails when the server gives %s', async (what, change) => {
    const path = `/v/${what.replaceAll(' ', '-')}.mp4`;
    serveParts(path, change);
    const { emulated, data } = await pullInParts(path);

    expect(data).toMatchObject({ status: 'FAILED', fail_reason: 'video_pull_failed' });
    expect((await emulated.control('effects')).body.items).toEqual([]);
  });
});
