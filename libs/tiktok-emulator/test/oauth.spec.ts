import { describe, expect, it } from '@jest/globals';
import {
  base64UrlChallenge,
  challenge,
  clientKey,
  clientSecret,
  codeOf,
  Emulated,
  textAt,
  verifier,
} from './kit/emulated.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

describe('exchanging a code', () => {
  it('answers flat, with the tokens and what was granted', async () => {
    const emulated = new Emulated();
    const answer = await emulated.exchange(await emulated.code());

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^act\..+!\d+\.e1$/),
      expires_in: 86_400,
      open_id: expect.stringMatching(/^-000[\w-]{32}$/),
      refresh_expires_in: 31_536_000,
      refresh_token: expect.stringMatching(/^rft\..+!\d+\.e1$/),
      scope: expect.stringContaining('video.publish'),
      token_type: 'Bearer',
    });
  });

  it('gives the same person the same open_id again, also in another emulator', async () => {
    const first = await new Emulated().signIn('leo.creates');
    const second = await new Emulated().signIn('leo.creates');
    const other = await new Emulated().signIn('ava.studio');

    expect(second.openId).toBe(first.openId);
    expect(other.openId).not.toBe(first.openId);
  });

  it('takes a code once', async () => {
    const emulated = new Emulated();
    const code = await emulated.code();
    await emulated.exchange(code);

    expect((await emulated.exchange(code)).body).toMatchObject({
      error: 'invalid_grant',
      error_description: 'Authorization code is expired.',
      log_id: expect.stringMatching(/^\d{14}[0-9A-F]{20}$/),
    });
  });

  it('takes a code for ten minutes', async () => {
    const emulated = new Emulated();
    const early = await emulated.code();
    await emulated.advance(10 * minuteMs - 1000);
    expect(codeOf(await emulated.exchange(early))).toBe('');

    const late = await emulated.code();
    await emulated.advance(10 * minuteMs);
    expect(codeOf(await emulated.exchange(late))).toBe('invalid_grant');
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client', 'Client key or secret is incorrect.'],
    ['another key', { client_key: 'awother0000000001' }, 'invalid_client', 'Client key or secret is incorrect.'],
    [
      'another redirect',
      { redirect_uri: 'http://localhost:3000/login/callback/' },
      'invalid_request',
      'Redirect_uri is not matched with the uri when requesting code.',
    ],
    [
      'another verifier',
      { code_verifier: verifier.replace('d', 'e') },
      'invalid_request',
      'Code verifier or code challenge is invalid.',
    ],
    ['no verifier', { code_verifier: '' }, 'invalid_request', 'Code verifier or code challenge is invalid.'],
    ['no secret', { client_secret: '' }, 'invalid_request', 'Client secret is missed in request.'],
    ['no code', { code: '' }, 'invalid_request', 'The request is missing a required parameter.'],
    ['no redirect', { redirect_uri: '' }, 'invalid_request', 'The request is missing a required parameter.'],
    ['an unknown grant', { grant_type: 'password' }, 'unsupported_grant_type', expect.any(String)],
  ])('refuses %s with HTTP 200 and a flat error', async (_name, overrides, error, description) => {
    const emulated = new Emulated();
    const answer = await emulated.exchange(await emulated.code(), overrides);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ error, error_description: description, log_id: expect.any(String) });
  });

  it('judges the code before the client, and the client before the redirect', async () => {
    const emulated = new Emulated();
    const deadCode = await emulated.exchange('dead', { client_secret: 'wrong' });
    const wrongClient = await emulated.exchange(await emulated.code(), {
      client_secret: 'wrong',
      redirect_uri: 'http://localhost:1/x',
    });

    expect(codeOf(deadCode)).toBe('invalid_grant');
    expect(codeOf(wrongClient)).toBe('invalid_client');
  });

  it('refuses a JSON body before anything else', async () => {
    const answer = await new Emulated().call('/v2/oauth/token/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });

    expect(answer.body).toMatchObject({
      error: 'invalid_request',
      error_description: 'Only `application/x-www-form-urlencoded` is accepted as Content-Type.',
    });
  });

  it('refuses a field that is sent twice', async () => {
    const answer = await new Emulated().call('/v2/oauth/token/', {
      method: 'POST',
      body: new URLSearchParams([
        ['client_key', 'a'],
        ['client_key', 'b'],
        ['client_secret', 'c'],
      ]),
    });

    expect(answer.body.error_description).toBe('The request parameters are malformed.');
  });

  it('answers failures with RFC statuses when switched so', async () => {
    const emulated = new Emulated({ switches: { oauthFailureStatus: 'rfc' } });

    expect((await emulated.exchange('dead')).status).toBe(400);
    expect((await emulated.exchange(await emulated.code(), { client_secret: 'wrong' })).status).toBe(401);
  });
});

