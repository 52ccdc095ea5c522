import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokOAuthError, TikTokResponseError, createPkce, pkceChallenge } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, LOG_ID, OPEN_ID, PATHS, REFRESH_TOKEN, TOKEN_ANSWER, oauthRefusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

const REDIRECT_URI = 'https://app.example.test/auth/tiktok/callback/';
const EXCHANGE = { code: 'Emu0code_AbC-1*0!6410.e1', redirectUri: REDIRECT_URI, codeVerifier: 'the-verifier' };

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const client = (options: Parameters<typeof testClient>[0] = {}) =>
  testClient({ baseUrl: server.baseUrl, ...options }).client;
const lastForm = () => Object.fromEntries(new URLSearchParams(server.seen.at(-1)?.body));

describe('the authorize address', () => {
  it('holds what Login Kit asks for, scopes joined by commas', () => {
    const url = new URL(
      client().oauth.authorizeUrl({
        redirectUri: REDIRECT_URI,
        state: 's-91f2',
        scopes: ['user.info.basic', 'video.publish', 'video.upload'],
        codeChallenge: '13d3',
        disableAutoAuth: true,
      }),
    );
    expect(`${url.origin}${url.pathname}`).toBe('https://www.tiktok.com/v2/auth/authorize/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_key: 'awemulator000001',
      scope: 'user.info.basic,video.publish,video.upload',
      response_type: 'code',
      redirect_uri: REDIRECT_URI,
      state: 's-91f2',
      disable_auto_auth: '1',
      code_challenge: '13d3',
      code_challenge_method: 'S256',
    });
  });

  it('says nothing about PKCE and automatic sign-in when not asked to, and never the secret', () => {
    const url = client({ authorizeBaseUrl: 'http://127.0.0.1:4010/' }).oauth.authorizeUrl({
      redirectUri: REDIRECT_URI,
      state: 's',
      scopes: ['user.info.basic'],
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:4010\/v2\/auth\/authorize\/\?/);
    expect([...new URL(url).searchParams.keys()]).toEqual([
      'client_key',
      'scope',
      'response_type',
      'redirect_uri',
      'state',
    ]);
    expect(url).not.toContain('secret');
  });

  it('can ask to skip the consent page', () => {
    const url = client().oauth.authorizeUrl({
      redirectUri: REDIRECT_URI,
      state: 's',
      scopes: [],
      disableAutoAuth: false,
    });
    expect(new URL(url).searchParams.get('disable_auto_auth')).toBe('0');
  });
});

describe('PKCE', () => {
  it.each([
    ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3'],
    [
      'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~',
      '226a6209df29a7832f7823676c84bbf865c4b41d311791cc203a16aaf180e628',
    ],
  ])('makes the hex challenge of %s', async (verifier, challenge) => {
    expect(await pkceChallenge(verifier)).toBe(challenge);
  });

  it('makes a new verifier of legal form each time, with its challenge', async () => {
    const [one, other] = await Promise.all([createPkce(), createPkce()]);
    expect(one.verifier).toMatch(/^[A-Za-z0-9\-._~]{43,128}$/);
    expect(one.verifier).not.toBe(other.verifier);
    expect(one).toEqual({ verifier: one.verifier, challenge: await pkceChallenge(one.verifier), method: 'S256' });
  });
});

