import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError, TikTokError, TikTokNetworkError } from '../src/index.ts';
import type { TikTokClientOptions } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { EVERY_CALL, ONCE, READS, named } from './support/every-call.ts';
import { refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { Replay, ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

/** 2023-11-14T22:13:20Z */
const NOW = 1_700_000_000_000;

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const clientWith = (options: Partial<TikTokClientOptions> = {}) =>
  testClient({ baseUrl: server.baseUrl, now: () => NOW, ...options });
const busy = (status: number, retryAfter?: string): Replay => ({
  status,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  body: '',
});

describe.each(named(READS))('%s', (_name, { run, path, success }) => {
  it.each<[string, Replay, number]>([
    ['a lost connection', 'cut', 250],
    ['500', busy(500), 250],
    ['503', busy(503), 250],
    ['503 that asks for two seconds', busy(503, '2'), 2_000],
    ['503 that asks for less than the back-off', busy(503, '0'), 250],
    ['429 that asks for three seconds', busy(429, '3'), 3_000],
    ['429 that names an instant', busy(429, 'Tue, 14 Nov 2023 22:13:24 GMT'), 4_000],
    ['429 that names a past instant', busy(429, 'Tue, 14 Nov 2023 22:13:00 GMT'), 250],
    ['429 that asks for the longest wait there is', busy(429, '5'), 5_000],
  ])('comes to its answer after %s', async (_, failure, waitMs) => {
    server.answer(path, failure, success);
    const { client, waits } = clientWith();
    await run(client);
    expect(waits).toEqual([waitMs]);
    expect(server.seen).toHaveLength(2);
  });

  it.each<[string, Replay, number]>([
    ['says nothing', busy(429), 60_000],
    ['can not be understood', busy(429, 'soon'), 60_000],
    ['asks for six seconds', busy(429, '6'), 6_000],
    ['asks for a day', busy(429, '86400'), 86_400_000],
    ['names an instant in an hour', busy(429, 'Tue, 14 Nov 2023 23:13:20 GMT'), 3_600_000],
  ])('leaves a 429 to the caller that %s', async (_, failure, retryAfterMs) => {
    server.answer(path, failure);
    const { client, waits } = clientWith();
    const error = await caught(TikTokError, run(client));
    expect(error).toMatchObject({ httpStatus: 429, retryAfterMs, retryable: true, advice: 'wait_and_repeat' });
    expect(waits).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('is tried as often as the policy says', async () => {
    server.answer(path, busy(500));
    const { client, waits } = clientWith({ retry: { maxAttempts: 5, baseDelayMs: 10, maxDelayMs: 40 } });
    await caught(TikTokError, run(client));
    expect(waits).toEqual([10, 20, 40, 40]);
    expect(server.seen).toHaveLength(5);
  });

  it('is not repeated after a refusal', async () => {
    server.answer(path, refusal(401, 'access_token_invalid'), success);
    const { client, waits } = clientWith();
    await caught(TikTokError, run(client));
    expect(waits).toEqual([]);
  });

  it('ends while it waits', async () => {
    server.answer(path, busy(500));
    const caller = new AbortController();
    const wait = (_delayMs: number, signal: AbortSignal) => {
      caller.abort(new Error('enough'));
      return Promise.reject(signal.reason as Error);
    };
    const error = await caught(TikTokNetworkError, run(clientWith({ wait }).client, { signal: caller.signal }));
    expect(error).toMatchObject({ code: 'aborted', endpoint: path, cause: { message: 'enough' } });
    expect(server.seen).toHaveLength(1);
  });
});

describe.each(named(ONCE))('%s', (_name, { run, path, success }) => {
  it('hands a wait to the caller, and never waits itself', async () => {
    server.answer(path, busy(429, '1'), success);
    const { client, waits } = clientWith();
    const error = await caught(TikTokError, run(client));
    expect(error).toMatchObject({ retryAfterMs: 1_000, retryable: false, mayHaveHappened: false });
    expect(waits).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('is not repeated whatever the policy says', async () => {
    server.answer(path, busy(500), success);
    const { client } = clientWith({ retry: { maxAttempts: 99, maxRetryAfterMs: 1e9 } });
    await caught(TikTokError, run(client));
    expect(server.seen).toHaveLength(1);
  });
});

describe.each(named(EVERY_CALL))('%s', (_name, { run, path, success }) => {
  it('succeeds with the answer TikTok gives', async () => {
    server.answer(path, success);
    await run(clientWith().client);
    expect(server.seen).toMatchObject([{ path }]);
  });

  it('ends at its deadline', async () => {
    server.answer(path, 'silence');
    const error = await caught(TikTokNetworkError, run(clientWith({ timeoutMs: 40 }).client));
    expect(error).toMatchObject({ code: 'timed_out', endpoint: path, mayHaveHappened: true });
    expect(server.seen).toHaveLength(1);
  });

  it('ends when the caller says so', async () => {
    server.answer(path, 'silence');
    const caller = new AbortController();
    const call = run(clientWith().client, { signal: caller.signal });
    setTimeout(() => caller.abort(new Error('the page was closed')), 20);
    expect(await caught(TikTokNetworkError, call)).toMatchObject({
      ...{ code: 'aborted', endpoint: path, retryable: false, advice: 'cancelled' },
      cause: { message: 'the page was closed' },
    });
  });

  it('sends nothing when the caller had ended it before', async () => {
    const call = run(clientWith().client, { signal: AbortSignal.abort() });
    expect(await caught(TikTokNetworkError, call)).toMatchObject({ code: 'aborted', mayHaveHappened: false });
    expect(server.seen).toEqual([]);
  });
});

describe('a failing status inside a success', () => {
  it.each(named(READS.filter(({ shape }) => shape === 'data')))(
    'is decided by the code: %s',
    async (_, { run, path }) => {
      server.answer(path, refusal(200, 'spam_risk_too_many_posts', 'Please review our integration guidelines'));
      const error = await caught(TikTokApiError, run(clientWith().client));
      expect(error).toMatchObject({ code: 'spam_risk_too_many_posts', httpStatus: 200, retryable: false });
    },
  );
});