describe('PKCE', () => {
  const web = 'https://portal.test/callback';
  const withWebRedirect = async (options = {}) => {
    const emulated = new Emulated(options);
    await emulated.control('app', { redirectUris: [web] });
    return emulated;
  };

  it('rejects a base64url challenge of a Desktop app', async () => {
    const emulated = new Emulated();
    const code = await emulated.code('ava.studio', { code_challenge: base64UrlChallenge });

    expect((await emulated.exchange(code)).body.error_description).toMatch(/code challenge is invalid/);
  });

  it.each([
    ['none at all', undefined, {}],
    ['a stray verifier', undefined, { code_verifier: 'whatever' }],
    ['hex', challenge, {}],
    ['base64url', base64UrlChallenge, {}],
  ])('takes from a Web app: %s', async (_name, codeChallenge, overrides) => {
    const emulated = await withWebRedirect();
    const method = codeChallenge === undefined ? undefined : 'S256';
    const code = await emulated.code('ava.studio', {
      redirect_uri: web,
      code_challenge: codeChallenge,
      code_challenge_method: method,
    });

    expect(textAt(await emulated.exchange(code, { redirect_uri: web, ...overrides }), 'token_type')).toBe('Bearer');
  });

  it('still proves a Web challenge that was sent', async () => {
    const emulated = await withWebRedirect();
    const code = await emulated.code('ava.studio', { redirect_uri: web });
    const wrong = { redirect_uri: web, code_verifier: 'x'.repeat(43) };

    expect(codeOf(await emulated.exchange(code, wrong))).toBe('invalid_request');
  });

  it('can demand hex everywhere', async () => {
    const emulated = await withWebRedirect({ switches: { pkce: 'hex-everywhere' } });
    const code = await emulated.code('ava.studio', { redirect_uri: web, code_challenge: base64UrlChallenge });

    expect(codeOf(await emulated.exchange(code, { redirect_uri: web }))).toBe('invalid_request');
  });
});

describe('refreshing', () => {
  it('rotates: the new token works, the old one is dead at once', async () => {
    const emulated = new Emulated();
    const { refreshToken } = await emulated.signIn();

    const renewed = await emulated.refresh(refreshToken);
    const again = await emulated.refresh(refreshToken);
    const next = await emulated.refresh(textAt(renewed, 'refresh_token'));

    expect(textAt(renewed, 'access_token')).toMatch(/^act\./);
    expect(codeOf(again)).toBe('invalid_grant');
    expect(textAt(next, 'access_token')).toMatch(/^act\./);
  });

  it('leaves the old access token usable until its own end', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    await emulated.refresh(session.refreshToken);

    expect((await session.creatorInfo()).status).toBe(200);
  });

  it('counts the 365 days from the first consent', async () => {
    const emulated = new Emulated();
    const { refreshToken } = await emulated.signIn();
    await emulated.advance(100 * dayMs);

    const renewed = await emulated.refresh(refreshToken);
    expect(Math.round(Number(renewed.body.refresh_expires_in) / 86_400)).toBe(265);

    await emulated.advance(265 * dayMs);
    expect(codeOf(await emulated.refresh(textAt(renewed, 'refresh_token')))).toBe('invalid_grant');
  });

  it('can keep the token, or let the old one live on for a while', async () => {
    const keeping = new Emulated({ switches: { refreshRotation: 'never' } });
    const kept = await keeping.signIn();
    expect(textAt(await keeping.refresh(kept.refreshToken), 'refresh_token')).toBe(kept.refreshToken);

    const lenient = new Emulated({ switches: { refreshGraceMs: 30_000 } });
    const graced = await lenient.signIn();
    await lenient.refresh(graced.refreshToken);
    expect(codeOf(await lenient.refresh(graced.refreshToken))).toBe('');
    await lenient.advance(31_000);
    expect(codeOf(await lenient.refresh(graced.refreshToken))).toBe('invalid_grant');
  });
});

describe('access tokens', () => {
  it('end after 24 hours', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    await emulated.advance(dayMs);

    const answer = await session.creatorInfo();
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      error: {
        code: 'access_token_invalid',
        message: 'The access token is invalid or not found in the request.',
        log_id: expect.any(String),
      },
    });
  });

  it('die with their refresh token when revoked', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const fields = { client_key: clientKey, client_secret: clientSecret, token: session.accessToken };

    const revoked = await emulated.form('/v2/oauth/revoke/', fields);

    expect([revoked.status, revoked.text]).toEqual([200, '']);
    expect((await session.creatorInfo()).status).toBe(401);
    expect(codeOf(await emulated.refresh(session.refreshToken))).toBe('invalid_grant');
    expect(codeOf(await emulated.form('/v2/oauth/revoke/', fields))).toBe('invalid_grant');
  });

  it('are not revoked by someone without the secret', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const fields = { client_key: clientKey, client_secret: 'wrong', token: session.accessToken };

    expect(codeOf(await emulated.form('/v2/oauth/revoke/', fields))).toBe('invalid_client');
    expect((await session.creatorInfo()).status).toBe(200);
  });

  it('come as client tokens that open no user endpoint', async () => {
    const emulated = new Emulated();
    const fields = { client_key: clientKey, client_secret: clientSecret, grant_type: 'client_credentials' };
    const answer = await emulated.form('/v2/oauth/token/', fields);

    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^clt\./),
      expires_in: 7200,
      token_type: 'Bearer',
    });
    const headers = { authorization: `Bearer ${textAt(answer, 'access_token')}` };
    expect((await emulated.call('/v2/user/info/?fields=open_id', { headers })).status).toBe(401);
  });
});
