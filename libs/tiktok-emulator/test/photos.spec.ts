import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, codeOf, Emulated, sha256, type SignedIn, textAt } from './kit/emulated.ts';
import { downloadEnd, type MediaServer, startMediaServer } from './kit/media-server.ts';
import { extendedWebp, jpeg, losslessWebp, lossyWebp, png } from './kit/pictures.ts';

const maxPhotoBytes = 20 * 1024 ** 2;

let media: MediaServer;

beforeAll(async () => {
  media = await startMediaServer();
  media.serve('/p/1.jpg', jpeg(1080, 1920), 'image/jpeg');
  media.serve('/p/2.webp', lossyWebp(800, 600), 'image/webp');
});

afterAll(() => media.close());

async function photographer(scope?: string) {
  const emulated = new Emulated({ switches: { rateLimits: 'off' } });
  await emulated.control('app', { verifiedPrefixes: [`${media.origin}/p/`], allowLoopbackPull: true });
  return { emulated, session: await emulated.signIn('ava.studio', scope) };
}

const source = (paths: string[], coverIndex: unknown = 0) => ({
  source: 'PULL_FROM_URL',
  photo_images: paths.map((path) => media.origin + path),
  photo_cover_index: coverIndex,
});

function init(session: SignedIn, overrides: Record<string, unknown> = {}): Promise<Answer> {
  return session.post('/v2/post/publish/content/init/', {
    media_type: 'PHOTO',
    post_mode: 'DIRECT_POST',
    post_info: { title: 'Three looks', privacy_level: 'PUBLIC_TO_EVERYONE' },
    source_info: source(['/p/1.jpg', '/p/2.webp'], 1),
    ...overrides,
  });
}

async function endOf(emulated: Emulated, session: SignedIn, answer: Answer): Promise<unknown> {
  const publishId = textAt(answer, 'data', 'publish_id');
  await downloadEnd(emulated, publishId);
  await emulated.advance(10_000);
  return (await session.status(publishId)).body.data;
}

describe('a photo post', () => {
  it('is answered with a publish id and nothing else', async () => {
    const { session } = await photographer();
    const { status, body } = await init(session);

    expect(status).toBe(200);
    expect(body.data).toEqual({ publish_id: expect.stringMatching(/^p_pub_url~v2\.\d{19}$/) });
  });

  it('pulls every photo, is published and appears on the profile with its cover', async () => {
    const { emulated, session } = await photographer();
    const answer = await init(session);
    const id = encodeURIComponent(textAt(answer, 'data', 'publish_id'));

    expect(await endOf(emulated, session, answer)).toMatchObject({ status: 'PUBLISH_COMPLETE' });
    expect((await emulated.call('/@ava.studio')).text).toContain(`<img class="photo" src="/media/${id}/1"`);
    expect((await emulated.fetch(`/media/${id}/0`)).headers.get('content-type')).toBe('image/jpeg');
    expect((await emulated.fetch(`/media/${id}/1`)).headers.get('content-type')).toBe('image/webp');
  });

  it('counts the bytes of all its photos', async () => {
    const { emulated, session } = await photographer();
    const bytes = jpeg(1080, 1920).byteLength + lossyWebp(800, 600).byteLength;

    expect(await endOf(emulated, session, await init(session))).toMatchObject({ downloaded_bytes: bytes });
  });

  it('leaves an effect with the hash of its first photo and the post_info as sent', async () => {
    const { emulated, session } = await photographer();
    await endOf(emulated, session, await init(session));

    expect((await emulated.control('effects')).body.items).toMatchObject([
      {
        account: 'ava.studio',
        kind: 'photo',
        mode: 'direct',
        sha256: sha256(jpeg(1080, 1920)),
        postInfo: { title: 'Three looks', privacy_level: 'PUBLIC_TO_EVERYONE' },
      },
    ]);
  });

  it('gets a public id that is a bare number', async () => {
    const { emulated, session } = await photographer();
    const answer = await init(session);
    await endOf(emulated, session, answer);

    const status = await session.status(textAt(answer, 'data', 'publish_id'));
    expect(status.text).toMatch(/"publicaly_available_post_id":\[\d{19}\]/);
  });

  it('takes the AI label at the top of the body, where the newer documentation has it', async () => {
    const { emulated, session } = await photographer();
    await endOf(emulated, session, await init(session, { is_aigc: true }));

    expect((await emulated.control('effects')).body.items).toMatchObject([{ postInfo: { is_aigc: true } }]);
  });

  it('takes the AI label inside post_info too', async () => {
    const { emulated, session } = await photographer();
    await endOf(emulated, session, await init(session, { post_info: { privacy_level: 'SELF_ONLY', is_aigc: true } }));

    expect((await emulated.control('effects')).body.items).toMatchObject([{ postInfo: { is_aigc: true } }]);
  });

  it('shows at an address of its own form', async () => {
    const { emulated, session } = await photographer();
    await endOf(emulated, session, await init(session));

    expect((await emulated.call('/@ava.studio')).text).toMatch(/href="\/@ava\.studio\/photo\/\d{19}"/);
  });
});

