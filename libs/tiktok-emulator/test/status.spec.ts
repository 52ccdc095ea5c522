import { describe, expect, it } from '@jest/globals';
import { codeOf, Emulated, fileSource, fixture, put, sha256, textAt } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const everyone = { privacy_level: 'PUBLIC_TO_EVERYONE' };

async function uploaded(emulated: Emulated, post: Record<string, unknown> = everyone, username = 'ava.studio') {
  const session = await emulated.signIn(username);
  const init = await session.initDirect(post, fileSource(clip.byteLength));
  await put(emulated, textAt(init, 'data', 'upload_url'), clip);
  const publishId = textAt(init, 'data', 'publish_id');
  return { session, publishId, status: async () => (await session.status(publishId)).body.data };
}

describe('the way of a direct post', () => {
  it('is processing with all bytes, then complete, then public with its id', async () => {
    const emulated = new Emulated({ processingMs: 20_000, moderationMs: 60_000 });
    const { status } = await uploaded(emulated);
    expect(await status()).toEqual({ status: 'PROCESSING_UPLOAD', uploaded_bytes: clip.byteLength });

    await emulated.advance(20_000);
    expect(await status()).toEqual({ status: 'PUBLISH_COMPLETE', uploaded_bytes: clip.byteLength });

    await emulated.advance(60_000);
    expect(await status()).toMatchObject({ publicaly_available_post_id: [expect.any(Number)] });
  });

  it('shows the post id as a bare number of 19 digits that JSON.parse would round', async () => {
    const emulated = new Emulated();
    const { session, publishId } = await uploaded(emulated);
    await emulated.advance(10_000);

    const { text } = await session.status(publishId);
    const id = /"publicaly_available_post_id":\[(\d{19})\]/.exec(text)?.[1] ?? '';
    expect(id).not.toBe('');
    expect(id.endsWith('000')).toBe(false);
    expect(BigInt(Number(id))).not.toBe(BigInt(id));
    expect((await emulated.control('effects')).body.items).toMatchObject([{ postIds: [id] }]);
  });

  it('never shows the id of a post only its owner may see', async () => {
    const emulated = new Emulated();
    const { status } = await uploaded(emulated, { privacy_level: 'SELF_ONLY' });
    await emulated.advance(3_600_000);

    expect(await status()).toEqual({ status: 'PUBLISH_COMPLETE', uploaded_bytes: clip.byteLength });
  });

  it.each([
    ['string', /"publicaly_available_post_id":\["\d{19}"\]/],
    ['never', /"data":\{"status":"PUBLISH_COMPLETE"/],
  ] as const)('can show ids another way: %s', async (postIdForm, expected) => {
    const emulated = new Emulated({ switches: { postIdForm } });
    const { session, publishId } = await uploaded(emulated);
    await emulated.advance(10_000);

    expect((await session.status(publishId)).text).toMatch(expected);
  });

  it('leaves an effect with the hash of the bytes and the post_info as sent', async () => {
    const emulated = new Emulated();
    const post = { ...everyone, title: 'Café ☕ #new', is_aigc: true, unknown: [1] };
    const { publishId } = await uploaded(emulated, post);
    expect((await emulated.control('effects')).body.items).toEqual([]);
    await emulated.advance(10_000);

    expect((await emulated.control('effects')).body.items).toEqual([
      {
        account: 'ava.studio',
        publishId,
        postIds: [expect.stringMatching(/^\d{19}$/)],
        mode: 'direct',
        kind: 'video',
        sha256: sha256(clip),
        sizeBytes: clip.byteLength,
        postInfo: { ...post },
        createdAt: expect.any(String),
      },
    ]);
  });
});

describe('the way of a draft', () => {
  it('ends in the inbox, as an effect without posts', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn('leo.creates');
    const publishId = await session.publish(clip, 'draft');

    expect((await session.status(publishId)).body.data).toEqual({
      status: 'SEND_TO_USER_INBOX',
      uploaded_bytes: clip.byteLength,
    });
    expect((await emulated.control('effects')).body.items).toMatchObject([
      { mode: 'draft', account: 'leo.creates', postIds: [], postInfo: null },
    ]);
  });
});

describe('media TikTok does not take', () => {
  it.each([
    ['slow-frames.mp4', 'frame_rate_check_failed'],
    ['small-picture.mp4', 'picture_size_check_failed'],
    ['old-codec.mp4', 'file_format_check_failed'],
  ])('%s fails with %s, without any other field', async (name, reason) => {
    const session = await new Emulated().signIn();
    const publishId = await session.publish(new Uint8Array(fixture(name)), 'direct', everyone);

    expect((await session.status(publishId)).body.data).toEqual({ fail_reason: reason, status: 'FAILED' });
  });

  it('fails for bytes that are no video, and for half a video', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    for (const bytes of [new Uint8Array(1000), clip.slice(0, clip.byteLength >> 1)]) {
      const publishId = await session.publish(bytes, 'draft');
      expect((await session.status(publishId)).text).toContain('file_format_check_failed');
    }
    expect((await emulated.control('effects')).body.items).toEqual([]);
  });

  it('measures the duration against the creator’s own limit', async () => {
    const emulated = new Emulated();
    await emulated.control('accounts/ava.studio', { maxVideoPostDurationSec: 1 }, 'PATCH');
    const session = await emulated.signIn();

    const direct = await session.publish(clip, 'direct', everyone);
    const draft = await session.publish(clip, 'draft');

    expect((await session.status(direct)).text).toContain('duration_check_failed');
    expect((await session.status(draft)).text).toContain('SEND_TO_USER_INBOX');
  });
});

describe('asking for a status', () => {
  it('needs a publish id that exists and belongs to the account', async () => {
    const emulated = new Emulated();
    const { publishId } = await uploaded(emulated);
    const leo = await emulated.signIn('leo.creates');

    const unknown = await leo.status('v_pub_file~v2-1.1');
    const foreign = await leo.status(publishId);
    const none = await leo.status(undefined);

    expect([unknown.status, codeOf(unknown)]).toEqual([400, 'invalid_publish_id']);
    expect([foreign.status, codeOf(foreign)]).toEqual([400, 'token_not_authorized_for_specified_publish_id']);
    expect(codeOf(none)).toBe('invalid_publish_id');
  });

  it('is possible thirty times a minute', async () => {
    const emulated = new Emulated();
    const { session, publishId } = await uploaded(emulated);
    const codes: string[] = [];
    for (let count = 0; count < 31; count += 1) codes.push(codeOf(await session.status(publishId)));

    expect(codes.filter((code) => code === 'ok')).toHaveLength(30);
    expect(codes[30]).toBe('rate_limit_exceeded');
  });
});

describe('removing the app while a video is processed', () => {
  it('fails the publish', async () => {
    const emulated = new Emulated();
    const { session, publishId } = await uploaded(emulated);
    const fields = { client_key: 'awemulator0000001', client_secret: 'emulator-secret', token: session.accessToken };
    await emulated.form('/v2/oauth/revoke/', fields);

    const again = await emulated.signIn();
    expect((await again.status(publishId)).body.data).toEqual({ fail_reason: 'auth_removed', status: 'FAILED' });
  });
});
