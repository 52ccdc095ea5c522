import { describe, expect, it } from '@jest/globals';
import { codeOf, Emulated, origin, textAt } from './kit/emulated.ts';

describe('user info', () => {
  it('holds exactly the fields asked for', async () => {
    const session = await new Emulated().signIn();
    const answer = await session.get('/v2/user/info/?fields=open_id,display_name,username,is_verified');

    expect(answer.body).toEqual({
      data: {
        user: { open_id: session.openId, display_name: 'Ava Laurent', username: 'ava.studio', is_verified: true },
      },
      error: { code: 'ok', message: '', log_id: expect.stringMatching(/^\d{14}[0-9A-F]{20}$/) },
    });
  });

  it('serves the picture its avatar address names', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const url = textAt(await session.get('/v2/user/info/?fields=avatar_url'), 'data', 'user', 'avatar_url');

    const response = await emulated.fetch(url);

    expect(url.startsWith(`${origin}/avatars/`)).toBe(true);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await response.arrayBuffer()).slice(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  });

  it('refuses fields whose scope is missing, with an empty data object', async () => {
    const session = await new Emulated().signIn('ava.studio', 'user.info.basic');
    const answer = await session.get('/v2/user/info/?fields=open_id,username');

    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ data: {}, error: { code: 'scope_not_authorized' } });
  });

  it.each([
    ['scope_permission_missed', 400],
    ['omit', 200],
  ] as const)('answers missing scopes as switched: %s', async (missingFieldScope, status) => {
    const emulated = new Emulated({ switches: { missingFieldScope } });
    const session = await emulated.signIn('ava.studio', 'user.info.basic');

    expect((await session.get('/v2/user/info/?fields=open_id,username')).status).toBe(status);
  });

  it('leaves out names nobody knows, and notes them', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const answer = await session.get('/v2/user/info/?fields=open_id,avatar_url_200,constructor');

    expect(answer.body.data).toEqual({ user: { open_id: session.openId } });
    expect((await emulated.control('log')).text).toContain('avatar_url_200');
  });

  it('needs fields', async () => {
    const session = await new Emulated().signIn();

    expect(codeOf(await session.get('/v2/user/info/'))).toBe('invalid_params');
  });

  it.each(['', 'Bearer', 'Bearer nope', 'Basic abc'])('refuses the authorization "%s"', async (authorization) => {
    const answer = await new Emulated().call('/v2/user/info/?fields=open_id', { headers: { authorization } });

    expect([answer.status, codeOf(answer)]).toEqual([401, 'access_token_invalid']);
  });
});

describe('creator info', () => {
  it('tells what this account may choose', async () => {
    const session = await new Emulated().signIn('leo.creates');

    expect((await session.creatorInfo()).body.data).toEqual({
      creator_avatar_url: expect.stringContaining('/avatars/leo.creates'),
      creator_username: 'leo.creates',
      creator_nickname: 'Leo Marin',
      privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      comment_disabled: false,
      duet_disabled: false,
      stitch_disabled: true,
      max_video_post_duration_sec: 300,
    });
  });

  it('offers a private account followers instead of everyone, and neither duet nor stitch', async () => {
    const session = await new Emulated().signIn('noor.private');

    expect((await session.creatorInfo()).body.data).toMatchObject({
      privacy_level_options: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      duet_disabled: true,
      stitch_disabled: true,
    });
  });

  it('does not reveal the audit, unless switched so', async () => {
    const emulated = new Emulated();
    await emulated.control('app', { audited: false });
    const session = await emulated.signIn();
    expect((await session.creatorInfo()).text).toContain('PUBLIC_TO_EVERYONE');

    await emulated.control('switches', { privacyOptions: 'self-only-when-unaudited' });
    expect((await session.creatorInfo()).text).not.toContain('PUBLIC_TO_EVERYONE');
  });

  it('needs video.publish', async () => {
    const session = await new Emulated().signIn('ava.studio', 'user.info.basic,video.upload');

    expect(codeOf(await session.creatorInfo())).toBe('scope_not_authorized');
  });

  it('says with HTTP 200 that a banned account cannot post', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    await emulated.control('accounts/ava.studio', { bannedFromPosting: true }, 'PATCH');

    const answer = await session.creatorInfo();
    expect([answer.status, codeOf(answer)]).toEqual([200, 'spam_risk_user_banned_from_posting']);
  });

  it('counts twenty requests in a sliding minute', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    for (let count = 0; count < 20; count += 1) expect((await session.creatorInfo()).status).toBe(200);

    const refused = await session.creatorInfo();
    expect([refused.status, codeOf(refused)]).toEqual([429, 'rate_limit_exceeded']);
    expect(refused.headers.get('retry-after')).toBeNull();

    await emulated.advance(60_000);
    expect((await session.creatorInfo()).status).toBe(200);
  });

  it('counts by token: another account has its own minute', async () => {
    const emulated = new Emulated({ switches: { retryAfter: 'present' } });
    const [ava, leo] = [await emulated.signIn('ava.studio'), await emulated.signIn('leo.creates')];
    for (let count = 0; count < 20; count += 1) await ava.creatorInfo();

    expect((await ava.creatorInfo()).headers.get('retry-after')).toBe('60');
    expect((await leo.creatorInfo()).status).toBe(200);
  });
});

describe('every answer', () => {
  it('carries x-tt-logid, equal to the log_id of its body', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const answer = await session.creatorInfo();

    expect(answer.headers.get('x-tt-logid')).toBe(textAt(answer, 'error', 'log_id'));
    expect((await emulated.fetch('/')).headers.get('x-tt-logid')).toHaveLength(34);
  });

  it.each([
    ['GET', '/v2/user/info'],
    ['POST', '/v2/oauth/token'],
    ['POST', '/v2/post/publish/video/init'],
    ['GET', '/v2/post/publish/video/init/'],
    ['POST', '/v2/unknown/'],
  ])('%s %s is not known: the slash and the method count', async (method, path) => {
    const answer = await new Emulated().call(path, { method });

    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ error: { log_id: expect.any(String) } });
  });
});
