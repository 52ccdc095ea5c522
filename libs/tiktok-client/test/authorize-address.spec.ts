import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pkceChallenge } from '../src/index.ts';
import type { AuthorizeRequest } from '../src/index.ts';
import { testClient } from './support/test-client.ts';

const REQUEST: AuthorizeRequest = {
  redirectUri: 'https://app.example.test/auth/tiktok/callback/',
  state: 's-91f2',
  scopes: ['user.info.basic', 'video.publish'],
};
const address = (request: Partial<AuthorizeRequest> = {}, authorizeBaseUrl?: string) =>
  testClient(authorizeBaseUrl === undefined ? {} : { authorizeBaseUrl }).client.oauth.authorizeUrl({
    ...REQUEST,
    ...request,
  });
const query = (request: Partial<AuthorizeRequest> = {}) => new URL(address(request)).searchParams;

describe('the parameters of the authorize address', () => {
  it.each<[string, Partial<AuthorizeRequest>, string, string | null]>([
    ['the key under TikTok’s own name', {}, 'client_key', 'awemulator000001'],
    ['no OAuth name for it', {}, 'client_id', null],
    ['the only response type', {}, 'response_type', 'code'],
    ['one scope', { scopes: ['user.info.basic'] }, 'scope', 'user.info.basic'],
    ['scopes with commas, in order', { scopes: ['b', 'a', 'c'] }, 'scope', 'b,a,c'],
    ['the state', {}, 'state', 's-91f2'],
    ['a state that needs escaping', { state: '&=?#% +é🎬' }, 'state', '&=?#% +é🎬'],
    ['a redirect with its slash', {}, 'redirect_uri', 'https://app.example.test/auth/tiktok/callback/'],
    ['a redirect without', { redirectUri: 'https://a.test/cb' }, 'redirect_uri', 'https://a.test/cb'],
    ['a redirect in capitals', { redirectUri: 'https://A.test/CB' }, 'redirect_uri', 'https://A.test/CB'],
    ['a desktop redirect', { redirectUri: 'http://127.0.0.1:3000/cb' }, 'redirect_uri', 'http://127.0.0.1:3000/cb'],
    ['consent always', { disableAutoAuth: true }, 'disable_auto_auth', '1'],
    ['consent only when needed', { disableAutoAuth: false }, 'disable_auto_auth', '0'],
    ['nothing about consent', {}, 'disable_auto_auth', null],
    ['a challenge', { codeChallenge: 'ab12' }, 'code_challenge', 'ab12'],
    ['its method', { codeChallenge: 'ab12' }, 'code_challenge_method', 'S256'],
    ['no challenge', {}, 'code_challenge', null],
    ['and no method then', {}, 'code_challenge_method', null],
    ['never the secret', {}, 'client_secret', null],
  ])('%s', (_, request, name, expected) => {
    expect(query(request).get(name)).toBe(expected);
  });

  it('come each once', () => {
    const names = [...query({ codeChallenge: 'ab', disableAutoAuth: true }).keys()];
    expect(new Set(names).size).toBe(names.length);
  });

  it('bring any state and redirect back as they were', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, text, (state, path) => {
        const redirectUri = `https://app.example.test/${encodeURIComponent(path)}`;
        const found = query({ state, redirectUri });
        expect([found.get('state'), found.get('redirect_uri')]).toEqual([state, redirectUri]);
      }),
    );
  });
});

describe('where the authorize address leads', () => {
  it.each([
    [undefined, 'https://www.tiktok.com/v2/auth/authorize/'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/v2/auth/authorize/'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010/v2/auth/authorize/'],
    ['http://127.0.0.1:4010//', 'http://127.0.0.1:4010/v2/auth/authorize/'],
    ['https://proxy.example.test/tiktok', 'https://proxy.example.test/tiktok/v2/auth/authorize/'],
  ])('%s', (base, expected) => {
    const { origin, pathname } = new URL(address({}, base));
    expect(origin + pathname).toBe(expected);
  });
});

describe('the challenge', () => {
  it('is hex of 64 small digits for every verifier, and another for another', async () => {
    const verifiers = fc.stringMatching(/^[A-Za-z0-9\-._~]{43,128}$/);
    await fc.assert(
      fc.asyncProperty(verifiers, verifiers, async (one, other) => {
        const [first, second] = await Promise.all([pkceChallenge(one), pkceChallenge(other)]);
        expect(first).toMatch(/^[0-9a-f]{64}$/);
        expect(first === second).toBe(one === other);
      }),
      { numRuns: 50 },
    );
  });
});