describe('a photo draft', () => {
  const draft = { post_mode: 'MEDIA_UPLOAD' };

  it('carries title and description into the editor', async () => {
    const { emulated, session } = await photographer();
    const answer = await init(session, { ...draft, post_info: { title: 'T', description: 'D' } });

    expect(await endOf(emulated, session, answer)).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
    expect((await emulated.call('/inbox/ava.studio')).text).toMatch(/T\nD<\/textarea>/);
  });

  it.each([
    ['no post_info at all', undefined],
    ['an empty post_info', {}],
    ['no privacy level', { title: 'T' }],
  ])('does with %s', async (_name, postInfo) => {
    const { session } = await photographer();

    expect((await init(session, { ...draft, post_info: postInfo })).status).toBe(200);
  });

  it('offers neither Duet nor Stitch to its owner', async () => {
    const { emulated, session } = await photographer();
    await endOf(emulated, session, await init(session, draft));
    const { text } = await emulated.call('/inbox/ava.studio');

    expect(text).toContain('allow_comment');
    expect(text).not.toMatch(/allow_duet|allow_stitch/);
  });

  it('counts among the five that may wait, together with videos', async () => {
    const { session } = await photographer();
    for (let count = 0; count < 2; count += 1) await init(session, draft);
    for (let count = 0; count < 3; count += 1) await session.initDraft();
    const refused = await init(session, draft);

    expect([refused.status, codeOf(refused)]).toEqual([403, 'spam_risk_too_many_pending_share']);
  });

  it.each([
    ['31.7', 'app_version_check_failed'],
    ['31.8', 'ok'],
    ['4.9', 'app_version_check_failed'],
    ['31.10', 'ok'],
    ['43.1', 'ok'],
  ])('for a TikTok app of version %s is %s', async (appVersion, code) => {
    const { emulated, session } = await photographer();
    await emulated.control('accounts/ava.studio', { appVersion }, 'PATCH');

    expect(codeOf(await init(session, draft))).toBe(code);
  });

  it('is the only one that asks for the version of the app', async () => {
    const { emulated, session } = await photographer();
    await emulated.control('accounts/ava.studio', { appVersion: '1.0' }, 'PATCH');

    expect(codeOf(await init(session))).toBe('ok');
  });

  it('is open to an app without audit and to public accounts', async () => {
    const { emulated, session } = await photographer();
    await emulated.control('app', { audited: false });

    expect(codeOf(await init(session, draft))).toBe('ok');
    expect(codeOf(await init(session))).toBe('unaudited_client_can_only_post_to_private_accounts');
  });
});

describe('the permission for photos', () => {
  it.each([
    ['user.info.basic,video.publish', 'DIRECT_POST', 'ok'],
    ['user.info.basic,video.publish', 'MEDIA_UPLOAD', 'scope_not_authorized'],
    ['user.info.basic,video.upload', 'MEDIA_UPLOAD', 'ok'],
    ['user.info.basic,video.upload', 'DIRECT_POST', 'scope_not_authorized'],
    ['user.info.basic', 'MEDIA_UPLOAD', 'scope_not_authorized'],
  ])('%s and %s: %s', async (scope, postMode, code) => {
    const { session } = await photographer(scope);

    expect(codeOf(await init(session, { post_mode: postMode }))).toBe(code);
  });
});

