import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError, TikTokClient, TikTokNetworkError, TikTokResponseError } from '../src/index.ts';
import type { TikTokClientOptions } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, CLIENT, CREATOR_INFO_ANSWER, PATHS, refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

/** A read, which stands for all of them. */
function read(options: Partial<TikTokClientOptions> = {}, signal?: AbortSignal) {
  const { client, waits } = testClient({ baseUrl: server.baseUrl, ...options });
  return { answer: client.creatorInfo.query({ accessToken: ACCESS_TOKEN }, { signal }), waits };
}

describe('repeating a read', () => {
  it('is done after a lost connection and a failing TikTok, with growing waits', async () => {
    server.answer(PATHS.creatorInfo, 'cut', refusal(500, 'internal_error'), CREATOR_INFO_ANSWER);
    const { answer, waits } = read();
    await answer;
    expect(waits).toEqual([250, 500]);
  });

  it('spreads the waits by chance', async () => {
    server.answer(PATHS.creatorInfo, 'cut', CREATOR_INFO_ANSWER);
    const { answer, waits } = read({ random: () => 1 });
    await answer;
    expect(waits).toEqual([125]);
  });

  it('ends after its attempts, with the last failure', async () => {
    server.answer(PATHS.creatorInfo, { status: 503, body: '' });
    const error = await caught(TikTokApiError, read().answer);
    expect(error).toMatchObject({ code: 'internal_error', httpStatus: 503, retryable: true, mayHaveHappened: false });
    expect(server.seen).toHaveLength(3);
  });

  it('can be switched off', async () => {
    server.answer(PATHS.creatorInfo, 'cut');
    await caught(TikTokNetworkError, read({ retry: { maxAttempts: 1 } }).answer);
    expect(server.seen).toHaveLength(1);
  });

  it('does not come before TikTok asked for', async () => {
    server.answer(
      PATHS.creatorInfo,
      { ...(refusal(429, 'rate_limit_exceeded') as object), headers: { 'retry-after': '3' } },
      CREATOR_INFO_ANSWER,
    );
    const { answer, waits } = read();
    await answer;
    expect(waits).toEqual([3000]);
  });

  it('understands a date', async () => {
    const headers = { 'retry-after': 'Tue, 14 Nov 2023 22:13:24 GMT' };
    server.answer(PATHS.creatorInfo, { status: 429, headers, body: '' }, CREATOR_INFO_ANSWER);
    const { answer, waits } = read({ now: () => 1_700_000_000_000 });
    await answer;
    expect(waits).toEqual([4000]);
  });

  it('leaves a long wait to the caller', async () => {
    server.answer(PATHS.creatorInfo, refusal(429, 'rate_limit_exceeded'));
    const error = await caught(TikTokApiError, read().answer);
    expect(error).toMatchObject({ retryAfterMs: 60_000, retryable: true, advice: 'wait_and_repeat' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('ending a call', () => {
  it('happens at its deadline', async () => {
    server.answer(PATHS.creatorInfo, 'silence');
    const error = await caught(TikTokNetworkError, read({ timeoutMs: 80 }).answer);
    expect(error).toMatchObject({ code: 'timed_out', endpoint: PATHS.creatorInfo });
  });

  it('happens at its deadline even when fetch does not listen to signals', async () => {
    const error = await caught(
      TikTokNetworkError,
      read({ timeoutMs: 50, fetch: () => new Promise<never>(() => undefined) }).answer,
    );
    expect(error.code).toBe('timed_out');
  });

  it('happens when the caller says so', async () => {
    server.answer(PATHS.creatorInfo, 'silence');
    const caller = new AbortController();
    const { answer } = read({}, caller.signal);
    caller.abort(new Error('the page was closed'));
    const error = await caught(TikTokNetworkError, answer);
    expect(error).toMatchObject({ code: 'aborted', retryable: false, advice: 'cancelled' });
    expect(error.cause).toMatchObject({ message: 'the page was closed' });
  });

  it('happens before anything is sent when the caller had ended it already', async () => {
    const error = await caught(TikTokNetworkError, read({}, AbortSignal.abort()).answer);
    expect(error).toMatchObject({ code: 'aborted', mayHaveHappened: false });
    expect(server.seen).toEqual([]);
  });

  it('happens during a wait', async () => {
    server.answer(PATHS.creatorInfo, refusal(500, 'internal_error'));
    const caller = new AbortController();
    const client = new TikTokClient({
      ...CLIENT,
      baseUrl: server.baseUrl,
      retry: { baseDelayMs: 60_000, maxDelayMs: 60_000 },
    });
    const answer = client.creatorInfo.query({ accessToken: ACCESS_TOKEN }, { signal: caller.signal });
    setTimeout(() => caller.abort(), 50);
    expect(await caught(TikTokNetworkError, answer)).toMatchObject({ code: 'aborted' });
  });

  it('tells the failure rather than the deadline when that ends a wait', async () => {
    server.answer(PATHS.creatorInfo, refusal(500, 'internal_error'));
    const client = new TikTokClient({
      ...CLIENT,
      baseUrl: server.baseUrl,
      timeoutMs: 150,
      retry: { baseDelayMs: 4_000 },
    });
    expect(await caught(TikTokApiError, client.creatorInfo.query({ accessToken: ACCESS_TOKEN }))).toMatchObject({
      code: 'internal_error',
    });
  });
});

describe('answers of the wrong kind', () => {
  it('are redirects: a token is not carried elsewhere', async () => {
    server.answer(PATHS.creatorInfo, { status: 302, headers: { location: `${server.baseUrl}/elsewhere` } });
    const error = await caught(TikTokResponseError, read().answer);
    expect(error).toMatchObject({ code: 'unexpected_redirect', httpStatus: 302 });
    expect(server.seen.map(({ path }) => path)).toEqual([PATHS.creatorInfo]);
  });

  it.each([
    [200, ''],
    [200, 'null'],
    [200, '{"data":{}}'],
    [200, '{"error":"ok"}'],
    [404, '404 page not found'],
    [400, '{"error":{"code":"ok"}}'],
  ])('are unreadable: %i %s', async (status, body) => {
    server.answer(PATHS.creatorInfo, { status, body });
    const error = await caught(TikTokResponseError, read().answer);
    expect(error).toMatchObject({ code: 'unreadable_response', httpStatus: status, retryable: false });
  });
});

describe('options that can not work are refused', () => {
  it.each([
    ['an empty key', { clientKey: ' ' }],
    ['an empty secret', { clientSecret: '' }],
    ['an address that is none', { baseUrl: 'open.tiktokapis.com' }],
    ['an address with a user', { baseUrl: 'https://a:b@open.tiktokapis.com' }],
    ['an address with a query', { authorizeBaseUrl: 'https://www.tiktok.com/?a=1' }],
    ['an upload host that is none', { uploadHosts: ['*'] }],
  ])('%s', (_, options) => {
    expect(() => new TikTokClient({ ...CLIENT, ...options })).toThrow(TypeError);
  });
});
