import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError, TikTokResponseError } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, LOG_ID, OPEN_ID, PATHS, USER_ANSWER, ok, refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const info = (scopes: string[] = ['user.info.basic']) =>
  testClient({ baseUrl: server.baseUrl }).client.user.info({ accessToken: ACCESS_TOKEN, scopes });

describe('user info', () => {
  it('keeps the open id verbatim and leaves out what TikTok left out', async () => {
    server.answer(PATHS.userInfo, USER_ANSWER);
    expect(await info()).toEqual({
      openId: OPEN_ID,
      unionId: '11111111-2222-4333-8444-555555555555',
      displayName: 'Emu Creator',
      avatarUrl: 'https://p16-emu.example.test/a.jpeg?x-expires=1763892000&x-signature=abc',
    });
    expect(server.seen[0]).toMatchObject({ method: 'GET', body: '' });
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${ACCESS_TOKEN}`);
  });

  it.each([
    [[], 6, 'open_id'],
    [['video.publish'], 6, 'display_name'],
    [['user.info.basic', 'user.info.profile'], 10, 'username'],
    [['user.info.basic', 'user.info.profile', 'user.info.stats'], 14, 'follower_count'],
  ])('asks only for the fields of the scopes %j', async (scopes, count, field) => {
    server.answer(PATHS.userInfo, USER_ANSWER);
    await info(scopes);
    const fields = server.seen[0]?.query.get('fields')?.split(',') ?? [];
    expect(fields).toHaveLength(count);
    expect(fields).toContain(field);
  });

  it('reads profile and counts', async () => {
    server.answer(
      PATHS.userInfo,
      ok(
        `{"user":{"open_id":"${OPEN_ID}","display_name":"","avatar_url":"","username":"emu.creator","is_verified":false,"bio_description":"","profile_deep_link":"https://vm.example.test/x","follower_count":12,"following_count":0,"likes_count":3000000000,"video_count":7,"newer_field":{"a":1}}}`,
      ),
    );
    expect(await info(['user.info.profile', 'user.info.stats'])).toMatchObject({
      username: 'emu.creator',
      isVerified: false,
      followerCount: 12,
      followingCount: 0,
      likesCount: 3_000_000_000,
    });
  });

  it.each([
    ['access_token_invalid', 401, 'refresh_token'],
    ['scope_not_authorized', 401, 'ask_consent'],
    ['scope_permission_missed', 400, 'ask_consent'],
  ])('reports %s', async (code, status, advice) => {
    server.answer(PATHS.userInfo, refusal(status, code, 'Some words.'));
    const error = await caught(TikTokApiError, info());
    expect(error).toMatchObject({ code, advice, httpStatus: status, logId: LOG_ID, retryable: false });
    expect(server.seen).toHaveLength(1);
  });

  it('takes the log id from the header when the body has none', async () => {
    server.answer(PATHS.userInfo, {
      status: 401,
      headers: { 'x-tt-logid': 'from-header' },
      body: '{"data":{},"error":{"code":"access_token_invalid","message":""}}',
    });
    expect((await caught(TikTokApiError, info())).logId).toBe('from-header');
  });

  it('names the place of an answer it can not read, not its value', async () => {
    server.answer(PATHS.userInfo, ok('{"user":{"open_id":"","display_name":41414141}}'));
    const error = await caught(TikTokResponseError, info());
    expect(error.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['user.open_id', 'user.display_name']),
    );
    expect(JSON.stringify(error.problems)).not.toContain('41414141');
    expect(error).toMatchObject({ logId: LOG_ID, mayHaveHappened: false });
  });
});
