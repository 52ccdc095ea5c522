import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { PortalClient } from './support/portal-client.ts';
import {
  type Callback,
  exchange,
  inviteToken,
  jsonOf,
  problemOf,
  signIn,
  signInAs,
  visitTikTok,
} from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

interface LogEntry {
  endpoint: string | null;
  account: string | null;
  code: string | null;
}

describe('a sign-in that is refused', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
  });

  afterAll(() => stack.close());

  beforeEach(async () => {
    await stack.control('POST', '/__control/reset');
    await query('truncate creators, invitations, sign_in_attempts cascade');
  });

  const query = <T>(sql: string): Promise<T[]> => stack.api.get(DataSource).query<T[]>(sql);

  const revocations = async () => {
    const { items } = await jsonOf<{ items: LogEntry[] }>(await stack.control('GET', '/__control/log'));
    return items.filter(({ endpoint }) => endpoint === 'revoke').map(({ account, code }) => `${account} ${code}`);
  };

  const expectNothingKept = async (browser: PortalClient) => {
    expect(browser.cookies.has('flowcast_session')).toBe(false);
    const rows = await query(
      `select id from accounts union all select id from creators union all select id from sessions`,
    );
    expect(rows).toEqual([]);
  };

  const invitedCallback = async (browser: PortalClient): Promise<Callback> =>
    visitTikTok(stack, browser, { account: 'ava.studio', invite: await inviteToken(stack) });

  it('when nobody invited the person, whose permission is given back to TikTok', async () => {
    const browser = stack.browser();

    const answer = await signIn(stack, browser, { account: 'ava.studio' });

    expect(await problemOf(answer)).toBe('403 not_invited');
    await expectNothingKept(browser);
    expect(await revocations()).toEqual(['ava.studio ok']);
  });

  it.each([
    ['is not one of ours', `update invitations set token_hash = 'other'`],
    ['was used', `update invitations set used_at = now()`],
    ['has expired', `update invitations set expires_at = now() - interval '1 second'`],
    ['was taken back', `update invitations set revoked_at = now()`],
  ])('when the link %s', async (_what, change) => {
    const browser = stack.browser();
    const callback = await invitedCallback(browser);
    await query(change);

    const answer = await exchange(browser, callback);

    expect(await problemOf(answer)).toBe('403 invitation_invalid');
    await expectNothingKept(browser);
    expect(await revocations()).toEqual(['ava.studio ok']);
  });

  it('when the creator is suspended, whose permission stays as it is', async () => {
    await signInAs(stack, 'ava.studio');
    await query(`update creators set status = 'suspended'`);
    const browser = stack.browser();

    const answer = await signIn(stack, browser, { account: 'ava.studio', invite: await inviteToken(stack, 'admin') });

    expect(await problemOf(answer)).toBe('403 creator_suspended');
    expect(browser.cookies.has('flowcast_session')).toBe(false);
    expect(await revocations()).toEqual([]);
  });

  it('when its state was used before', async () => {
    const browser = stack.browser();
    const callback = await invitedCallback(browser);
    await exchange(browser, callback);

    expect(await problemOf(await exchange(browser, callback))).toBe('400 sign_in_state_invalid');
  });

  it('for one of two equal callbacks that arrive at once', async () => {
    const browser = stack.browser();
    const callback = await invitedCallback(browser);

    const answers = await Promise.all([exchange(browser, callback), exchange(browser, callback)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('when it comes back in another browser, or in one without the cookie', async () => {
    const browser = stack.browser();
    const callback = await invitedCallback(browser);
    const other = stack.browser();
    await other.get('/api/auth/tiktok');

    expect(await problemOf(await exchange(other, callback))).toBe('400 sign_in_state_invalid');
    expect(await problemOf(await exchange(stack.browser(), callback))).toBe('400 sign_in_state_invalid');
    await expectNothingKept(other);
    // The right browser is not kept out by what others tried.
    expect((await exchange(browser, callback)).status).toBe(200);
  });

  it('when it took longer than ten minutes', async () => {
    const browser = stack.browser();
    const callback = await invitedCallback(browser);
    const [life] = await query<{ minutes: number }>(
      `select extract(epoch from expires_at - created_at) / 60 as minutes from sign_in_attempts`,
    );
    expect(Math.round(Number(life?.minutes))).toBe(10);
    await query(`update sign_in_attempts set expires_at = now()`);

    expect(await problemOf(await exchange(browser, callback))).toBe('400 sign_in_state_invalid');
    await expectNothingKept(browser);
  });

  it('when TikTok does not know the code', async () => {
    const browser = stack.browser();
    const { state } = await invitedCallback(browser);

    expect(await problemOf(await exchange(browser, { code: 'made-up*0!6410', state }))).toBe('400 sign_in_refused');
    await expectNothingKept(browser);
  });

  it.each([
    ['the token call', 'token'],
    ['the profile call', 'user_info'],
  ])('when TikTok fails at %s', async (_what, at) => {
    const browser = stack.browser();
    const callback = await invitedCallback(browser);
    await stack.control('POST', '/__control/faults', { kind: 'server_error', at, when: 'before', times: 'always' });

    expect(await problemOf(await exchange(browser, callback))).toBe('503 tiktok_unavailable');
    await expectNothingKept(browser);
  });

  it('when two people come by one link: exactly one gets in', async () => {
    const invite = await inviteToken(stack);
    const ava = stack.browser();
    const leo = stack.browser();
    const avas = await visitTikTok(stack, ava, { account: 'ava.studio', invite });
    const leos = await visitTikTok(stack, leo, { account: 'leo.creates', invite });

    const answers = await Promise.all([exchange(ava, avas), exchange(leo, leos)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(await query(`select id from creators`)).toHaveLength(1);
    expect(await query(`select id from accounts`)).toHaveLength(1);
    expect(await query(`select id from invitations where used_by_id is not null`)).toHaveLength(1);
  });

  it('when the request is not understood', async () => {
    const answer = await stack.browser().send('POST', '/api/exchange_token', { code: '' });

    expect(await problemOf(answer)).toBe('422 invalid_fields');
  });
});

describe('a sign-in that cannot begin', () => {
  it('leads a browser to a page and tells a program the problem, whatever it is', async () => {
    const stack = await startTestStack({ worker: false });
    await stack.api.get(DataSource).query('alter table sign_in_attempts rename to sign_in_attempts_away');

    const navigation = { headers: { Accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' } as const;
    const led = await stack.browser().request('/api/auth/tiktok', navigation);
    const told = await stack.browser().get('/api/auth/tiktok');

    expect(led.status).toBe(303);
    expect(led.headers.get('Location')).toMatch(/^\/login\/callback\?problem=internal_error&reference=[\w-]+$/);
    expect(await problemOf(told)).toBe('500 internal_error');
    await stack.close();
  });
});

describe('too many sign-ins', () => {
  it('are put off', async () => {
    const stack = await startTestStack({ worker: false });
    const browser = stack.browser();
    const statuses: number[] = [];
    for (let count = 0; count < 30; count += 1) statuses.push((await browser.get('/api/auth/tiktok')).status);

    const answer = await browser.get('/api/auth/tiktok');

    expect(new Set(statuses)).toEqual(new Set([302]));
    expect(await problemOf(answer)).toBe('429 rate_limited');
    // A browser on its way sees a page, with all that is needed to begin again; never a raw document.
    const navigation = {
      headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
      redirect: 'manual',
    } as const;
    const led = await browser.request('/api/auth/tiktok?invite=a%2Bb&return_to=%2Fposts&other=x', navigation);
    expect(led.status).toBe(303);
    expect(led.headers.get('Cache-Control')).toBe('no-store');
    const page = new URL(led.headers.get('Location') ?? '', 'http://portal');
    expect(page.pathname).toBe('/login/callback');
    expect(Object.fromEntries(page.searchParams)).toEqual({
      problem: 'rate_limited',
      reference: led.headers.get('X-Correlation-Id'),
      invite: 'a+b',
      return_to: '/posts',
    });
    // Behind a proxy on this machine everybody has a limit of their own.
    const other = await browser.request('/api/auth/tiktok', { headers: { 'X-Forwarded-For': '203.0.113.7' } });
    expect(other.status).toBe(302);
    await stack.close();
  });
});
