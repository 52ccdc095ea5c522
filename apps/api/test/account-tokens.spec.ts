import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TikTokClient } from '@flowcast/tiktok-client';
import { DataSource } from 'typeorm';
import { AccountsModule, AccountsRepository, AccountTokens } from '../src/features/accounts/index.ts';
import { PlatformModule } from '../src/platform.module.ts';
import { jsonOf, signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { until } from './support/until.ts';

@Module({})
class AnotherProcess {}

interface LogEntry {
  endpoint: string | null;
  body: { grant_type?: string } | null;
}

describe('an access token', () => {
  let stack: TestStack;
  let other: INestApplicationContext;
  let here: AccountTokens;
  let there: AccountTokens;
  let accountId: string;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    other = await startAnotherProcess();
    here = stack.api.get(AccountTokens);
    there = other.get(AccountTokens);
  });

  const startAnotherProcess = () => {
    const imports = [PlatformModule.with(stack.config), AccountsModule];
    return NestFactory.createApplicationContext({ module: AnotherProcess, imports }, { logger: false });
  };

  afterAll(async () => {
    await other.close();
    await stack.close();
  });

  beforeEach(async () => {
    await stack.control('POST', '/__control/reset');
    await query('truncate creators, invitations, sign_in_attempts cascade');
    const { me } = await signInAs(stack, 'ava.studio');
    accountId = me.accounts[0]?.id ?? '';
  });

  const query = (sql: string) => stack.api.get(DataSource).query<unknown[]>(sql);

  /** As if the token had been issued so long ago. */
  const ageTo = (minutesLeft: number) =>
    query(
      `update accounts set access_token_issued_at = now() + interval '${minutesLeft} minutes' - interval '1 day',
                           access_token_expires_at = now() + interval '${minutesLeft} minutes'`,
    );

  const fault = (rule: object) => stack.control('POST', '/__control/faults', rule);

  const calls = async () => {
    const { items } = await jsonOf<{ items: LogEntry[] }>(await stack.control('GET', '/__control/log'));
    return items;
  };

  /** A refresh is told from an exchange by its form only. */
  const refreshes = async () => (await calls()).filter(({ body }) => body?.grant_type === 'refresh_token').length;

  const status = async () => (await stack.api.get(AccountsRepository).findById(accountId))?.status;

  it('is the stored one while it is fresh', async () => {
    const token = await here.accessToken(accountId);

    expect(token).toMatch(/^act\./);
    expect(await there.accessToken(accountId)).toBe(token);
    expect(await refreshes()).toBe(0);
  });

  it.each([
    ['less than half an hour is left', 29],
    ['80 % of its life is over', 4 * 60],
    ['it has ended', -60],
  ])('is refreshed when %s', async (_when, minutesLeft) => {
    const old = await here.accessToken(accountId);
    await ageTo(minutesLeft);

    const token = await here.accessToken(accountId);

    expect(token).not.toBe(old);
    expect(await there.accessToken(accountId)).toBe(token);
    expect(await refreshes()).toBe(1);
  });

  it('is refreshed once, however many ask in however many processes', async () => {
    await ageTo(10);
    await fault({ kind: 'delay', at: 'refresh', delayMs: 150, times: 'always' });

    const tokens = await Promise.all([here, there, here, there, here].map((tokens) => tokens.accessToken(accountId)));

    expect(new Set(tokens).size).toBe(1);
    expect(await refreshes()).toBe(1);
  });

  it('that TikTok refused is refreshed at once, and once', async () => {
    const rejected = await here.accessToken(accountId);

    const tokens = await Promise.all([here, there, here].map((tokens) => tokens.accessToken(accountId, { rejected })));

    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(rejected);
    expect(await refreshes()).toBe(1);
  });

  it('that is newer than the refused one needs no refresh', async () => {
    const rejected = await here.accessToken(accountId);
    const newer = await there.accessToken(accountId, { rejected });

    expect(await here.accessToken(accountId, { rejected })).toBe(newer);
    expect(await refreshes()).toBe(1);
  });

  it('can be refreshed again and again, each time by the newest refresh token', async () => {
    for (let round = 0; round < 3; round += 1) {
      await ageTo(10);
      await (round % 2 === 0 ? here : there).accessToken(accountId);
    }

    expect(await refreshes()).toBe(3);
    expect(await status()).toBe('connected');
  });

  it('cannot be had once TikTok says that the permission has ended', async () => {
    const accessToken = await here.accessToken(accountId);
    await stack.api.get(TikTokClient).oauth.revoke({ accessToken });
    await ageTo(10);

    await expect(here.accessToken(accountId)).rejects.toMatchObject({ code: 'account_needs_reconnect' });

    expect(await status()).toBe('needs_reconnect');
    await expect(there.accessToken(accountId)).rejects.toMatchObject({ code: 'account_needs_reconnect' });
    expect(await refreshes()).toBe(1);
  });

  it.each([
    ['no answer comes', { kind: 'lost_answer', at: 'refresh', when: 'before' }],
    ['TikTok is broken', { kind: 'server_error', at: 'refresh', when: 'before' }],
    ['our settings are refused', { kind: 'code', at: 'refresh', code: 'invalid_client' }],
  ])('stays in use when %s and it lives still', async (_what, rule) => {
    const token = await here.accessToken(accountId);
    await ageTo(10);
    await fault(rule);

    expect(await here.accessToken(accountId)).toBe(token);
    expect(await status()).toBe('connected');
    expect(await here.accessToken(accountId)).not.toBe(token);
  });

  it('that has ended cannot be had while TikTok is away, but the account stays connected', async () => {
    await ageTo(-10);
    await fault({ kind: 'lost_answer', at: 'refresh', when: 'before' });

    await expect(here.accessToken(accountId)).rejects.toMatchObject({ code: 'tiktok_unavailable' });

    expect(await status()).toBe('connected');
    expect(await here.accessToken(accountId)).toMatch(/^act\./);
  });

  describe('answered by TikTok while the database saves nothing', () => {
    /** Counts in a sequence, which no rollback takes back. */
    beforeEach(() =>
      query(`
        create sequence refused_saves;
        create function refuse_save() returns trigger language plpgsql as $$
          begin
            perform nextval('refused_saves');
            raise exception 'the disk is full';
          end $$;
        create trigger refuse_save before update on accounts for each row
          when (new.access_token_sealed <> old.access_token_sealed) execute function refuse_save();
      `),
    );
    const saveAgain = () =>
      query('drop trigger if exists refuse_save on accounts; drop function if exists refuse_save');
    afterEach(async () => {
      await saveAgain();
      await query('drop sequence refused_saves');
    });
    const untilRefused = () =>
      until(async () => (await query(`select 1 from refused_saves where last_value >= 2`)).length > 0);

    it('is kept until it is saved, and no other process sends the old one meanwhile', async () => {
      await ageTo(-10);
      const refreshed = Promise.all([here, there].map((tokens) => tokens.accessToken(accountId)));
      await untilRefused();

      await saveAgain();

      expect(new Set(await refreshed).size).toBe(1);
      expect(await refreshes()).toBe(1);
      expect(await there.accessToken(accountId)).toBe((await refreshed)[0]);
    });

    it('connects the account again that another process has believed lost', async () => {
      await ageTo(-10);
      const refreshed = here.accessToken(accountId);
      await untilRefused();
      await query(`update accounts set refresh_lease_until = now() - interval '1 second'`);
      await expect(there.accessToken(accountId)).rejects.toMatchObject({ code: 'account_needs_reconnect' });
      expect(await status()).toBe('needs_reconnect');

      await saveAgain();

      expect(await there.accessToken(accountId).catch(() => refreshed)).toBe(await refreshed);
      expect(await status()).toBe('connected');
    });

    it('gives way to a sign-in that brought newer ones', async () => {
      await ageTo(-10);
      const refreshed = here.accessToken(accountId);
      await untilRefused();
      await query(
        `update accounts set status = 'disconnected', access_token_sealed = null, refresh_token_sealed = null`,
      );
      await signInAs(stack, 'ava.studio');
      const newest = await there.accessToken(accountId);

      await saveAgain();

      expect(await refreshed).toBe(newest);
      expect(await here.accessToken(accountId)).toBe(newest);
    });
  });

  it('is refreshed by another process when the one that began does not come back', async () => {
    await ageTo(-10);
    await query(`update accounts set refresh_lease_until = now() + interval '1 hour'`);
    const refreshed = here.accessToken(accountId);

    await query(`update accounts set refresh_lease_until = now() - interval '1 second'`);

    expect(await refreshed).toMatch(/^act\./);
    expect(await refreshes()).toBe(1);
  });

  it('whose refresh was answered into a dead line is lost only by TikTok’s own word', async () => {
    const token = await here.accessToken(accountId);
    await ageTo(10);
    await fault({ kind: 'lost_answer', at: 'refresh', when: 'after' });

    expect(await here.accessToken(accountId)).toBe(token);
    expect(await status()).toBe('connected');
    await expect(here.accessToken(accountId)).rejects.toMatchObject({ code: 'account_needs_reconnect' });
    expect(await status()).toBe('needs_reconnect');
  });

  it('whose refresh was answered into a dead line is had again where TikTok still takes the old refresh token', async () => {
    await stack.control('POST', '/__control/switches', { refreshGraceMs: 60_000 });
    const token = await here.accessToken(accountId);
    await ageTo(10);
    await fault({ kind: 'lost_answer', at: 'refresh', when: 'after' });
    await here.accessToken(accountId);

    const next = await here.accessToken(accountId);

    expect(next).not.toBe(token);
    expect(await status()).toBe('connected');
  });

  it('is not lost when its process is told to stop while TikTok answers', async () => {
    await ageTo(10);
    await fault({ kind: 'delay', at: 'refresh', delayMs: 300 });
    const stopping = await startAnotherProcess();
    const refreshed = stopping.get(AccountTokens).accessToken(accountId);
    await until(async () => {
      const { items } = await jsonOf<{ items: { struck: number }[] }>(await stack.control('GET', '/__control/faults'));
      return items.some(({ struck }) => struck > 0);
    });

    await stopping.close();

    expect(await here.accessToken(accountId)).toBe(await refreshed);
    expect(await refreshes()).toBe(1);
  });

  it('is exchanged for a new one when a call is refused because of it', async () => {
    await fault({ kind: 'code', at: 'creator_info', code: 'access_token_invalid' });
    const client = stack.api.get(TikTokClient);

    const account = await stack.api.get(AccountsRepository).findById(accountId);
    if (!account) throw new Error('The account is gone.');

    const info = await here.use(account, ({ accessToken }) => client.creatorInfo.query({ accessToken }));

    expect(info.username).toBe('ava.studio');
    expect(await refreshes()).toBe(1);
    expect((await calls()).filter(({ endpoint }) => endpoint === 'creator_info')).toHaveLength(2);
  });

  it('of a disconnected account cannot be had', async () => {
    await query(`update accounts set status = 'disconnected', access_token_sealed = null, refresh_token_sealed = null`);

    await expect(here.accessToken(accountId)).rejects.toMatchObject({ code: 'account_needs_reconnect' });
  });

  it('does not open from another account’s row', async () => {
    const { me } = await signInAs(stack, 'leo.creates');
    await query(
      `update accounts set access_token_sealed = (select access_token_sealed from accounts where id = '${accountId}')
       where id = '${me.accounts[0]?.id}'`,
    );

    await expect(here.accessToken(me.accounts[0]?.id ?? '')).rejects.toThrow(/does not open/);
  });
});
