import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokClient, TikTokError, planChunks } from '../src/index.ts';
import type { TikTokClientOptions, UploadTransport } from '../src/index.ts';
import { byteSource } from './support/byte-source.ts';
import { caught } from './support/catch-error.ts';
import {
  ACCESS_TOKEN,
  CLIENT,
  PATHS,
  REFRESH_TOKEN,
  UPLOAD_URL,
  oauthRefusal,
  ok,
  refusal,
} from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

const CODE = 'Emu0code_AbC-1*0!6410.e1';
const VERIFIER = 'verifier-0123456789-0123456789-0123456789-abc';
const UPLOAD_TOKEN = '5f0c1b7e-0000-4000-8000-00000000abcd';
const SECRETS = [ACCESS_TOKEN, REFRESH_TOKEN, CODE, VERIFIER, CLIENT.clientSecret, UPLOAD_TOKEN, UPLOAD_URL];

/** Everywhere an error can be read: message, stack, inspection with hidden fields, JSON, and all of that of its causes. */
function everyWord(error: unknown): string {
  if (!(error instanceof Error)) {
    return inspect(error, { showHidden: true, depth: 20 });
  }
  const seen = [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { showHidden: true, depth: 20 }),
  ];
  return [...seen, error.cause === undefined ? '' : everyWord(error.cause)].join('\n');
}

function expectNoSecret(error: unknown): void {
  const words = everyWord(error);
  for (const secret of SECRETS) {
    expect(words).not.toContain(secret);
    expect(words).not.toContain(encodeURIComponent(secret));
    expect(words).not.toContain(new URLSearchParams({ s: secret }).toString().slice(2));
  }
}

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const client = (options: Partial<TikTokClientOptions> = {}) =>
  testClient({ baseUrl: server.baseUrl, retry: { maxAttempts: 1 }, ...options }).client;

/** What HTTP libraries do at their worst: the whole request in the message and in fields. */
const talkative: typeof fetch = (url, init) => {
  const words = `cannot ${String(init?.method)} ${JSON.stringify(url)} ${JSON.stringify(init?.headers)} ${JSON.stringify(init?.body)}`;
  const inner = Object.assign(new Error(words), { code: 'ECONNRESET', config: { url, ...init } });
  return Promise.reject(Object.assign(new TypeError(words, { cause: inner }), { request: init }));
};

describe('no secret is readable', () => {
  it('in the client', () => {
    expectNoSecret(new TikTokClient(CLIENT));
    expectNoSecret(new TikTokClient(CLIENT).oauth);
  });

  it.each([
    [
      'exchangeCode',
      (c: TikTokClient) => c.oauth.exchangeCode({ code: CODE, redirectUri: 'https://a.test/', codeVerifier: VERIFIER }),
    ],
    ['refresh', (c: TikTokClient) => c.oauth.refresh({ refreshToken: REFRESH_TOKEN })],
    ['revoke', (c: TikTokClient) => c.oauth.revoke({ accessToken: ACCESS_TOKEN })],
    ['creator_info', (c: TikTokClient) => c.creatorInfo.query({ accessToken: ACCESS_TOKEN })],
  ])('when fetch fails with the whole request in its error: %s', async (_, call) => {
    const error = await caught(TikTokError, call(client({ fetch: talkative })));
    expectNoSecret(error);
    expect(error.cause).toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
  });

  it('when TikTok repeats what it was sent', async () => {
    server.answer(
      PATHS.token,
      oauthRefusal('invalid_grant', `bad ${CODE} ${encodeURIComponent(CODE)} for ${CLIENT.clientSecret}`),
    );
    const exchange = client().oauth.exchangeCode({ code: CODE, redirectUri: 'https://a.test/' });
    const error = await caught(TikTokError, exchange);
    expectNoSecret(error);
    expect(error.tiktokMessage).toBe('bad [redacted] [redacted] for [redacted]');
  });

  it('when TikTok repeats a token the call did not know', async () => {
    server.answer(PATHS.creatorInfo, refusal(401, 'access_token_invalid', `seen ${REFRESH_TOKEN}, at ${UPLOAD_URL}`));
    expectNoSecret(await caught(TikTokError, client().creatorInfo.query({ accessToken: ACCESS_TOKEN })));
  });

  it.each([
    ['a token answer', PATHS.token, `{"access_token":"${ACCESS_TOKEN}","refresh_token":["${REFRESH_TOKEN}"]}`],
    ['half a token answer', PATHS.token, `{"access_token":"${ACCESS_TOKEN}","refresh_token":"${REFRESH_TOKEN}`],
  ])('when %s can not be read', async (_, path, body) => {
    server.answer(path, { body });
    expectNoSecret(await caught(TikTokError, client().oauth.refresh({ refreshToken: 'rft.other' })));
  });

  it('when an init answer can not be read', async () => {
    server.answer(PATHS.inboxInit, ok(`{"upload_url":"${UPLOAD_URL}"}`));
    const source = { kind: 'FILE_UPLOAD', plan: planChunks(10) } as const;
    expectNoSecret(await caught(TikTokError, client().posts.initInboxVideo({ accessToken: ACCESS_TOKEN, source })));
  });
});

describe('no upload address is readable', () => {
  const send = (options: Partial<TikTokClientOptions>, uploadUrl = UPLOAD_URL) =>
    client({ uploadRetry: { maxAttempts: 1 }, ...options }).uploads.send({
      uploadUrl,
      contentType: 'video/mp4',
      plan: planChunks(10),
      source: byteSource(10),
    });

  it('when the transport fails with it in its error', async () => {
    const transport: UploadTransport = {
      put: ({ url, headers }) =>
        Promise.reject(Object.assign(new Error(`PUT ${url} ${new URL(url).search}`), { url, headers })),
    };
    const error = await caught(TikTokError, send({ uploadTransport: transport }));
    expectNoSecret(error);
    expect(error.endpoint).toBe('upload_url');
  });

  it('when fetch fails with it in its error', async () => {
    expectNoSecret(await caught(TikTokError, send({ fetch: talkative })));
  });

  it.each(['https://evil.example/?upload_id=1&upload_token=5f0c1b7e-0000-4000-8000-00000000abcd', `::${UPLOAD_URL}`])(
    'when its host is refused: %s',
    async (uploadUrl) => {
      expectNoSecret(await caught(TikTokError, send({}, uploadUrl)));
    },
  );
});
