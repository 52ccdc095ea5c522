import { describe, expect, it } from '@jest/globals';
import { base64UrlChallenge, clientKey, Emulated, redirectUri, textAt } from './kit/emulated.ts';

const path = '/v2/auth/authorize/';

async function open(emulated: Emulated, overrides: Record<string, string | undefined> = {}) {
  return emulated.call(`${path}?${emulated.authorizeQuery(overrides)}`);
}

function callbackOf(location: string | null) {
  const url = new URL(location ?? '');
  return { target: url.origin + url.pathname, query: Object.fromEntries(url.searchParams) };
}

describe('the authorize page', () => {
  it('asks which account and which scopes, as a form that works without script', async () => {
    const page = await open(new Emulated());

    expect(page.status).toBe(200);
    expect(page.text).toContain('FlowCast Studio');
    expect(page.text).toMatch(/<form[^>]*method="post"/);
    for (const account of ['ava.studio', 'leo.creates', 'noor.private'])
      expect(page.text).toContain(`value="${account}"`);
    expect(page.text).not.toContain('<script');
  });

  it('works with and without its trailing slash, alone among the addresses', async () => {
    const emulated = new Emulated();
    const withoutSlash = await emulated.call(`/v2/auth/authorize?${emulated.authorizeQuery()}`);

    expect(withoutSlash.status).toBe(200);
  });

  it.each([
    ['client_key', { client_key: 'awunknown00000001' }],
    ['client_key', { client_key: undefined, client_id: clientKey }],
    ['response_type', { response_type: 'token' }],
    ['redirect_uri', { redirect_uri: 'https://elsewhere.test/callback' }],
    ['redirect_uri', { redirect_uri: 'http://localhost/callback' }],
    ['redirect_uri', { redirect_uri: 'http://localhost:3000/callback?x=1' }],
    ['redirect_uri', { redirect_uri: 'http://localhost:3000/callback#x' }],
    ['redirect_uri', { redirect_uri: 'http://192.168.0.7:3000/callback' }],
    ['redirect_uri', { redirect_uri: undefined }],
    ['scope', { scope: 'user.info.basic,research.data' }],
    ['scope', { scope: 'user.info.basic video.publish' }],
    ['scope', { scope: undefined }],
    ['code_challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['code_challenge', { code_challenge: 'short' }],
    ['code_challenge', { code_challenge_method: 'plain' }],
  ])('names a wrong %s on its own page and does not redirect', async (name, overrides) => {
    const page = await open(new Emulated(), overrides);

    expect(page.status).toBe(400);
    expect(page.headers.get('location')).toBeNull();
    expect(page.text).toContain('Something went wrong');
    expect(page.text).toContain(`<li><code>${name}</code></li>`);
  });

  it('names every wrong parameter at once', async () => {
    const page = await open(new Emulated(), { client_key: 'x', scope: 'nope', redirect_uri: 'x' });

    for (const name of ['client_key', 'scope', 'redirect_uri']) expect(page.text).toContain(`<code>${name}</code>`);
  });

  it('shows what it was sent only escaped', async () => {
    const page = await open(new Emulated(), { state: '"><script>alert(1)</script>' });

    expect(page.text).not.toContain('<script>alert');
  });

  it('notes a missing state, which TikTok tolerates', async () => {
    const emulated = new Emulated();
    await open(emulated, { state: undefined });

    const log = await emulated.control('log');
    expect(log.text).toContain('no state was sent');
  });
});

describe('the answer to the consent form', () => {
  async function submit(emulated: Emulated, fields: [string, string][], overrides = {}) {
    const form = emulated.authorizeQuery(overrides);
    for (const [name, value] of fields) form.append(name, value);
    return emulated.fetch(path, { method: 'POST', body: form });
  }

  it('sends the browser back with a code, the granted scopes and the state', async () => {
    const response = await submit(new Emulated(), [
      ['account', 'leo.creates'],
      ['granted_scope', 'video.publish'],
      ['decision', 'allow'],
    ]);

    const { target, query } = callbackOf(response.headers.get('location'));
    expect(response.status).toBe(302);
    expect(target).toBe(redirectUri);
    expect(query).toEqual({ code: expect.any(String), scopes: 'user.info.basic,video.publish', state: 'state-1' });
  });

  it('makes codes that must be percent-decoded exactly once', async () => {
    const response = await submit(new Emulated(), [
      ['account', 'ava.studio'],
      ['decision', 'allow'],
    ]);

    expect(response.headers.get('location')).toMatch(/code=[^&]*%21/);
  });

  it('tells of a cancelled consent as access_denied', async () => {
    const response = await submit(new Emulated(), [
      ['account', 'ava.studio'],
      ['decision', 'cancel'],
    ]);

    const { query } = callbackOf(response.headers.get('location'));
    expect(query).toEqual({ error: 'access_denied', error_description: expect.any(String), state: 'state-1' });
  });

  it('never grants a scope that was not asked for', async () => {
    const response = await submit(
      new Emulated(),
      [
        ['account', 'ava.studio'],
        ['granted_scope', 'video.publish'],
        ['decision', 'allow'],
      ],
      { scope: 'user.info.basic,video.upload' },
    );

    expect(callbackOf(response.headers.get('location')).query.scopes).toBe('user.info.basic');
  });

  it('checks the parameters again: the form is not trusted', async () => {
    const response = await submit(new Emulated(), [['account', 'ava.studio']], { redirect_uri: 'https://evil.test/' });

    expect(response.status).toBe(400);
  });

  it('asks again for an account that does not exist', async () => {
    const response = await submit(new Emulated(), [
      ['account', 'nobody'],
      ['decision', 'allow'],
    ]);

    expect(response.status).toBe(200);
  });
});

describe('a returning browser', () => {
  async function sessionCookie(emulated: Emulated) {
    const form = emulated.authorizeQuery({ scope: 'user.info.basic' });
    form.append('account', 'leo.creates');
    const response = await emulated.fetch(path, { method: 'POST', body: form });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  const reopen = async (emulated: Emulated, overrides: Record<string, string>) =>
    emulated.fetch(`${path}?${emulated.authorizeQuery({ scope: 'user.info.basic', ...overrides })}`, {
      headers: { cookie: await sessionCookie(emulated) },
    });

  it('skips the page when the client asks for it and all scopes were granted before', async () => {
    expect((await reopen(new Emulated(), { disable_auto_auth: '0' })).status).toBe(302);
  });

  it('sees the page for scopes that were not granted yet', async () => {
    const response = await reopen(new Emulated(), { disable_auto_auth: '0', scope: 'user.info.basic,video.upload' });

    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/value="leo\.creates"\s+checked/);
  });

  it('sees the page when the client forbids to skip it, whatever the switch says', async () => {
    const emulated = new Emulated({ switches: { silentConsent: 'by-default' } });

    expect((await reopen(emulated, { disable_auto_auth: '1' })).status).toBe(200);
    expect((await reopen(emulated, {})).status).toBe(302);
  });
});

describe('other registrations', () => {
  it('accepts an https redirect byte for byte once it is registered, with PKCE optional', async () => {
    const emulated = new Emulated();
    await emulated.control('app', { redirectUris: ['https://portal.test/login/callback'] });
    const web = { code_challenge: undefined, code_challenge_method: undefined };

    const exact = await open(emulated, { redirect_uri: 'https://portal.test/login/callback', ...web });
    const slash = await open(emulated, { redirect_uri: 'https://portal.test/login/callback/', ...web });

    expect(exact.status).toBe(200);
    expect(slash.status).toBe(400);
  });

  it('lets a base64url challenge pass the page: it fails later, at the token call', async () => {
    expect((await open(new Emulated(), { code_challenge: base64UrlChallenge })).status).toBe(200);
  });

  it('refuses users that are no target of a sandbox', async () => {
    const emulated = new Emulated();
    await emulated.control('app', { targetUsers: ['leo.creates'] });

    const code = emulated.code('ava.studio');

    await expect(code).rejects.toThrow();
    expect(await emulated.code('leo.creates')).not.toBe('');
  });

  it('redirects at once while consent is automatic', async () => {
    const emulated = new Emulated();
    await emulated.control('consent', { auto: true, account: 'noor.private', scopes: ['video.upload'] });

    const response = await emulated.fetch(`${path}?${emulated.authorizeQuery()}`);
    const { query } = callbackOf(response.headers.get('location'));
    const tokens = await emulated.exchange(query.code ?? '');

    expect(textAt(tokens, 'scope')).toBe('user.info.basic,video.upload');
  });
});