describe('a body that is refused', () => {
  const pictures = (photoImages: unknown, coverIndex: unknown = 0) => ({
    source_info: { source: 'PULL_FROM_URL', photo_images: photoImages, photo_cover_index: coverIndex },
  });

  it.each([
    ['no media type', { media_type: undefined }],
    ['another media type', { media_type: 'VIDEO' }],
    ['no mode', { post_mode: undefined }],
    ['the mode as the table prints it', { post_mode: 'DIRECT POST' }],
    ['a mode in lower case', { post_mode: 'direct_post' }],
    ['no post_info', { post_info: undefined }],
    ['an empty post_info', { post_info: {} }],
    ['a privacy level that is none', { post_info: { privacy_level: 'FRIENDS' } }],
    ['a title of 91 units', { post_info: { title: 'x'.repeat(91), privacy_level: 'SELF_ONLY' } }],
    ['a title of 46 emoji', { post_info: { title: '🎬'.repeat(46), privacy_level: 'SELF_ONLY' } }],
    ['a description of 4001 units', { post_info: { description: 'x'.repeat(4001), privacy_level: 'SELF_ONLY' } }],
    ['a title that is a number', { post_info: { title: 1, privacy_level: 'SELF_ONLY' } }],
    ['music that is a text', { post_info: { auto_add_music: 'yes', privacy_level: 'SELF_ONLY' } }],
    ['branded content for oneself', { post_info: { brand_content_toggle: true, privacy_level: 'SELF_ONLY' } }],
    ['no source', { source_info: undefined }],
    ['an upload', { source_info: { source: 'FILE_UPLOAD', photo_cover_index: 0 } }],
    ['no list of photos', pictures(undefined)],
    ['a single address', pictures('https://media.test/1.jpg')],
    ['an empty list', pictures([])],
    ['36 photos', pictures(Array.from({ length: 36 }, () => 'https://media.test/1.jpg'))],
    ['a photo that is no text', pictures([1])],
    ['no cover', { source_info: { source: 'PULL_FROM_URL', photo_images: ['https://media.test/1.jpg'] } }],
    ['a cover behind the last photo', pictures(['https://media.test/1.jpg'], 1)],
    ['a cover before the first', pictures(['https://media.test/1.jpg'], -1)],
    ['half a cover', pictures(['https://media.test/1.jpg'], 0.5)],
    ['a cover as text', pictures(['https://media.test/1.jpg'], '0')],
  ])('%s', async (_name, overrides) => {
    const { session } = await photographer();
    const answer = await init(session, overrides);

    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_params']);
    expect(answer.body).not.toHaveProperty('data');
  });

  it.each([
    ['a title of 90 units', { title: 'x'.repeat(90) }],
    ['a title of 45 emoji', { title: '🎬'.repeat(45) }],
    ['a description of 4000 units', { description: 'x'.repeat(4000) }],
    ['neither', {}],
  ])('but not %s', async (_name, postInfo) => {
    const { session } = await photographer();

    expect(codeOf(await init(session, { post_info: { privacy_level: 'SELF_ONLY', ...postInfo } }))).toBe('ok');
  });

  it('but not 35 photos', async () => {
    const { session } = await photographer();
    const paths = Array.from({ length: 35 }, () => '/p/1.jpg');

    expect(codeOf(await init(session, { source_info: source(paths, 34) }))).toBe('ok');
  });

  it('one photo outside the verified prefixes is one too many', async () => {
    const { session } = await photographer();
    const answer = await init(session, { source_info: source(['/p/1.jpg', '/q/2.jpg']) });

    expect([answer.status, codeOf(answer)]).toEqual([403, 'url_ownership_unverified']);
  });
});

