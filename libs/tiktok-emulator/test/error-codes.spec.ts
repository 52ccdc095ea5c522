import { describe, expect, it } from '@jest/globals';
import { type Answer, codeOf, Emulated, fileSource, fixture, type SignedIn, textAt } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const guidelines =
  'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';
const ownership =
  'Please review our URL ownership verification rules at https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide/#pull_from_url';

type Provoke = (emulated: Emulated, session: SignedIn) => Promise<Answer>;

const patchAva = (emulated: Emulated, patch: unknown) => emulated.control('accounts/ava.studio', patch, 'PATCH');
const pull = { source: 'PULL_FROM_URL', video_url: 'https://foreign.test/a.mp4' };
const status = (session: SignedIn, publishId: string) => session.status(publishId);
const cancel = (session: SignedIn, publishId: string) =>
  session.post('/v2/post/publish/cancel/', { publish_id: publishId });
const photos = (session: SignedIn, body: Record<string, unknown> = {}) =>
  session.post('/v2/post/publish/content/init/', {
    media_type: 'PHOTO',
    post_mode: 'DIRECT_POST',
    post_info: { privacy_level: 'SELF_ONLY' },
    source_info: { source: 'PULL_FROM_URL', photo_images: ['https://foreign.test/1.jpg'], photo_cover_index: 0 },
    ...body,
  });
const anothersPublish = async (emulated: Emulated) =>
  textAt(await (await emulated.signIn('leo.creates')).initDirect(), 'data', 'publish_id');

const banned: Provoke = async (emulated, session) => {
  await patchAva(emulated, { bannedFromPosting: true });
  return session.creatorInfo();
};

