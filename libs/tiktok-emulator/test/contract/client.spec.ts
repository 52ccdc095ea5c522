import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  nodeUploadTransport,
  signWebhook,
  TikTokApiError,
  type TikTokClientOptions,
  TikTokOAuthError,
  type Video,
  verifyWebhook,
} from '../kit/client.ts';
import {
  APP,
  CHALLENGE,
  CODE,
  DEAD_ACCESS_TOKEN,
  DEAD_CODE,
  REDIRECT_URI,
  UNKNOWN_PUBLISH_ID,
  VERIFIER,
} from './documented-exchanges.ts';
import { WEBHOOK } from './documented-webhook.ts';
import {
  type Credentials,
  documentedSide,
  inProcessEmulatorSide,
  inTens,
  servedEmulatorSide,
  type Side,
  zeros,
} from './sides.ts';

const LOG_ID = /^\d{14}[0-9A-F]{20}$/;
const POST_INFO = {
  title: 'New drop #launch @friend',
  privacyLevel: 'SELF_ONLY',
  disableDuet: true,
  disableComment: false,
  disableStitch: true,
  videoCoverTimestampMs: 1000,
  isAigc: false,
} as const;
const PLAN = inTens(50_000_123);
const FILE = { kind: 'FILE_UPLOAD', plan: PLAN } as const;
const PULL = { kind: 'PULL_FROM_URL', videoUrl: 'https://media.example.test/v/clip.mp4' } as const;

const BY_FETCH: [string, Partial<TikTokClientOptions>][] = [['fetch', {}]];
const SOCKETS_TOO: typeof BY_FETCH = [...BY_FETCH, ['sockets', { uploadTransport: nodeUploadTransport() }]];

