import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokError, TikTokNetworkError, TikTokResponseError } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { startDroppingServer } from './support/dropping-server.ts';
import type { Drop, DroppingServer } from './support/dropping-server.ts';
import { EVERY_CALL, ONCE, READS, named } from './support/every-call.ts';
import { LOG_ID, oauthRefusal, ok, refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { Replay, ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

const DROPS: Drop[] = ['close', 'reset', 'after the status line', 'after the headers', 'in the middle of the body'];
/** As `READ_RETRY` says. */
const READ_ATTEMPTS = 3;

describe.each(DROPS)('a request that was accepted and whose answer was lost (%s)', (drop) => {
  let server: DroppingServer;
  beforeEach(async () => {
    server = await startDroppingServer(drop);
  });
  afterEach(() => server.stop());

  it.each(named(ONCE))('is sent once and may have happened: %s', async (_, { run, path }) => {
    const error = await caught(TikTokNetworkError, run(testClient({ baseUrl: server.baseUrl }).client));
    expect(error).toMatchObject({
      ...{ code: 'connection_failed', endpoint: path, mayHaveHappened: true, retryable: false },
      ...{ advice: 'ask_status', httpStatus: undefined, logId: undefined },
    });
    expect(server.accepted).toBe(1);
  });

  it.each(named(READS))('is sent again, because asking does no harm: %s', async (_, { run, path }) => {
    const error = await caught(TikTokNetworkError, run(testClient({ baseUrl: server.baseUrl }).client));
    expect(error).toMatchObject({ code: 'connection_failed', endpoint: path, retryable: true });
    expect(server.accepted).toBe(READ_ATTEMPTS);
  });
});

describe('whatever else goes wrong', () => {
  let server: ReplayServer;
  beforeEach(async () => {
    server = await startReplayServer();
  });
  afterEach(() => server.stop());

  interface Failure {
    readonly replay: Replay;
    readonly mayHaveHappened: boolean;
    /** Requests of a read. */
    readonly readRequests: number;
  }
  const failing = (replay: Replay, mayHaveHappened: boolean, readRequests = 1): Failure => ({
    ...{ replay, mayHaveHappened, readRequests },
  });
  const FAILURES: [string, Failure][] = [
    ['a server error in the envelope', failing(refusal(500, 'internal_error'), true, READ_ATTEMPTS)],
    ['a server error, flat', failing(oauthRefusal('server_error', '', 503), true, READ_ATTEMPTS)],
    ['a gateway that speaks HTML', failing({ status: 502, body: '<html>bad gateway</html>' }, true, READ_ATTEMPTS)],
    ['a gateway that says nothing', failing({ status: 504, body: '' }, true, READ_ATTEMPTS)],
    ['a rate limit that asks for a minute', failing({ status: 429, body: '' }, false)],
    [
      'a rate limit that asks for a second',
      failing({ status: 429, headers: { 'retry-after': '1' }, body: '' }, false, READ_ATTEMPTS),
    ],
    ['a redirect', failing({ status: 307, headers: { location: 'https://elsewhere.example.test/' } }, false)],
    ['a page of a captive portal', failing({ body: '<html>Welcome to our hotel</html>' }, true)],
    ['half a JSON text', failing({ body: '{"data":{"publish_id":"v_pub' }, true)],
    ['a list', failing({ body: '[]' }, true)],
    ['an unknown path', failing({ status: 404, body: '404 page not found' }, true)],
    ['an unknown status', failing({ status: 418, body: '{}' }, true)],
  ];

  describe.each(FAILURES)('%s', (_name, { replay, mayHaveHappened, readRequests }) => {
    it.each(named(ONCE))('leads to one request of %s', async (_, { run, path }) => {
      server.answer(path, replay);
      const { client, waits } = testClient({ baseUrl: server.baseUrl });
      const error = await caught(TikTokError, run(client));
      expect(error).toMatchObject({ endpoint: path, mayHaveHappened, retryable: false });
      expect(server.seen).toHaveLength(1);
      expect(waits).toEqual([]);
    });

    it.each(named(READS))('is answered as a read deserves: %s', async (_, { run, path }) => {
      server.answer(path, replay);
      const { client, waits } = testClient({ baseUrl: server.baseUrl });
      const error = await caught(TikTokError, run(client));
      expect(error).toMatchObject({ endpoint: path, mayHaveHappened: false });
      expect(server.seen).toHaveLength(readRequests);
      expect(waits).toHaveLength(readRequests - 1);
    });
  });

  it.each(named(ONCE.filter(({ shape, name }) => shape === 'data' && name !== 'posts.cancel')))(
    'a success without a publish id is no success and no refusal: %s',
    async (_, { run, path }) => {
      for (const data of ['{}', 'null', '{"publish_id":""}', '{"publish_id":null}', '[]']) {
        server.answer(path, ok(data));
        const error = await caught(TikTokResponseError, run(testClient({ baseUrl: server.baseUrl }).client));
        expect(error).toMatchObject({ code: 'unreadable_response', mayHaveHappened: true, logId: LOG_ID });
      }
      expect(server.seen).toHaveLength(5);
    },
  );

  it.each(named(EVERY_CALL))('nothing may have happened when nobody listens: %s', async (_, { run }) => {
    const nobody = await startReplayServer();
    await nobody.stop();
    const { client } = testClient({ baseUrl: nobody.baseUrl, retry: { maxAttempts: 1 } });
    expect(await caught(TikTokNetworkError, run(client))).toMatchObject({
      code: 'connection_failed',
      mayHaveHappened: false,
    });
  });
});