/** Where a code comes from without any fault being set: its table in the specification, row by row. */
const rows: [code: string, httpStatus: number, where: string, Provoke][] = [
  ['access_token_invalid', 401, 'user/info', (emulated) => emulated.call('/v2/user/info/?fields=open_id')],
  ['access_token_invalid', 401, 'video/list', (emulated) => emulated.call('/v2/video/list/', { method: 'POST' })],
  [
    'access_token_invalid',
    401,
    'creator_info',
    (emulated) => emulated.call('/v2/post/publish/creator_info/query/', { method: 'POST' }),
  ],
  [
    'access_token_invalid',
    401,
    'status',
    (emulated) => emulated.call('/v2/post/publish/status/fetch/', { method: 'POST' }),
  ],
  [
    'access_token_invalid',
    401,
    'a revoked permission',
    async (emulated, session) => {
      await emulated.control('removals', { account: 'ava.studio' });
      return session.creatorInfo();
    },
  ],
  [
    'scope_not_authorized',
    401,
    'user/info fields',
    async (emulated) =>
      (await emulated.signIn('ava.studio', 'user.info.basic')).get('/v2/user/info/?fields=follower_count'),
  ],
  [
    'scope_not_authorized',
    401,
    'video/list',
    async (emulated) => (await emulated.signIn('ava.studio', 'video.publish')).post('/v2/video/list/?fields=id'),
  ],
  [
    'scope_not_authorized',
    401,
    'status',
    async (emulated) => status(await emulated.signIn('ava.studio', 'video.list'), 'none'),
  ],
  [
    'scope_permission_missed',
    400,
    'user/info fields, when switched so',
    async (emulated) => {
      await emulated.control('switches', { missingFieldScope: 'scope_permission_missed' });
      return (await emulated.signIn('ava.studio', 'user.info.basic')).get('/v2/user/info/?fields=username');
    },
  ],
  ['invalid_params', 400, 'user/info', (_emulated, session) => session.get('/v2/user/info/')],
  ['invalid_params', 400, 'video/list', (_emulated, session) => session.post('/v2/video/list/')],
  [
    'invalid_params',
    400,
    'video/query',
    (_emulated, session) =>
      session.post('/v2/video/query/?fields=id', { filters: { video_ids: Array.from({ length: 21 }, String) } }),
  ],
  ['invalid_params', 400, 'video/init', (_emulated, session) => session.initDirect({ privacy_level: 'ALL' })],
  ['invalid_params', 400, 'inbox/video/init', (_emulated, session) => session.initDraft({})],
  ['invalid_params', 400, 'content/init', (_emulated, session) => photos(session, { media_type: 'VIDEO' })],
  [
    'invalid_param',
    400,
    'video/init, when switched so',
    async (emulated, session) => {
      await emulated.control('switches', { invalidParamsCode: 'invalid_param' });
      return session.initDirect({ privacy_level: 'ALL' });
    },
  ],
  [
    'rate_limit_exceeded',
    429,
    'video/init',
    async (_emulated, session) => {
      for (let count = 0; count < 6; count += 1) await session.initDirect();
      return session.initDirect();
    },
  ],
  [
    'spam_risk_too_many_posts',
    403,
    'video/init',
    async (emulated, session) => {
      await patchAva(emulated, { caps: { directPostsPer24h: 1 } });
      await session.initDirect();
      return session.initDirect();
    },
  ],
  [
    'spam_risk_too_many_posts',
    200,
    'creator_info',
    async (emulated, session) => {
      await patchAva(emulated, { caps: { directPostsPer24h: 0 } });
      return session.creatorInfo();
    },
  ],
  [
    'spam_risk_user_banned_from_posting',
    403,
    'inbox/video/init',
    async (emulated, session) => {
      await patchAva(emulated, { bannedFromPosting: true });
      return session.initDraft();
    },
  ],
  ['spam_risk_user_banned_from_posting', 200, 'creator_info', banned],
  [
    'reached_active_user_cap',
    403,
    'video/init',
    async (emulated, session) => {
      await emulated.control('app', { userCapPer24h: 0 });
      return session.initDirect();
    },
  ],
  [
    'reached_active_user_cap',
    403,
    'content/init',
    async (emulated, session) => {
      await emulated.control('app', { userCapPer24h: 0 });
      return photos(session);
    },
  ],
  [
    'reached_active_user_cap',
    200,
    'creator_info',
    async (emulated, session) => {
      await emulated.control('app', { userCapPer24h: 0 });
      return session.creatorInfo();
    },
  ],
  [
    'spam_risk_too_many_pending_share',
    403,
    'inbox/video/init',
    async (emulated, session) => {
      await patchAva(emulated, { caps: { pendingSharesPer24h: 0 } });
      return session.initDraft();
    },
  ],
  [
    'spam_risk_too_many_pending_share',
    403,
    'content/init',
    async (emulated, session) => {
      await patchAva(emulated, { caps: { pendingSharesPer24h: 0 } });
      return photos(session, { post_mode: 'MEDIA_UPLOAD' });
    },
  ],
  [
    'unaudited_client_can_only_post_to_private_accounts',
    403,
    'video/init',
    async (emulated, session) => {
      await emulated.control('app', { audited: false });
      return session.initDirect();
    },
  ],
  [
    'unaudited_client_can_only_post_to_private_accounts',
    403,
    'content/init',
    async (emulated, session) => {
      await emulated.control('app', { audited: false });
      return photos(session);
    },
  ],
  ['url_ownership_unverified', 403, 'video/init', (_emulated, session) => session.initDirect({}, pull)],
  ['url_ownership_unverified', 403, 'inbox/video/init', (_emulated, session) => session.initDraft(pull)],
  ['url_ownership_unverified', 403, 'content/init', (_emulated, session) => photos(session)],
  [
    'privacy_level_option_mismatch',
    403,
    'video/init',
    (_emulated, session) => session.initDirect({ privacy_level: 'FOLLOWER_OF_CREATOR' }),
  ],
  [
    'privacy_level_option_mismatch',
    403,
    'content/init',
    (_emulated, session) => photos(session, { post_info: { title: 'no level' } }),
  ],
  [
    'app_version_check_failed',
    400,
    'content/init',
    async (emulated, session) => {
      await patchAva(emulated, { appVersion: '31.7' });
      return photos(session, { post_mode: 'MEDIA_UPLOAD' });
    },
  ],
  ['invalid_publish_id', 400, 'status', (_emulated, session) => status(session, 'v_pub_file~v2-1.1')],
  ['invalid_publish_id', 400, 'cancel', (_emulated, session) => cancel(session, 'v_pub_file~v2-1.1')],
  [
    'token_not_authorized_for_specified_publish_id',
    400,
    'status',
    async (emulated, session) => status(session, await anothersPublish(emulated)),
  ],
  [
    'token_not_authorized_for_specified_publish_id',
    400,
    'cancel',
    async (emulated, session) => cancel(session, await anothersPublish(emulated)),
  ],
  [
    'publish_not_cancellable',
    400,
    'cancel',
    async (_emulated, session) => cancel(session, await session.publish(clip, 'direct')),
  ],
];

