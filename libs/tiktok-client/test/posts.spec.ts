import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError, TikTokNetworkError, TikTokResponseError, planChunks } from '../src/index.ts';
import type { PhotoPost } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, INIT_ANSWER, PATHS, PUBLISH_ID, UPLOAD_URL, ok, refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { Replay, ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const posts = () => testClient({ baseUrl: server.baseUrl }).client.posts;
const lastBody = () => JSON.parse(server.seen.at(-1)?.body ?? 'null') as unknown;
const PULL = { kind: 'PULL_FROM_URL', videoUrl: 'https://media.example.test/v/clip.mp4' } as const;
const SELF_ONLY = { privacyLevel: 'SELF_ONLY' } as const;
const PHOTO: PhotoPost = {
  postMode: 'DIRECT_POST',
  postInfo: {
    title: 'Three looks',
    description: 'Which one? #ootd',
    privacyLevel: 'SELF_ONLY',
    brandOrganicToggle: true,
  },
  photoUrls: ['https://media.example.test/p/1.jpg'],
};

/** Every way to begin something that could become a post. */
const INITS: [string, string, () => Promise<unknown>][] = [
  [
    'direct video',
    PATHS.videoInit,
    () => posts().initDirectVideo({ accessToken: ACCESS_TOKEN, postInfo: SELF_ONLY, source: PULL }),
  ],
  ['inbox video', PATHS.inboxInit, () => posts().initInboxVideo({ accessToken: ACCESS_TOKEN, source: PULL })],
  ['photo', PATHS.photoInit, () => posts().initPhoto({ accessToken: ACCESS_TOKEN, ...PHOTO })],
];

describe('beginning a direct video post', () => {
  it('sends what was composed and the plan of the chunks', async () => {
    server.answer(PATHS.videoInit, INIT_ANSWER);
    const init = await posts().initDirectVideo({
      accessToken: ACCESS_TOKEN,
      postInfo: {
        ...SELF_ONLY,
        title: 'New drop #launch @friend',
        disableDuet: true,
        disableComment: false,
        disableStitch: true,
        videoCoverTimestampMs: 1000,
        isAigc: false,
      },
      source: { kind: 'FILE_UPLOAD', plan: planChunks(70_000_123) },
    });
    expect(init).toEqual({ publishId: PUBLISH_ID, uploadUrl: UPLOAD_URL });
    expect(server.seen[0]?.headers['content-type']).toBe('application/json; charset=UTF-8');
    expect(lastBody()).toEqual({
      post_info: {
        title: 'New drop #launch @friend',
        privacy_level: 'SELF_ONLY',
        disable_duet: true,
        disable_comment: false,
        disable_stitch: true,
        video_cover_timestamp_ms: 1000,
        brand_content_toggle: false,
        brand_organic_toggle: false,
        is_aigc: false,
      },
      source_info: { source: 'FILE_UPLOAD', video_size: 70_000_123, chunk_size: 10_000_000, total_chunk_count: 7 },
    });
  });

  it('sends always both brand toggles, and nothing that was not chosen', async () => {
    server.answer(PATHS.videoInit, ok('{"publish_id":"v_pub_url~v2.7300000000000000002"}'));
    const postInfo = { ...SELF_ONLY, brandContentToggle: true, title: undefined };
    const init = await posts().initDirectVideo({ accessToken: ACCESS_TOKEN, postInfo, source: PULL });
    expect(init).toEqual({ publishId: 'v_pub_url~v2.7300000000000000002' });
    expect(lastBody()).toEqual({
      post_info: { privacy_level: 'SELF_ONLY', brand_content_toggle: true, brand_organic_toggle: false },
      source_info: { source: 'PULL_FROM_URL', video_url: 'https://media.example.test/v/clip.mp4' },
    });
  });
});

describe('beginning a draft', () => {
  it('sends the source only', async () => {
    server.answer(PATHS.inboxInit, INIT_ANSWER);
    await posts().initInboxVideo({
      accessToken: ACCESS_TOKEN,
      source: { kind: 'FILE_UPLOAD', plan: planChunks(1000) },
    });
    expect(lastBody()).toEqual({
      source_info: { source: 'FILE_UPLOAD', video_size: 1000, chunk_size: 1000, total_chunk_count: 1 },
    });
  });
});

describe('beginning a photo post', () => {
  beforeEach(() => server.answer(PATHS.photoInit, ok('{"publish_id":"p_pub_url~v2.7300000000000000004"}')));

  it('sends a direct post with its settings, and the AI label at the top level', async () => {
    await posts().initPhoto({ accessToken: ACCESS_TOKEN, ...PHOTO, isAigc: true, coverIndex: 0 });
    expect(lastBody()).toEqual({
      media_type: 'PHOTO',
      post_mode: 'DIRECT_POST',
      is_aigc: true,
      post_info: {
        title: 'Three looks',
        description: 'Which one? #ootd',
        privacy_level: 'SELF_ONLY',
        brand_content_toggle: false,
        brand_organic_toggle: true,
      },
      source_info: {
        source: 'PULL_FROM_URL',
        photo_images: ['https://media.example.test/p/1.jpg'],
        photo_cover_index: 0,
      },
    });
  });

  it('sends only words with a draft', async () => {
    const init = await posts().initPhoto({ accessToken: ACCESS_TOKEN, ...PHOTO, postMode: 'MEDIA_UPLOAD' });
    expect(init).toEqual({ publishId: 'p_pub_url~v2.7300000000000000004' });
    expect(lastBody()).toMatchObject({ post_info: { title: 'Three looks', description: 'Which one? #ootd' } });
    expect(lastBody()).not.toHaveProperty('post_info.privacy_level');
    expect(lastBody()).not.toHaveProperty('post_info.brand_organic_toggle');
  });
});

describe.each(INITS)('the %s init is never repeated', (_, path, init) => {
  const REPLAYS: [string, Replay, object][] = [
    ['a lost answer', 'cut', { name: 'TikTokNetworkError', code: 'connection_failed', mayHaveHappened: true }],
    ['500', refusal(500, 'internal_error'), { name: 'TikTokApiError', code: 'internal_error', mayHaveHappened: true }],
    [
      'a gateway',
      { status: 502, body: '<html>' },
      { name: 'TikTokApiError', code: 'internal_error', mayHaveHappened: true },
    ],
    [
      '429',
      refusal(429, 'rate_limit_exceeded'),
      { name: 'TikTokApiError', code: 'rate_limit_exceeded', mayHaveHappened: false, retryAfterMs: 60_000 },
    ],
    ['an answer without publish_id', ok('{}'), { name: 'TikTokResponseError', mayHaveHappened: true }],
    [
      'half an answer',
      { body: '{"data":{"publish_id":"v_pub' },
      { name: 'TikTokResponseError', mayHaveHappened: true },
    ],
  ];

  it.each(REPLAYS)('after %s', async (_name, replay, expected) => {
    server.answer(path, replay, INIT_ANSWER);
    await expect(init()).rejects.toMatchObject({ retryable: false, ...expected });
    expect(server.seen).toHaveLength(1);
  });
});

describe('an init without an answer', () => {
  it('ends at its deadline and may have happened', async () => {
    server.answer(PATHS.inboxInit, 'silence');
    const { client } = testClient({ baseUrl: server.baseUrl, timeoutMs: 100 });
    const call = client.posts.initInboxVideo({ accessToken: ACCESS_TOKEN, source: PULL });
    const error = await caught(TikTokNetworkError, call);
    expect(error).toMatchObject({ code: 'timed_out', mayHaveHappened: true, retryable: false });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a refused init', () => {
  it.each(['invalid_param', 'invalid_params'])('means the same by %s', async (spelling) => {
    server.answer(PATHS.videoInit, refusal(400, spelling, 'The total chunk count is invalid'));
    const call = posts().initDirectVideo({ accessToken: ACCESS_TOKEN, postInfo: SELF_ONLY, source: PULL });
    expect(await caught(TikTokApiError, call)).toMatchObject({
      code: 'invalid_params',
      tiktokCode: spelling,
      tiktokMessage: 'The total chunk count is invalid',
      advice: 'fix_request',
      mayHaveHappened: false,
    });
  });

  it('keeps a code it does not know', async () => {
    server.answer(PATHS.videoInit, refusal(403, 'a_new_rule'));
    const call = posts().initDirectVideo({ accessToken: ACCESS_TOKEN, postInfo: SELF_ONLY, source: PULL });
    expect(await caught(TikTokApiError, call)).toMatchObject({ code: 'unrecognized_code', tiktokCode: 'a_new_rule' });
  });

  it('is sure that nothing happened when no connection came to be', async () => {
    const dead = await startReplayServer();
    await dead.stop();
    const call = testClient({ baseUrl: dead.baseUrl }).client.posts.initInboxVideo({
      accessToken: 'act.x',
      source: PULL,
    });
    expect(await caught(TikTokNetworkError, call)).toMatchObject({ code: 'connection_failed', mayHaveHappened: false });
  });
});

describe('the status', () => {
  const status = () => posts().status({ accessToken: ACCESS_TOKEN, publishId: PUBLISH_ID });

  it('asks for the publish id', async () => {
    server.answer(PATHS.status, ok('{"status":"PROCESSING_UPLOAD","uploaded_bytes":20000000}'));
    expect(await status()).toEqual({ status: 'PROCESSING_UPLOAD', uploadedBytes: 20_000_000, postIds: [] });
    expect(lastBody()).toEqual({ publish_id: PUBLISH_ID });
  });

  it.each([
    ['[7300000000000000777]', ['7300000000000000777']],
    ['[7678907398077074696, 9223372036854775807]', ['7678907398077074696', '9223372036854775807']],
    ['["7300000000000000777"]', ['7300000000000000777']],
    ['7300000000000000777', ['7300000000000000777']],
    ['"7300000000000000777"', ['7300000000000000777']],
    ['[]', []],
    ['""', []],
    ['null', []],
  ])('reads the post ids %s to the last digit', async (ids, postIds) => {
    server.answer(PATHS.status, ok(`{"publicaly_available_post_id":${ids},"status":"PUBLISH_COMPLETE"}`));
    expect(await status()).toEqual({ status: 'PUBLISH_COMPLETE', postIds });
  });

  it('reads a failure inside a success', async () => {
    server.answer(PATHS.status, ok('{"fail_reason":"file_format_check_failed","status":"FAILED"}'));
    expect(await status()).toEqual({ status: 'FAILED', failReason: 'file_format_check_failed', postIds: [] });
  });

  it('reads a download and a draft', async () => {
    server.answer(
      PATHS.status,
      ok('{"status":"PROCESSING_DOWNLOAD","downloaded_bytes":5,"fail_reason":""}'),
      ok('{"status":"SEND_TO_USER_INBOX"}'),
    );
    expect(await status()).toEqual({ status: 'PROCESSING_DOWNLOAD', downloadedBytes: 5, postIds: [] });
    expect(await status()).toEqual({ status: 'SEND_TO_USER_INBOX', postIds: [] });
  });

  it('does not guess what an unknown status means', async () => {
    server.answer(PATHS.status, ok('{"status":"PROCESSING_MAGIC"}'));
    expect((await caught(TikTokResponseError, status())).problems).toEqual([
      { path: 'status', expected: expect.stringContaining('FAILED') },
    ]);
  });

  it.each(['invalid_publish_id', 'token_not_authorized_for_specified_publish_id'])('reports %s', async (code) => {
    server.answer(PATHS.status, refusal(400, code));
    expect(await caught(TikTokApiError, status())).toMatchObject({ code, retryable: false });
  });
});

describe('cancelling', () => {
  const cancel = () => posts().cancel({ accessToken: ACCESS_TOKEN, publishId: PUBLISH_ID });

  it('takes an answer without data for success', async () => {
    server.answer(PATHS.cancel, refusal(200, 'ok'));
    await cancel();
    expect(lastBody()).toEqual({ publish_id: PUBLISH_ID });
  });

  it('reports that it is too late', async () => {
    server.answer(PATHS.cancel, refusal(400, 'publish_not_cancellable'));
    expect(await caught(TikTokApiError, cancel())).toMatchObject({
      code: 'publish_not_cancellable',
      advice: 'show_final_state',
    });
  });
});
