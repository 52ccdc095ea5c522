import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PortalClient } from './support/portal-client.ts';
import { exchange, inviteToken, visitTikTok } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

describe('signing in at a portal on https', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false, env: { PUBLIC_URL: 'https://portal.example.com' } });
    const redirectUris = ['https://portal.example.com/login/callback'];
    await stack.control('POST', '/__control/app', { redirectUris });
  });

  afterAll(() => stack.close());

  it('keeps its cookies to https and to this host', async () => {
    // In place of the proxy that ends TLS.
    const browser = new PortalClient(`http://127.0.0.1:${stack.config.port}`);
    const departure = await browser.get('/api/auth/tiktok');
    const callback = await visitTikTok(stack, browser, { account: 'ava.studio', invite: await inviteToken(stack) });

    const arrival = await exchange(browser, callback);

    expect(departure.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-flowcast_sign_in=[A-Za-z0-9_-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(arrival.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-flowcast_session=[A-Za-z0-9_-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect((await browser.get('/api/me')).status).toBe(200);
  });

  it('takes no session from a cookie without the prefix', async () => {
    const browser = new PortalClient(`http://127.0.0.1:${stack.config.port}`);
    const callback = await visitTikTok(stack, browser, { account: 'leo.creates', invite: await inviteToken(stack) });
    await exchange(browser, callback);
    const Cookie = `flowcast_session=${browser.cookies.get('__Host-flowcast_session')}`;

    const answer = await new PortalClient(`http://127.0.0.1:${stack.config.port}`).request('/api/me', {
      headers: { Cookie },
    });

    expect(answer.status).toBe(401);
  });
});