describe('a code that TikTok answers', () => {
  it.each(rows)('%s with HTTP %i at %s', async (code, httpStatus, where, provoke) => {
    const emulated = new Emulated();
    const answer = await provoke(emulated, await emulated.signIn());

    expect([answer.status, codeOf(answer)]).toEqual([httpStatus, code]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(textAt(answer, 'error', 'log_id')).toBe(answer.headers.get('x-tt-logid'));
    // Only the display endpoints add an empty data object to a refusal.
    const isDisplay = /^(user|video)\/(info|list|query)/.test(where);
    expect(Object.keys(answer.body)).toEqual(isDisplay ? ['data', 'error'] : ['error']);
    expect(Object.keys(answer.body.error as object)).toEqual(['code', 'message', 'log_id']);
  });

  it.each(['user/info/', 'video/list/', 'video/query/'])('leaves an empty data object at %s', async (path) => {
    const session = await new Emulated().signIn();
    const answer = path === 'user/info/' ? await session.get(`/v2/${path}`) : await session.post(`/v2/${path}`);

    expect(answer.body).toMatchObject({ data: {}, error: { code: 'invalid_params' } });
  });

  it.each([
    ['spam_risk_user_banned_from_posting', guidelines, banned],
    [
      'privacy_level_option_mismatch',
      guidelines,
      (_: Emulated, session: SignedIn) => session.initDirect({ privacy_level: 'FOLLOWER_OF_CREATOR' }),
    ],
    ['url_ownership_unverified', ownership, (_: Emulated, session: SignedIn) => session.initDirect({}, pull)],
    [
      'access_token_invalid',
      'The access token is invalid or not found in the request.',
      (emulated: Emulated) => emulated.call('/v2/user/info/'),
    ],
  ] satisfies [string, string, Provoke][])('says of %s: %s', async (_code, message, provoke) => {
    const emulated = new Emulated();

    expect(textAt(await provoke(emulated, await emulated.signIn()), 'error', 'message')).toBe(message);
  });
});

describe('a success', () => {
  it.each([
    ['user/info', (session: SignedIn) => session.get('/v2/user/info/?fields=open_id')],
    ['creator_info', (session: SignedIn) => session.creatorInfo()],
    ['video/init', (session: SignedIn) => session.initDirect()],
    ['inbox/video/init', (session: SignedIn) => session.initDraft(fileSource(7))],
    ['video/list', (session: SignedIn) => session.post('/v2/video/list/?fields=id')],
    [
      'video/query',
      (session: SignedIn) => session.post('/v2/video/query/?fields=id', { filters: { video_ids: ['1'] } }),
    ],
  ])('of %s is error.code ok with an empty message', async (_name, call) => {
    const answer = await call(await new Emulated().signIn());

    expect(answer.status).toBe(200);
    expect(answer.body.error).toEqual({ code: 'ok', message: '', log_id: answer.headers.get('x-tt-logid') });
    expect(answer.body.data).toEqual(expect.any(Object));
  });
});
