import { describe, expect, it } from '@jest/globals';
import { codeOf, Emulated, fileSource, fixture, origin, type SignedIn, textAt } from './kit/emulated.ts';

const dayMs = 86_400_000;
const withoutRates = { switches: { rateLimits: 'off', mediaProbe: 'accept-all' } } as const;

const verdict = (answer: { status: number; body: Record<string, unknown> }) => {
  const error = answer.body.error as { code: string; message: string };
  return [answer.status, error.code, error.message];
};

describe('starting a direct post', () => {
  it('answers with a publish id and the address to upload to', async () => {
    const session = await new Emulated().signIn();
    const answer = await session.initDirect({}, fileSource(50_000_123, 10_000_000));

    expect(answer.status).toBe(200);
    expect(textAt(answer, 'data', 'publish_id')).toMatch(/^v_pub_file~v2-1\.\d{19}$/);
    expect(textAt(answer, 'data', 'upload_url')).toMatch(
      new RegExp(`^${origin}/upload\\?upload_id=\\d{19}&upload_token=[0-9a-f-]{36}$`),
    );
    expect(textAt(answer, 'data', 'upload_url').length).toBeLessThanOrEqual(256);
  });

  it.each([
    ['no post_info', undefined],
    ['an empty post_info', {}],
    ['a privacy level that is none', { privacy_level: 'EVERYONE' }],
    ['a title of 2201 units', { privacy_level: 'SELF_ONLY', title: 'x'.repeat(2201) }],
    ['a title of 1101 emoji, which count two each', { privacy_level: 'SELF_ONLY', title: '🎬'.repeat(1101) }],
    ['a title that is no string', { privacy_level: 'SELF_ONLY', title: 7 }],
    ['a switch that is no boolean', { privacy_level: 'SELF_ONLY', disable_duet: 'true' }],
    ['a cover outside int32', { privacy_level: 'SELF_ONLY', video_cover_timestamp_ms: 2 ** 31 }],
    ['branded content for oneself only', { privacy_level: 'SELF_ONLY', brand_content_toggle: true }],
  ])('refuses %s', async (_name, postInfo) => {
    const session = await new Emulated().signIn();
    const answer = await session.post('/v2/post/publish/video/init/', {
      post_info: postInfo,
      source_info: fileSource(1000),
    });

    expect(verdict(answer)).toEqual([400, 'invalid_params', 'The request post info is empty or incorrect']);
    expect(answer.body).not.toHaveProperty('data');
  });

  it('takes 2200 units, and keys it does not know', async () => {
    const session = await new Emulated().signIn();
    const answer = await session.initDirect({ title: '🎬'.repeat(1100), extra: { a: 1 } });

    expect(answer.status).toBe(200);
  });

  it('can spell the code as the documentation does', async () => {
    const session = await new Emulated({ switches: { invalidParamsCode: 'invalid_param' } }).signIn();

    expect(codeOf(await session.initDirect({ title: 1 }))).toBe('invalid_param');
  });

  it.each([
    ['a level this account does not have', 'ava.studio', { privacy_level: 'FOLLOWER_OF_CREATOR' }],
    ['a public post of a private account', 'noor.private', { privacy_level: 'PUBLIC_TO_EVERYONE' }],
    ['a missing level', 'ava.studio', { privacy_level: undefined }],
  ])('refuses %s as a mismatch', async (_name, username, post) => {
    const session = await new Emulated().signIn(username);
    const answer = await session.initDirect(post);

    expect([answer.status, codeOf(answer)]).toEqual([403, 'privacy_level_option_mismatch']);
  });

  it.each([
    ['ava.studio', 'PUBLIC_TO_EVERYONE', 'unaudited_client_can_only_post_to_private_accounts'],
    ['ava.studio', 'SELF_ONLY', 'unaudited_client_can_only_post_to_private_accounts'],
    ['noor.private', 'FOLLOWER_OF_CREATOR', 'unaudited_client_can_only_post_to_private_accounts'],
    ['noor.private', 'SELF_ONLY', 'ok'],
  ])('without audit, %s posting %s gets %s', async (username, level, code) => {
    const emulated = new Emulated();
    await emulated.control('app', { audited: false });
    const session = await emulated.signIn(username);

    expect(codeOf(await session.initDirect({ privacy_level: level }))).toBe(code);
  });

  it('checks in TikTok’s order: scope, rate, ban, body, level, audit', async () => {
    const emulated = new Emulated();
    const uploadOnly = await emulated.signIn('ava.studio', 'user.info.basic,video.upload');
    const session = await emulated.signIn();
    const bad = { privacy_level: 'FOLLOWER_OF_CREATOR', title: 1 };
    await emulated.control('app', { audited: false });
    await emulated.control('accounts/ava.studio', { bannedFromPosting: true }, 'PATCH');

    expect(codeOf(await uploadOnly.initDirect(bad))).toBe('scope_not_authorized');
    expect(codeOf(await session.initDirect(bad))).toBe('spam_risk_user_banned_from_posting');
    await emulated.control('accounts/ava.studio', { bannedFromPosting: false }, 'PATCH');
    expect(codeOf(await session.initDirect(bad))).toBe('invalid_params');
    expect(codeOf(await session.initDirect({ ...bad, title: 'x' }))).toBe('privacy_level_option_mismatch');
    expect(codeOf(await session.initDirect())).toBe('unaudited_client_can_only_post_to_private_accounts');
    await session.initDirect();
    await session.initDirect();
    expect(codeOf(await session.initDirect())).toBe('rate_limit_exceeded');
  });
});

