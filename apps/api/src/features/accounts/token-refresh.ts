import { setTimeout as delay } from 'node:timers/promises';
import { TikTokClient, TikTokError, TikTokOAuthError, type TokenSet } from '@flowcast/tiktok-client';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SecretUnreadableError } from '../../platform/secrets/index.ts';
import { Counters, defineCounter } from '../../platform/metrics/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { SealedTokens, type TokenColumns } from './sealed-tokens.ts';
import { ended, type TokenOutcome, unavailable } from './token-outcome.ts';

const turnPollMs = 100;
const firstSaveRetryMs = 250;
const longestSaveRetryMs = 5_000;
/** Told to stop, this process still tries to save an answer for so long. */
const lastSaveMs = 8_000;

const refreshes = defineCounter({
  name: 'flowcast_token_refreshes_total',
  help: 'Refreshes this process asked TikTok for: refreshed, ended by TikTok (the creator reconnects), or failed (again later).',
  by: { label: 'result', values: ['refreshed', 'ended', 'failed'] },
});

/** A refresh that is this process's to make. */
interface Turn {
  accountId: string;
  openId: string;
  /** What is sent to TikTok, and by which the row is known again afterwards. */
  refreshToken: string;
  rejected: string | undefined;
}

/**
 * New tokens for old, one refresh at a time for each account over all processes. TikTok replaces the refresh token with its
 * answer and the old one may be dead from then on (docs/tiktok-assumptions.md, "Refresh"). So a lease in the account's row is
 * committed before the call: it outlives a database that fails meanwhile, so that nobody sends the dead token; and an answer
 * is kept until it is saved.
 */
@Injectable()
export class TokenRefresh implements OnModuleDestroy {
  readonly #logger = new Logger(TokenRefresh.name);
  readonly #accounts: AccountsRepository;
  readonly #sealed: SealedTokens;
  readonly #client: TikTokClient;
  readonly #counters: Counters;
  #isClosing = false;
  #isOutOfTime = false;

  constructor(accounts: AccountsRepository, sealed: SealedTokens, client: TikTokClient, counters: Counters) {
    this.#accounts = accounts;
    this.#sealed = sealed;
    this.#client = client;
    this.#counters = counters;
  }

  onModuleDestroy(): void {
    this.#isClosing = true;
    setTimeout(() => (this.#isOutOfTime = true), lastSaveMs).unref();
  }

  /** What can be said of an account without TikTok; null: a refresh is due. */
  settle(account: AccountEntity | null, rejected: string | undefined): TokenOutcome | null {
    if (account?.status !== 'connected') return ended();
    const accessToken = this.#sealed.freshAccess(account, rejected);
    return accessToken === null ? null : { accessToken };
  }

  /** Refreshes, or waits for the process that does. */
  async run(accountId: string, rejected: string | undefined): Promise<TokenOutcome> {
    while (!this.#isClosing) {
      const step = await this.#accounts.withLocked(accountId, (account, manager) =>
        this.#takeTurn(account, manager, rejected),
      );
      if (step === 'wait') await delay(turnPollMs);
      else return 'refreshToken' in step ? this.#refresh(step) : step;
    }
    return unavailable();
  }

  async #takeTurn(
    account: AccountEntity | null,
    manager: EntityManager,
    rejected: string | undefined,
  ): Promise<TokenOutcome | Turn | 'wait'> {
    // Another process may have refreshed meanwhile.
    const settled = this.settle(account, rejected);
    if (settled || !account) return settled ?? ended();
    const refreshToken = this.#sealed.openRefresh(account);
    if (refreshToken === null) return ended();
    const isOurs = await this.#accounts.beginRefresh(manager, account.id);
    return isOurs ? { accountId: account.id, openId: account.openId, refreshToken, rejected } : 'wait';
  }

  /** Without a signal: nothing may end a call whose answer replaces the refresh token. */
  async #refresh(turn: Turn): Promise<TokenOutcome> {
    try {
      const tokens = await this.#client.oauth.refresh({ refreshToken: turn.refreshToken });
      this.#counters.add(refreshes, 1, 'refreshed');
      return await this.#keep(turn, tokens);
    } catch (failure) {
      if (!(failure instanceof TikTokError)) throw failure;
      this.#counters.add(refreshes, 1, isEnd(failure) ? 'ended' : 'failed');
      this.#logger.warn(`The tokens of account ${turn.accountId} were not refreshed: ${failure.message}`);
      return this.#accounts.withLocked(turn.accountId, (account, manager) =>
        this.#afterFailure(turn, { account, manager, failure }),
      );
    }
  }

  /** The pair lives nowhere else: while this process lives it goes on trying to save it. */
  async #keep(turn: Turn, tokens: TokenSet): Promise<TokenOutcome> {
    const columns = this.#sealed.seal(turn.openId, tokens);
    for (let retryMs = firstSaveRetryMs; ; retryMs = Math.min(retryMs * 2, longestSaveRetryMs)) {
      try {
        return await this.#accounts.withLocked(turn.accountId, (account, manager) =>
          this.#save(turn, { account, manager, columns, accessToken: tokens.accessToken }),
        );
      } catch (error) {
        if (this.#isOutOfTime) throw error;
        this.#logger.error(`The new tokens of account ${turn.accountId} are kept until saved: ${String(error)}`);
        await delay(retryMs);
      }
    }
  }

  async #save(
    turn: Turn,
    { account, manager, columns, accessToken }: Row & { columns: TokenColumns; accessToken: string },
  ): Promise<TokenOutcome> {
    if (!account || !this.#isUnchanged(account, turn)) return this.settle(account, turn.rejected) ?? unavailable();
    // Without our lease another process has tried the token that we replaced, and believed the account lost.
    const status = account.refreshLeaseUntil === null ? 'connected' : account.status;
    await this.#accounts.endRefresh(manager, account.id, { ...columns, status });
    return status === 'connected' ? { accessToken } : ended();
  }

  /** Only TikTok's own `invalid_grant` ends a connection; any other failure leaves the account, and its token while it lasts. */
  async #afterFailure(
    turn: Turn,
    { account, manager, failure }: Row & { failure: TikTokError },
  ): Promise<TokenOutcome> {
    if (!account || !this.#isUnchanged(account, turn)) return this.settle(account, turn.rejected) ?? { failure };
    if (isEnd(failure)) {
      await this.#accounts.endRefresh(manager, account.id, { status: 'needs_reconnect' });
      return { failure };
    }
    await this.#accounts.endRefresh(manager, account.id, {});
    const accessToken = this.#sealed.usableAccess(account, turn.rejected);
    return accessToken === null ? { failure } : { accessToken };
  }

  /** By the token itself, not by its sealed form, which a rotation of the keys changes. */
  #isUnchanged(account: AccountEntity, { refreshToken }: Turn): boolean {
    try {
      return this.#sealed.openRefresh(account) === refreshToken;
    } catch (error) {
      if (!(error instanceof SecretUnreadableError)) throw error;
      // Sealed meanwhile with a key that only newer processes know; what our lease still covers nobody has refreshed.
      return account.refreshLeaseUntil !== null;
    }
  }
}

const isEnd = (failure: TikTokError) => failure instanceof TikTokOAuthError && failure.code === 'invalid_grant';

interface Row {
  account: AccountEntity | null;
  manager: EntityManager;
}
