import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError, TikTokResponseError } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, CREATOR_INFO_ANSWER, LOG_ID, PATHS, ok } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const query = () => testClient({ baseUrl: server.baseUrl }).client.creatorInfo.query({ accessToken: ACCESS_TOKEN });

describe('creator_info', () => {
  it('reads what the creator may choose', async () => {
    server.answer(PATHS.creatorInfo, CREATOR_INFO_ANSWER);
    expect(await query()).toEqual({
      avatarUrl: 'https://p16-emu.example.test/a.jpeg',
      username: 'emu.creator',
      nickname: 'Emu Creator',
      privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      unknownPrivacyLevels: [],
      commentDisabled: false,
      duetDisabled: false,
      stitchDisabled: true,
      maxVideoPostDurationSec: 600,
    });
    expect(server.seen[0]).toMatchObject({ method: 'POST', body: '{}' });
  });

  it('keeps privacy levels apart that it does not know, and takes a missing flag for false', async () => {
    server.answer(
      PATHS.creatorInfo,
      ok(
        '{"creator_nickname":"E","creator_username":"e","max_video_post_duration_sec":60,"privacy_level_options":["CLOSE_FRIENDS","SELF_ONLY"]}',
      ),
    );
    expect(await query()).toMatchObject({
      privacyLevelOptions: ['SELF_ONLY'],
      unknownPrivacyLevels: ['CLOSE_FRIENDS'],
      commentDisabled: false,
    });
  });

  it.each([
    ['spam_risk_too_many_posts', 'try_later'],
    ['spam_risk_user_banned_from_posting', 'stop_account'],
    ['reached_active_user_cap', 'app_cap'],
  ])('throws %s although TikTok answers 200', async (code, advice) => {
    const body = `{"data":{},"error":{"code":"${code}","message":"Please review our integration guidelines","log_id":"${LOG_ID}"}}`;
    server.answer(PATHS.creatorInfo, { status: 200, body });
    const error = await caught(TikTokApiError, query());
    expect(error).toMatchObject({ code, advice, httpStatus: 200, retryable: false, logId: LOG_ID });
  });

  it('does not invent privacy options', async () => {
    server.answer(
      PATHS.creatorInfo,
      ok('{"creator_nickname":"E","creator_username":"e","max_video_post_duration_sec":60}'),
    );
    expect((await caught(TikTokResponseError, query())).problems).toEqual([
      { path: 'privacy_level_options', expected: expect.any(String) },
    ]);
  });
});