describe('starting a draft', () => {
  it('needs video.upload, whatever else was granted', async () => {
    const session = await new Emulated().signIn('ava.studio', 'user.info.basic,video.publish');

    expect(codeOf(await session.initDraft())).toBe('scope_not_authorized');
  });

  it('ignores post_info and says so in the log', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const body = { post_info: { title: 7 }, source_info: fileSource(1000) };
    const answer = await session.post('/v2/post/publish/inbox/video/init/', body);

    expect(textAt(answer, 'data', 'publish_id')).toMatch(/^v_inbox_file~v2\.\d{19}$/);
    expect((await emulated.control('log')).text).toContain('post_info is ignored');
  });

  it('is open to an app without audit, also for public accounts', async () => {
    const emulated = new Emulated();
    await emulated.control('app', { audited: false });

    expect((await (await emulated.signIn()).initDraft()).status).toBe(200);
  });
});

describe('bodies that cannot be read', () => {
  it.each(['', '{}', '[]', 'null', '"x"', '{', '{"source_info":[]}', '{"source_info":{"source":"MAGIC"}}'])(
    '%s gets invalid_params',
    async (body) => {
      const session = await new Emulated().signIn();
      const answer = await session.post('/v2/post/publish/inbox/video/init/', body);

      expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_params']);
    },
  );
});

describe('caps', () => {
  async function repeat(count: number, call: () => Promise<{ status: number }>) {
    for (let done = 0; done < count; done += 1) expect((await call()).status).toBe(200);
  }

  it('lets a creator post fifteen times in 24 hours', async () => {
    const emulated = new Emulated(withoutRates);
    const session = await emulated.signIn();
    await repeat(15, () => session.initDirect());

    const refused = await session.initDirect();
    const info = await session.creatorInfo();

    expect([refused.status, codeOf(refused)]).toEqual([403, 'spam_risk_too_many_posts']);
    expect([info.status, codeOf(info)]).toEqual([200, 'spam_risk_too_many_posts']);
    await emulated.advance(dayMs - 1000);
    const renewed = await emulated.refresh(session.refreshToken);
    expect(textAt(renewed, 'access_token')).not.toBe('');
  });

  it('forgets posts after 24 hours', async () => {
    const emulated = new Emulated(withoutRates);
    const session = await emulated.signIn();
    await repeat(15, () => session.initDirect());
    await emulated.advance(dayMs);

    const later = await emulated.signIn();
    expect((await later.initDirect()).status).toBe(200);
  });

  it('lets five drafts wait, whether or not their owner has posted them', async () => {
    const emulated = new Emulated(withoutRates);
    const session = await emulated.signIn();
    await repeat(5, () => session.initDraft());

    const refused = await session.initDraft();
    expect([refused.status, codeOf(refused)]).toEqual([403, 'spam_risk_too_many_pending_share']);
    expect((await session.initDirect()).status).toBe(200);
  });

  it('lets five users of an app without audit post', async () => {
    const emulated = new Emulated(withoutRates);
    await emulated.control('app', { audited: false });
    const sessions: SignedIn[] = [];
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const username = `private.user${number}`;
      await emulated.control('accounts', { username, displayName: username, private: true });
      sessions.push(await emulated.signIn(username));
    }
    const codes: string[] = [];
    for (const session of sessions) codes.push(codeOf(await session.initDirect()));

    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'reached_active_user_cap']);
    const info = sessions[5] && (await sessions[5].creatorInfo());
    expect(info && [info.status, codeOf(info)]).toEqual([200, 'reached_active_user_cap']);
    expect(sessions[0] && codeOf(await sessions[0].initDirect())).toBe('ok');
  });

  it('can be set for one account', async () => {
    const emulated = new Emulated(withoutRates);
    await emulated.control('accounts', { username: 'leo.creates', caps: { directPostsPer24h: 1 } }, 'PATCH');
    const session = await emulated.signIn('leo.creates');

    expect(codeOf(await session.initDirect())).toBe('ok');
    expect(codeOf(await session.initDirect())).toBe('spam_risk_too_many_posts');
  });

  it('do not count what failed', async () => {
    const emulated = new Emulated({ switches: { rateLimits: 'off' } });
    await emulated.control('accounts/ava.studio', { caps: { directPostsPer24h: 1 } }, 'PATCH');
    const session = await emulated.signIn();
    await session.publish(new Uint8Array(fixture('slow-frames.mp4')), 'direct');

    expect(codeOf(await session.initDirect())).toBe('ok');
  });
});