describe('exchanging a code', () => {
  it('sends the form TikTok asks for and reads tokens, scopes and ends', async () => {
    server.answer(PATHS.token, TOKEN_ANSWER);
    const tokens = await client({ now: () => 1_700_000_000_000 }).oauth.exchangeCode(EXCHANGE);
    expect(tokens).toEqual({
      accessToken: ACCESS_TOKEN,
      refreshToken: REFRESH_TOKEN,
      openId: OPEN_ID,
      scopes: ['user.info.basic', 'video.publish'],
      accessTokenExpiresAt: new Date(1_700_086_400_000),
      refreshTokenExpiresAt: new Date(1_731_536_000_000),
    });
    expect(server.seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(server.seen[0]?.headers['cache-control']).toBe('no-cache');
    expect(lastForm()).toEqual({
      client_key: 'awemulator000001',
      client_secret: 'emulator-secret-0001',
      grant_type: 'authorization_code',
      code: 'Emu0code_AbC-1*0!6410.e1',
      redirect_uri: REDIRECT_URI,
      code_verifier: 'the-verifier',
    });
  });

  it.each([200, 400, 401])('recognises a refusal with HTTP %i by its body', async (status) => {
    server.answer(PATHS.token, oauthRefusal('invalid_grant', 'Authorization code is expired.', status));
    const error = await caught(TikTokOAuthError, client().oauth.exchangeCode(EXCHANGE));
    expect(error).toMatchObject({
      code: 'invalid_grant',
      tiktokMessage: 'Authorization code is expired.',
      logId: LOG_ID,
      httpStatus: status,
      endpoint: PATHS.token,
      retryable: false,
      advice: 'reconnect',
      mayHaveHappened: false,
    });
  });

  it('recognises a refusal in the shape of the data endpoints', async () => {
    server.answer(PATHS.token, { body: '{"error":{"code":"invalid_client","message":"no","log_id":"L1"}}' });
    const error = await caught(TikTokOAuthError, client().oauth.exchangeCode(EXCHANGE));
    expect(error).toMatchObject({ code: 'invalid_client', logId: 'L1' });
  });

  it('keeps the name of a refusal it does not know', async () => {
    server.answer(PATHS.token, oauthRefusal('interaction_required'));
    const error = await caught(TikTokOAuthError, client().oauth.exchangeCode(EXCHANGE));
    expect(error).toMatchObject({ code: 'unrecognized_oauth_error', tiktokCode: 'interaction_required' });
  });

  it('does not take an answer without a token for success', async () => {
    server.answer(PATHS.token, { headers: { 'x-tt-logid': LOG_ID }, body: '{"expires_in":86400,"open_id":"o"}' });
    const error = await caught(TikTokResponseError, client().oauth.exchangeCode(EXCHANGE));
    expect(error.code).toBe('unreadable_response');
    expect(error.logId).toBe(LOG_ID);
    expect(error.problems.map(({ path }) => path)).toContain('access_token');
  });

  it.each([
    [500, '<html>bad gateway</html>'],
    [503, ''],
    [429, 'slow down'],
  ])('asks once only, and names a gateway failure %i temporary', async (status, body) => {
    server.answer(PATHS.token, { status, body });
    const error = await caught(TikTokOAuthError, client().oauth.exchangeCode(EXCHANGE));
    expect(error).toMatchObject({ code: 'temporarily_unavailable', retryable: false, mayHaveHappened: status >= 500 });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    [404, '404 page not found'],
    [200, '[]'],
    [200, 'not json'],
    [400, '{}'],
  ])('calls %i %s unreadable', async (status, body) => {
    server.answer(PATHS.token, { status, body });
    const error = await caught(TikTokResponseError, client().oauth.exchangeCode(EXCHANGE));
    expect(error).toMatchObject({ code: 'unreadable_response', mayHaveHappened: true, httpStatus: status });
  });
});

describe('refreshing', () => {
  it('sends the refresh token and returns the new pair', async () => {
    server.answer(PATHS.token, TOKEN_ANSWER);
    const tokens = await client().oauth.refresh({ refreshToken: 'rft.old' });
    expect(tokens.refreshToken).toBe(REFRESH_TOKEN);
    expect(lastForm()).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'rft.old' });
  });

  it('is not repeated when its answer is lost', async () => {
    server.answer(PATHS.token, 'cut');
    await expect(client().oauth.refresh({ refreshToken: 'rft.old' })).rejects.toMatchObject({
      name: 'TikTokNetworkError',
      code: 'connection_failed',
      mayHaveHappened: true,
      retryable: false,
    });
    expect(server.seen).toHaveLength(1);
  });
});

describe('revoking', () => {
  it.each(['', '{}', '{"data":{},"error":{"code":"ok"}}'])('takes %p for success', async (body) => {
    server.answer(PATHS.revoke, { body });
    await client().oauth.revoke({ accessToken: ACCESS_TOKEN });
    expect(lastForm()).toEqual({
      client_key: 'awemulator000001',
      client_secret: 'emulator-secret-0001',
      token: ACCESS_TOKEN,
    });
  });

  it('reports a refusal', async () => {
    server.answer(PATHS.revoke, oauthRefusal('invalid_request', 'The request parameters are malformed.'));
    const error = await caught(TikTokOAuthError, client().oauth.revoke({ accessToken: ACCESS_TOKEN }));
    expect(error.code).toBe('invalid_request');
  });
});

describe('the client token', () => {
  it('is asked for by client_credentials and may be asked for again', async () => {
    server.answer(PATHS.token, oauthRefusal('server_error'), {
      body: '{"access_token":"clt.Emu","expires_in":7200,"token_type":"Bearer"}',
    });
    const token = await client({ now: () => 0 }).oauth.clientToken();
    expect(token).toEqual({ accessToken: 'clt.Emu', accessTokenExpiresAt: new Date(7_200_000) });
    expect(lastForm().grant_type).toBe('client_credentials');
    expect(server.seen).toHaveLength(2);
  });
});
