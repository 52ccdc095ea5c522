import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me, SignedIn } from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import { exchange, inviteToken, jsonOf, problemOf, signIn, signInAs, visitTikTok } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

const day = 86_400_000;

describe('signing in with TikTok', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
  });

  afterAll(() => stack.close());

  const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    stack.api.get(DataSource).query<T[]>(sql, parameters);

  it('sends the browser to TikTok in its dialect, without any secret', async () => {
    const answer = await stack.browser().get('/api/auth/tiktok');

    const location = new URL(answer.headers.get('Location') ?? '');
    const { state, code_challenge, ...rest } = Object.fromEntries(location.searchParams);
    expect(answer.status).toBe(302);
    expect(`${location.origin}${location.pathname}`).toBe(`${stack.emulatorUrl}/v2/auth/authorize/`);
    expect(rest).toEqual({
      client_key: 'awemulator0000001',
      response_type: 'code',
      scope: 'user.info.basic,video.upload,video.publish',
      redirect_uri: `${stack.config.publicUrl}/login/callback`,
      code_challenge_method: 'S256',
    });
    expect(state).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(code_challenge).toMatch(/^[0-9a-f]{64}$/);
    expect(location.href).not.toContain('emulator-secret');
  });

  it('lets an invited person in and keeps their profile', async () => {
    const { browser, me } = await signInAs(stack, 'ava.studio', 'admin');

    expect(me.creator).toMatchObject({ displayName: 'Ava Laurent', role: 'admin' });
    expect(me.accounts).toEqual([
      {
        id: expect.any(String),
        openId: expect.stringMatching(/^\S{8,}$/),
        displayName: 'Ava Laurent',
        username: null,
        avatarUrl: expect.stringMatching(/^\/api\/accounts\/[^/]+\/avatar\?v=[0-9a-f]{16}$/),
        scopes: ['user.info.basic', 'video.upload', 'video.publish'],
        status: 'connected',
        permissionEndsAt: expect.any(String),
      },
    ]);
    expect(await jsonOf<Me>(await browser.get('/api/me'))).toEqual(me);
  });

  it('lets a known creator in again without an invitation, with what TikTok says now', async () => {
    const { me } = await signInAs(stack, 'leo.creates');
    await query(`update accounts set status = 'needs_reconnect' where open_id = $1`, [me.accounts[0]?.openId]);
    await stack.control('PATCH', '/__control/accounts', { username: 'leo.creates', displayName: 'Leo the Second' });

    const visit = { account: 'leo.creates', scopes: ['video.upload'], returnTo: '/posts?state=failed' };
    const answer = await signIn(stack, stack.browser(), visit);

    const signedIn = await jsonOf<SignedIn>(answer);
    expect(signedIn.creator.id).toBe(me.creator.id);
    expect(signedIn.account).toMatchObject({
      id: me.accounts[0]?.id,
      displayName: 'Leo the Second',
      status: 'connected',
      scopes: ['user.info.basic', 'video.upload'],
    });
    expect(signedIn.returnTo).toBe('/posts?state=failed');
    await stack.control('PATCH', '/__control/accounts', { username: 'leo.creates', displayName: 'Leo Marin' });
  });

  it('never leads to another site', async () => {
    const visit = { account: 'leo.creates', returnTo: '//evil.example/publish' };

    const signedIn = await jsonOf<SignedIn>(await signIn(stack, stack.browser(), visit));

    expect(signedIn.returnTo).toBe('/publish');
  });

  describe('its session', () => {
    it('is a cookie that no script and no other site reads', async () => {
      const browser = stack.browser();
      const callback = await visitTikTok(stack, browser, { account: 'leo.creates' });

      const answer = await exchange(browser, callback);

      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^flowcast_session=[A-Za-z0-9_-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/),
      ]);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
    });

    it('is kept as a hash only', async () => {
      const { browser } = await signInAs(stack, 'leo.creates');

      const rows = await query(`select * from sessions`);

      expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('flowcast_session'));
    });

    it('replaces the one the browser had', async () => {
      const { browser } = await signInAs(stack, 'leo.creates');
      const old = browser.cookies.get('flowcast_session');

      await signIn(stack, browser, { account: 'leo.creates' });

      const answer = await stack.browser().request('/api/me', { headers: { Cookie: `flowcast_session=${old}` } });
      expect(await problemOf(answer)).toBe('401 not_signed_in');
      expect((await browser.get('/api/me')).status).toBe(200);
    });

    it('ends by signing out, here and now', async () => {
      const { browser } = await signInAs(stack, 'leo.creates');
      const token = browser.cookies.get('flowcast_session');

      const answer = await browser.send('POST', '/api/sign-out');

      expect(answer.status).toBe(204);
      expect(browser.cookies.has('flowcast_session')).toBe(false);
      const late = await browser.request('/api/me', { headers: { Cookie: `flowcast_session=${token}` } });
      expect(await problemOf(late)).toBe('401 not_signed_in');
    });

    it('can be signed out of when it is gone already', async () => {
      const answer = await stack.browser().send('POST', '/api/sign-out');

      expect(answer.status).toBe(204);
      expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^flowcast_session=; Max-Age=0;/)]);
    });

    it('ends two weeks after its last use, which moves its end once an hour', async () => {
      const { browser, me } = await signInAs(stack, 'leo.creates');
      const end = async () => {
        const sql = `select expires_at from sessions where creator_id = $1 order by created_at desc limit 1`;
        return (await query<{ expires_at: Date }>(sql, [me.creator.id]))[0]?.expires_at.getTime() ?? 0;
      };
      const first = await end();
      expect((await browser.get('/api/me')).headers.getSetCookie()).toEqual([]);
      expect(await end()).toBe(first);

      await query(`update sessions set expires_at = expires_at - interval '2 hours'`);
      const used = await browser.get('/api/me');
      expect(used.headers.getSetCookie()).toEqual([expect.stringMatching(/^flowcast_session=/)]);
      expect(Math.abs((await end()) - Date.now() - 14 * day)).toBeLessThan(60_000);

      // A second ago, not now: Postgres counts microseconds, and our clock may still be in the same millisecond.
      await query(`update sessions set expires_at = now() - interval '1 second' where creator_id = $1`, [
        me.creator.id,
      ]);
      expect(await problemOf(await browser.get('/api/me'))).toBe('401 not_signed_in');
    });
  });

  it('keeps TikTok’s tokens encrypted', async () => {
    await signInAs(stack, 'noor.private');

    const rows = await query(`select * from accounts`);

    const text = JSON.stringify(rows);
    expect(text).toContain('"access_token_sealed":"test.');
    expect(text).not.toMatch(/act\.|rft\./);
  });

  it('makes an existing creator an admin by an admin’s link, once', async () => {
    const { browser, me } = await signInAs(stack, 'noor.private');
    const invite = await inviteToken(stack, 'admin');

    const promoted = await jsonOf<SignedIn>(await signIn(stack, browser, { account: 'noor.private', invite }));

    expect(promoted.creator).toEqual({ ...me.creator, role: 'admin' });
    await stack.control('POST', '/__control/accounts', { username: 'late.guest', displayName: 'Late Guest' });
    const late = await signIn(stack, stack.browser(), { account: 'late.guest', invite });
    expect(await problemOf(late)).toBe('403 invitation_invalid');
  });

  it('does not use up an invitation that gives a known creator nothing', async () => {
    const invite = await inviteToken(stack, 'creator');
    await signIn(stack, stack.browser(), { account: 'noor.private', invite });
    await stack.control('POST', '/__control/accounts', { username: 'new.face', displayName: 'New Face' });

    const answer = await signIn(stack, stack.browser(), { account: 'new.face', invite });

    expect(answer.status).toBe(200);
  });
});