describe('the pictures themselves', () => {
  it.each([
    ['a JPEG of 1080 × 1920', jpeg(1080, 1920), 'ok'],
    ['a JPEG of 1920 × 1080', jpeg(1920, 1080), 'ok'],
    ['a tall JPEG, narrow enough', jpeg(941, 1672), 'ok'],
    ['a JPEG whose both sides exceed', jpeg(1086, 1448), 'picture_size_check_failed'],
    ['a square JPEG of 1254', jpeg(1254, 1254), 'picture_size_check_failed'],
    ['a JPEG of 1081 × 1081', jpeg(1081, 1081), 'picture_size_check_failed'],
    ['a JPEG of no size', jpeg(0, 100), 'picture_size_check_failed'],
    ['a progressive JPEG', jpeg(1080, 1080, 0xc2), 'ok'],
    ['a lossy WebP', lossyWebp(1080, 4000), 'ok'],
    ['a lossy WebP that is too large', lossyWebp(1081, 4000), 'picture_size_check_failed'],
    ['a lossless WebP', losslessWebp(1080, 1920), 'ok'],
    ['a lossless WebP that is too large', losslessWebp(1500, 1500), 'picture_size_check_failed'],
    ['an extended WebP', extendedWebp(1080, 1920), 'ok'],
    ['an extended WebP that is too large', extendedWebp(2000, 1081), 'picture_size_check_failed'],
    ['a PNG', png(), 'file_format_check_failed'],
    ['a text', new TextEncoder().encode('this is no picture at all'), 'file_format_check_failed'],
    ['half a JPEG', jpeg(100, 100).slice(0, 14), 'file_format_check_failed'],
    ['a JPEG without a frame', Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2]), 'file_format_check_failed'],
    ['half a WebP', lossyWebp(100, 100).slice(0, 20), 'file_format_check_failed'],
    ['a RIFF of another kind', new TextEncoder().encode('RIFF1234WAVEfmt 12345678'), 'file_format_check_failed'],
    ['nothing', new Uint8Array(), 'file_format_check_failed'],
  ])('%s', async (_name, bytes, verdict) => {
    const { emulated, session } = await photographer();
    media.serve('/p/tried', bytes, 'image/jpeg');
    const end = await endOf(emulated, session, await init(session, { source_info: source(['/p/tried']) }));

    expect(end).toMatchObject(
      verdict === 'ok' ? { status: 'PUBLISH_COMPLETE' } : { status: 'FAILED', fail_reason: verdict },
    );
  });

  it('count, not what their server calls them', async () => {
    const { emulated, session } = await photographer();
    media.serve('/p/unnamed', jpeg(100, 100), 'application/octet-stream');
    media.serve('/p/misnamed', png(), 'image/webp');
    const good = await init(session, { source_info: source(['/p/unnamed']) });
    const bad = await init(session, { source_info: source(['/p/misnamed']) });

    expect(await endOf(emulated, session, good)).toMatchObject({ status: 'PUBLISH_COMPLETE' });
    expect(await endOf(emulated, session, bad)).toMatchObject({ fail_reason: 'file_format_check_failed' });
  });

  it.each([0, 1, 2])('spoil the whole set when number %i of three is bad', async (bad) => {
    const { emulated, session } = await photographer();
    media.serve('/p/large', jpeg(2000, 2000), 'image/jpeg');
    const paths = ['/p/1.jpg', '/p/1.jpg', '/p/1.jpg'].with(bad, '/p/large');
    const end = await endOf(emulated, session, await init(session, { source_info: source(paths) }));

    expect(end).toEqual({ status: 'FAILED', fail_reason: 'picture_size_check_failed' });
  });

  it.each([
    [maxPhotoBytes, 'PUBLISH_COMPLETE'],
    [maxPhotoBytes + 1, 'FAILED'],
  ])('of %i bytes end as %s', async (sizeBytes, status) => {
    const { emulated, session } = await photographer();
    const picture = new Uint8Array(sizeBytes);
    picture.set(jpeg(1080, 1920));
    media.serve('/p/heavy', picture, 'image/jpeg');
    const end = await endOf(emulated, session, await init(session, { source_info: source(['/p/heavy']) }));

    expect(end).toMatchObject({
      status,
      ...(status === 'FAILED' && { fail_reason: 'picture_size_check_failed' }),
    });
  });

  it('are not looked at when any bytes are to pass', async () => {
    const { emulated, session } = await photographer();
    await emulated.control('switches', { mediaProbe: 'accept-all' });
    media.serve('/p/any', png(), 'image/png');
    const end = await endOf(emulated, session, await init(session, { source_info: source(['/p/any']) }));

    expect(end).toMatchObject({ status: 'PUBLISH_COMPLETE' });
  });

  it('that cannot be fetched fail as photo_pull_failed, and the rest is not asked for', async () => {
    const { emulated, session } = await photographer();
    media.asked.length = 0;
    const answer = await init(session, { source_info: source(['/p/gone.jpg', '/p/1.jpg']) });

    expect(await endOf(emulated, session, answer)).toEqual({ status: 'FAILED', fail_reason: 'photo_pull_failed' });
    expect(media.asked).toEqual(['/p/gone.jpg']);
  });
});
