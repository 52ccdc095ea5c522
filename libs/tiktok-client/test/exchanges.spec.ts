import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError, TikTokNetworkError, TikTokUploadError, planChunks } from '../src/index.ts';
import type { TikTokClientOptions, TikTokExchange } from '../src/index.ts';
import { byteSource } from './support/byte-source.ts';
import { caught } from './support/catch-error.ts';
import { EVERY_CALL, named } from './support/every-call.ts';
import {
  ACCESS_TOKEN,
  CLIENT,
  CREATOR_INFO_ANSWER,
  INIT_ANSWER,
  LOG_ID,
  PATHS,
  PUBLISH_ID,
  REFRESH_TOKEN,
  TOKEN_ANSWER,
  UPLOAD_URL,
  ok,
  refusal,
} from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';
import { startUploadSink } from './support/upload-sink.ts';
import type { UploadSink } from './support/upload-sink.ts';

const SECRETS = [ACCESS_TOKEN, REFRESH_TOKEN, CLIENT.clientSecret, UPLOAD_URL, 'upload_token', 'a-code-of-one-use'];
const token = { accessToken: ACCESS_TOKEN };
const fileOf = (sizeBytes: number) => ({ kind: 'FILE_UPLOAD', plan: planChunks(sizeBytes) }) as const;

describe('the record of exchanges', () => {
  let server: ReplayServer;
  let sink: UploadSink;
  let told: TikTokExchange[];
  beforeAll(async () => {
    server = await startReplayServer();
    sink = await startUploadSink();
  });
  beforeEach(() => {
    told = [];
    sink.reset();
  });
  afterAll(async () => {
    await server.stop();
    await sink.stop();
  });

  const client = (options: Partial<TikTokClientOptions> = {}) =>
    testClient({
      baseUrl: server.baseUrl,
      uploadHosts: [sink.origin],
      onExchange: (exchange) => told.push(exchange),
      ...options,
    }).client;

  it.each(named(EVERY_CALL))('tells of %s once, with its success and without a secret', async (_name, call) => {
    server.answer(call.path, call.success);
    await call.run(client());

    expect(told).toMatchObject([{ failure: null, answer: { httpStatus: 200, code: 'ok' } }]);
    const words = JSON.stringify(told);
    for (const secret of SECRETS) expect(words).not.toContain(secret);
    expect(words).not.toContain('https:');
  });

  it('tells what an init asked for and gave, but not where the bytes go', async () => {
    server.answer(PATHS.videoInit, INIT_ANSWER);
    const postInfo = { privacyLevel: 'SELF_ONLY', title: 'New drop' } as const;
    await client({ now: () => 1_000 }).posts.initDirectVideo({ ...token, postInfo, source: fileOf(10) });

    expect(told).toEqual([
      {
        call: 'video_init',
        startedAtMs: 1_000,
        durationMs: 0,
        request: {
          post_info: {
            privacy_level: 'SELF_ONLY',
            title: 'New drop',
            brand_content_toggle: false,
            brand_organic_toggle: false,
          },
          source_info: { source: 'FILE_UPLOAD', video_size: 10, chunk_size: 10, total_chunk_count: 1 },
        },
        answer: { httpStatus: 200, code: 'ok', logId: LOG_ID, facts: { publish_id: PUBLISH_ID } },
        failure: null,
      },
    ]);
  });

  it('tells what creator_info offered, and the whole id of a post', async () => {
    server.answer(PATHS.creatorInfo, CREATOR_INFO_ANSWER);
    server.answer(
      PATHS.status,
      ok('{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[7300000000000000777]}'),
    );
    await client().creatorInfo.query(token);
    await client().posts.status({ ...token, publishId: PUBLISH_ID });

    expect(told.map(({ answer }) => answer?.facts)).toEqual([
      {
        creator_username: 'emu.creator',
        privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
        comment_disabled: false,
        duet_disabled: false,
        stitch_disabled: true,
        max_video_post_duration_sec: 600,
      },
      { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7300000000000000777'] },
    ]);
  });

  it('tells a refresh from an exchange', async () => {
    server.answer(PATHS.token, TOKEN_ANSWER);
    await client().oauth.refresh({ refreshToken: REFRESH_TOKEN });
    await client().oauth.exchangeCode({ code: 'a-code-of-one-use', redirectUri: 'https://app.example.test/' });

    expect(told.map(({ call }) => call)).toEqual(['refresh', 'token']);
    expect(told[0]?.answer?.facts).toMatchObject({ scope: ['user.info.basic', 'video.publish'], expires_in: 86_400 });
  });

  it('tells a refusal in TikTok’s words and in ours', async () => {
    server.answer(PATHS.creatorInfo, refusal(200, 'spam_risk_too_many_posts'));
    await caught(TikTokApiError, client().creatorInfo.query(token));

    expect(told).toMatchObject([
      {
        answer: { httpStatus: 200, code: 'spam_risk_too_many_posts', logId: LOG_ID, facts: {} },
        failure: 'spam_risk_too_many_posts',
      },
    ]);
  });

  it('tells of each repeat, and of answers that never came', async () => {
    server.answer(PATHS.creatorInfo, { status: 502, body: 'Bad gateway' }, 'cut');
    await caught(TikTokNetworkError, client({ retry: { maxAttempts: 2 } }).creatorInfo.query(token));

    expect(told).toMatchObject([
      { answer: { httpStatus: 502 }, failure: 'internal_error' },
      { answer: null, failure: 'connection_failed' },
    ]);
  });

  it('tells the range of a chunk, how much of it went out, and its bare status', async () => {
    sink.fates = ['take', { status: 403 }];
    const plan = planChunks(70_000_000);
    const upload = { uploadUrl: sink.uploadUrl, contentType: 'video/mp4', plan, source: byteSource(70_000_000) };
    await caught(TikTokUploadError, client().uploads.send(upload));

    const range = { first_byte: 0, last_byte: 9_999_999, total_bytes: 70_000_000, sent_bytes: 10_000_000 };
    expect(told).toMatchObject([
      { call: 'upload', request: range, answer: { httpStatus: 206, code: null, facts: {} }, failure: null },
      {
        call: 'upload',
        request: { first_byte: 10_000_000 },
        answer: { httpStatus: 403 },
        failure: 'upload_url_expired',
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('upload_token');
  });

  it('keeps an address to pull from to itself', async () => {
    server.answer(PATHS.inboxInit, INIT_ANSWER);
    const source = { kind: 'PULL_FROM_URL', videoUrl: 'https://media.example.test/secret.mp4' } as const;
    await client().posts.initInboxVideo({ ...token, source });

    expect(told[0]?.request).toEqual({ source_info: { source: 'PULL_FROM_URL' } });
  });

  it('does not let a listener that throws spoil a call', async () => {
    server.answer(PATHS.creatorInfo, CREATOR_INFO_ANSWER);
    const onExchange = () => {
      throw new Error('full');
    };

    expect(await client({ onExchange }).creatorInfo.query(token)).toMatchObject({ username: 'emu.creator' });
  });
});
