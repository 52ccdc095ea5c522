import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CreatorInfo, Me, SignedIn } from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import { AccountsRepository } from '../src/features/accounts/index.ts';
import { exchange, jsonOf, problemOf, signIn, signInAs, visitTikTok } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

describe('TikTok accounts', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
  });

  afterAll(() => stack.close());

  beforeEach(async () => {
    await stack.control('POST', '/__control/reset');
    await stack.api.get(DataSource).query('truncate creators, invitations, sign_in_attempts cascade');
  });

  const revocations = async () => {
    const { items } = await jsonOf<{ items: { endpoint: string | null; code: string | null }[] }>(
      await stack.control('GET', '/__control/log'),
    );
    return items.filter(({ endpoint }) => endpoint === 'revoke').map(({ code }) => code);
  };

  const firstId = ({ accounts }: Me) => accounts[0]?.id ?? '';

  it('are for signed-in creators only', async () => {
    expect(await problemOf(await stack.browser().get('/api/accounts'))).toBe('401 not_signed_in');
  });

  it('are listed for the creator they belong to', async () => {
    const ava = await signInAs(stack, 'ava.studio');
    const leo = await signInAs(stack, 'leo.creates', 'admin');

    expect(await jsonOf(await ava.browser.get('/api/accounts'))).toEqual({ items: ava.me.accounts, nextCursor: null });
    expect(await problemOf(await leo.browser.get(`/api/accounts/${firstId(ava.me)}/creator-info`))).toBe(
      '404 not_found',
    );
    expect(await problemOf(await leo.browser.send('DELETE', `/api/accounts/${firstId(ava.me)}`))).toBe('404 not_found');
  });

  describe('adding another one', () => {
    it('joins it to the creator who is signed in', async () => {
      const { browser, me } = await signInAs(stack, 'ava.studio');

      const answer = await signIn(stack, browser, { account: 'leo.creates', connect: true, returnTo: '/accounts' });

      const signedIn = await jsonOf<SignedIn>(answer);
      expect(signedIn.creator).toEqual(me.creator);
      expect(signedIn.accounts.map(({ displayName }) => displayName)).toEqual(['Ava Laurent', 'Leo Marin']);
      expect(signedIn.account.displayName).toBe('Leo Marin');
    });

    it('makes TikTok ask, instead of taking the account it knows', async () => {
      const { browser } = await signInAs(stack, 'ava.studio');

      const answer = await browser.get('/api/auth/tiktok?connect=1');

      expect(new URL(answer.headers.get('Location') ?? '').searchParams.get('disable_auto_auth')).toBe('1');
    });

    it('does not happen without asking for it', async () => {
      const { browser } = await signInAs(stack, 'ava.studio');

      const answer = await signIn(stack, browser, { account: 'leo.creates' });

      expect(await problemOf(answer)).toBe('403 not_invited');
    });

    it('does not happen after signing out meanwhile', async () => {
      const { browser } = await signInAs(stack, 'ava.studio');
      const callback = await visitTikTok(stack, browser, { account: 'leo.creates', connect: true });
      await browser.send('POST', '/api/sign-out');

      expect(await problemOf(await exchange(browser, callback))).toBe('403 not_invited');
    });

    it('is refused for an account of another creator, and takes nothing from them', async () => {
      const leo = await signInAs(stack, 'leo.creates');
      const { browser } = await signInAs(stack, 'ava.studio');

      const answer = await signIn(stack, browser, { account: 'leo.creates', connect: true });

      expect(await problemOf(answer)).toBe('409 conflict');
      expect(await revocations()).toEqual([]);
      expect((await leo.browser.get(`/api/accounts/${firstId(leo.me)}/creator-info`)).status).toBe(200);
    });
  });

  describe('disconnecting one', () => {
    it('gives the permission back, erases the tokens and hides the account', async () => {
      const { browser, me } = await signInAs(stack, 'ava.studio');

      const answer = await browser.send('DELETE', `/api/accounts/${firstId(me)}`);

      expect(answer.status).toBe(204);
      expect(await revocations()).toEqual(['ok']);
      expect(await jsonOf<Me>(await browser.get('/api/me'))).toEqual({ ...me, accounts: [] });
      expect(await stack.api.get(AccountsRepository).findById(firstId(me))).toMatchObject({
        status: 'disconnected',
        accessTokenSealed: null,
        refreshTokenSealed: null,
      });
    });

    it('works while TikTok is away', async () => {
      const { browser, me } = await signInAs(stack, 'ava.studio');
      await stack.control('POST', '/__control/faults', { kind: 'server_error', at: 'revoke', when: 'before' });

      expect((await browser.send('DELETE', `/api/accounts/${firstId(me)}`)).status).toBe(204);
    });

    it('is undone by signing in with it again', async () => {
      const { browser, me } = await signInAs(stack, 'ava.studio');
      await browser.send('DELETE', `/api/accounts/${firstId(me)}`);

      const again = await jsonOf<SignedIn>(await signIn(stack, stack.browser(), { account: 'ava.studio' }));

      // The permission is a new one, and ends later.
      const accounts = me.accounts.map((account) => ({ ...account, permissionEndsAt: expect.any(String) }));
      expect(again).toMatchObject({ ...me, accounts });
    });
  });

  describe('creator info', () => {
    const creatorInfo = async (account: string, scopes?: string[]) => {
      const { browser, me } = await signInAs(stack, account);
      if (scopes) await signIn(stack, browser, { account, scopes });
      return { answer: () => browser.get(`/api/accounts/${firstId(me)}/creator-info`), browser, me };
    };

    it('is asked at TikTok each time, and tells the handle', async () => {
      const { answer, browser, me } = await creatorInfo('leo.creates');

      expect(await jsonOf<CreatorInfo>(await answer())).toEqual({
        nickname: 'Leo Marin',
        username: 'leo.creates',
        avatarUrl: me.accounts[0]?.avatarUrl,
        privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
        commentDisabled: false,
        duetDisabled: false,
        stitchDisabled: true,
        maxVideoPostDurationSec: 300,
        postingBlocked: null,
      });
      await stack.control('PATCH', '/__control/accounts', { username: 'leo.creates', commentDisabled: true });
      expect(await jsonOf<CreatorInfo>(await answer())).toMatchObject({ commentDisabled: true });
      expect((await jsonOf<Me>(await browser.get('/api/me'))).accounts[0]?.username).toBe('leo.creates');
    });

    it('says that the creator cannot post now', async () => {
      const { answer } = await creatorInfo('ava.studio');
      await stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', bannedFromPosting: true });

      const response = await answer();

      expect(response.status).toBe(200);
      expect(await jsonOf<CreatorInfo>(response)).toMatchObject({
        nickname: 'Ava Laurent',
        privacyLevelOptions: [],
        postingBlocked: 'spam_risk_user_banned_from_posting',
      });
    });

    it('needs the permission to post', async () => {
      const { answer } = await creatorInfo('ava.studio', ['video.upload']);

      expect(await problemOf(await answer())).toBe('409 scope_missing');
    });

    it.each([
      ['rate_limit_exceeded', '429 tiktok_rate_limited'],
      ['invalid_params', '502 tiktok_refused'],
      ['internal_error', '503 tiktok_unavailable'],
      ['scope_not_authorized', '409 scope_missing'],
    ])('passes on TikTok’s %s as %s', async (code, problem) => {
      const { answer } = await creatorInfo('ava.studio');
      await stack.control('POST', '/__control/faults', { kind: 'code', at: 'creator_info', code, times: 'always' });

      expect(await problemOf(await answer())).toBe(problem);
    });
  });
});