/** The same expectations thrice: what the client takes from the documentation it must get from the emulator. */
describe.each([
  ['the documentation', documentedSide, SOCKETS_TOO],
  ['the emulator over HTTP', servedEmulatorSide, SOCKETS_TOO],
  ['the emulator in process', inProcessEmulatorSide, BY_FETCH],
])('the client and %s', (_, start, transports) => {
  let side: Side;
  beforeEach(async () => {
    side = await start();
  });
  afterEach(async () => {
    await side.close();
    expect(side.complaints()).toEqual([]);
  });

  const authorizeUrl = () =>
    side.client().oauth.authorizeUrl({
      redirectUri: REDIRECT_URI,
      state: 's-91f2',
      scopes: ['user.info.basic', 'video.publish', 'video.upload'],
      codeChallenge: CHALLENGE,
      disableAutoAuth: true,
    });
  const initFile = ({ accessToken }: Credentials, plan = PLAN) =>
    side.client().posts.initDirectVideo({ accessToken, postInfo: POST_INFO, source: { kind: 'FILE_UPLOAD', plan } });

  async function refusalOf(call: Promise<unknown>): Promise<object> {
    const thrown: unknown = await call.catch((error: unknown) => error);
    if (!(thrown instanceof TikTokApiError) && !(thrown instanceof TikTokOAuthError)) {
      throw new Error(`Expected a refusal, got ${String(thrown)}`);
    }
    expect(thrown.logId).toMatch(LOG_ID);
    const { name, code, tiktokCode, tiktokMessage, httpStatus, retryable, advice } = thrown;
    return { name, code, tiktokCode, tiktokMessage, httpStatus, retryable, advice };
  }

  it('sign a creator in who does not tick everything', async () => {
    const callback = await side.browse(authorizeUrl(), 'allow');
    expect([...callback.searchParams.keys()]).toEqual(['code', 'scopes', 'state']);
    expect(callback.searchParams.get('scopes')).toBe('user.info.basic,video.publish');
    expect(callback.searchParams.get('state')).toBe('s-91f2');
    const code = callback.searchParams.get('code') ?? '';
    expect(code).toMatch(/\*.*!/);
    const exchange = { code, redirectUri: REDIRECT_URI, codeVerifier: VERIFIER };
    expect(await side.client({ now: () => 0 }).oauth.exchangeCode(exchange)).toEqual({
      accessToken: expect.stringMatching(/^act\./),
      refreshToken: expect.stringMatching(/^rft\./),
      openId: expect.stringMatching(/^-000[\w-]{32}$/),
      scopes: ['user.info.basic', 'video.publish'],
      accessTokenExpiresAt: new Date(86_400_000),
      refreshTokenExpiresAt: new Date(31_536_000_000),
    });
  });

  it('come back from a consent that was refused', async () => {
    const callback = await side.browse(authorizeUrl(), 'cancel');
    expect(Object.fromEntries(callback.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'User cancelled the authorization',
      state: 's-91f2',
    });
  });

  it('do not take a refused code for tokens, though it comes with HTTP 200', async () => {
    const exchange = { code: DEAD_CODE, redirectUri: REDIRECT_URI, codeVerifier: VERIFIER };
    expect(DEAD_CODE).not.toBe(CODE);
    expect(await refusalOf(side.client().oauth.exchangeCode(exchange))).toEqual({
      name: 'TikTokOAuthError',
      code: 'invalid_grant',
      tiktokCode: 'invalid_grant',
      tiktokMessage: 'Authorization code is expired.',
      httpStatus: 200,
      retryable: false,
      advice: 'reconnect',
    });
  });

  it('refresh', async () => {
    const credentials = await side.signIn();
    const renewed = await side.client().oauth.refresh(credentials);
    expect(renewed).toMatchObject({ accessToken: expect.stringMatching(/^act\./), openId: expect.any(String) });
    expect(renewed.accessTokenExpiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  it('get a token of the app itself', async () => {
    expect(await side.client({ now: () => 0 }).oauth.clientToken()).toEqual({
      accessToken: expect.stringMatching(/^clt\./),
      accessTokenExpiresAt: new Date(7_200_000),
    });
  });

  it('end an authorization', async () => {
    await expect(side.client().oauth.revoke(await side.signIn())).resolves.toBeUndefined();
  });

  it('know the creator', async () => {
    const { accessToken } = await side.signIn();
    expect(await side.client().user.info({ accessToken, scopes: ['user.info.basic'] })).toMatchObject({
      openId: expect.stringMatching(/^-000[\w-]{32}$/),
      unionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      displayName: 'Emu Creator',
      avatarUrl: expect.stringMatching(/^https?:/),
    });
  });

  it('notice a dead access token', async () => {
    const call = side.client().user.info({ accessToken: DEAD_ACCESS_TOKEN, scopes: [] });
    expect(await refusalOf(call)).toEqual({
      name: 'TikTokApiError',
      code: 'access_token_invalid',
      tiktokCode: 'access_token_invalid',
      tiktokMessage: 'The access token is invalid or not found in the request.',
      httpStatus: 401,
      retryable: false,
      advice: 'refresh_token',
    });
  });

  it('know what the creator may choose', async () => {
    expect(await side.client().creatorInfo.query(await side.signIn())).toEqual({
      avatarUrl: expect.stringMatching(/^https?:/),
      username: 'emu.creator',
      nickname: 'Emu Creator',
      privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      unknownPrivacyLevels: [],
      commentDisabled: false,
      duetDisabled: false,
      stitchDisabled: true,
      maxVideoPostDurationSec: 600,
    });
  });

  it('notice a creator who may not post now, though it comes with HTTP 200', async () => {
    const credentials = await side.signIn();
    await side.arrange('posting cap reached', credentials);
    expect(await refusalOf(side.client().creatorInfo.query(credentials))).toMatchObject({
      code: 'spam_risk_too_many_posts',
      httpStatus: 200,
      advice: 'try_later',
    });
  });

  it.each(transports)('post a file in chunks, sent by %s', async (_name, options) => {
    const { publishId, uploadUrl = '' } = await initFile(await side.signIn());
    const progress: number[] = [];
    const upload = { uploadUrl, contentType: 'video/mp4', plan: PLAN, source: zeros };
    await side.client(options).uploads.send({ ...upload, onProgress: (sentBytes) => progress.push(sentBytes) });
    expect(publishId).toMatch(/^v_pub_file~v2(-1)?\.\d{19}$/);
    expect(uploadUrl).toMatch(/\?upload_id=\d{19}&upload_token=[0-9a-f-]{36}$/);
    expect(progress.at(-1)).toBe(50_000_123);
  });

  it.each([
    ['app not audited', 'unaudited_client_can_only_post_to_private_accounts', 403, 'make_account_private'],
    ['rate limit reached', 'rate_limit_exceeded', 429, 'wait_and_repeat'],
  ] as const)('do not repeat a post that is refused: %s', async (situation, code, httpStatus, advice) => {
    const credentials = await side.signIn();
    await side.arrange(situation, credentials);
    const refusal = await refusalOf(initFile(credentials));
    expect(refusal).toMatchObject({ code, tiktokCode: code, httpStatus, advice, retryable: false });
  });

  it('hear that a chunk count was rounded up', async () => {
    expect(await refusalOf(initFile(await side.signIn(), { ...PLAN, chunkCount: 6 }))).toMatchObject({
      code: 'invalid_params',
      tiktokMessage: 'The total chunk count is invalid',
      httpStatus: 400,
    });
  });

  it('post from an address, and cancel', async () => {
    const { accessToken } = await side.signIn();
    const { posts } = side.client();
    const init = await posts.initDirectVideo({ accessToken, postInfo: POST_INFO, source: PULL });
    expect(init).toEqual({ publishId: expect.stringMatching(/^v_pub_url~v2(-1)?\.\d{19}$/) });
    await expect(posts.cancel({ accessToken, publishId: init.publishId })).resolves.toBeUndefined();
  });

  it('begin a draft', async () => {
    const { accessToken } = await side.signIn();
    const source = { ...FILE, plan: inTens(1000) };
    expect(await side.client().posts.initInboxVideo({ accessToken, source })).toEqual({
      publishId: expect.stringMatching(/^v_inbox_file~v2\.\d{19}$/),
      uploadUrl: expect.stringMatching(/\?upload_id=\d{19}&upload_token=[0-9a-f-]{36}$/),
    });
  });

  it('post photos', async () => {
    const { accessToken } = await side.signIn();
    const words = { title: 'Three looks', description: 'Which one? #ootd' };
    const choices = {
      privacyLevel: 'SELF_ONLY',
      disableComment: false,
      autoAddMusic: true,
      brandOrganicToggle: true,
    } as const;
    const photoUrls = ['https://media.example.test/p/1.jpg', 'https://media.example.test/p/2.webp'];
    const post = { postMode: 'DIRECT_POST', postInfo: { ...words, ...choices }, photoUrls } as const;
    expect(await side.client().posts.initPhoto({ accessToken, ...post })).toEqual({
      publishId: expect.stringMatching(/^p_pub_url~v2\.\d{19}$/),
    });
  });

  it.each([
    ['upload under way', { status: 'PROCESSING_UPLOAD', uploadedBytes: 20_000_000, postIds: [] }],
    ['failed', { status: 'FAILED', failReason: 'picture_size_check_failed', postIds: [] }],
    [
      'published',
      { status: 'PUBLISH_COMPLETE', uploadedBytes: 50_000_123, postIds: [expect.stringMatching(/^\d{19}$/)] },
    ],
  ] as const)('agree on the status of a post: %s', async (situation, expected) => {
    const credentials = await side.signIn();
    const { publishId } = await side.arrange(situation, credentials);
    expect(await side.client().posts.status({ ...credentials, publishId })).toEqual(expected);
  });

  it('do not know a post nobody began', async () => {
    const credentials = await side.signIn();
    const call = side.client().posts.status({ ...credentials, publishId: UNKNOWN_PUBLISH_ID });
    expect(await refusalOf(call)).toMatchObject({
      code: 'invalid_publish_id',
      httpStatus: 400,
      advice: 'keep_journal',
    });
  });

  it('list public videos', async () => {
    const credentials = await side.signIn();
    const id = await side.publicPost(credentials);
    const page = { pageSize: 2, before: new Date(1_763_800_000_000) };
    const videos: Video[] = [];
    const fields = ['title', 'create_time', 'view_count'] as const;
    for await (const video of side.client().videos.list({ ...credentials, ...page, fields })) videos.push(video);
    expect(videos).toEqual([{ id, title: 'New drop', createdAt: expect.any(Date), viewCount: expect.any(Number) }]);
    expect(videos[0]?.createdAt?.getUTCFullYear()).toBe(2025);
  });

  it('find a video by its id', async () => {
    const credentials = await side.signIn();
    const ids = [await side.publicPost(credentials)];
    expect(await side.client().videos.query({ ...credentials, ids, fields: ['cover_image_url'] })).toEqual([
      { id: ids[0], coverImageUrl: expect.stringMatching(/^https?:/) },
    ]);
  });
});

describe('the client and a documented webhook', () => {
  it('agree on its signature and its content', async () => {
    const { timestampSec, body: rawBody } = WEBHOOK;
    const header = await signWebhook({ rawBody, secret: APP.clientSecret, timestampSec });
    const now = () => timestampSec * 1000;
    expect(await verifyWebhook({ rawBody, header, secrets: APP.clientSecret, now })).toMatchObject({
      event: 'post.publish.failed',
      publishId: 'v_pub_file~v2-1.7300000000000000001',
      reason: 'frame_rate_check_failed',
      publishType: 'DIRECT_PUBLISH',
    });
  });
});
