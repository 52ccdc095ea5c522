import { TikTokClient, TikTokError, TikTokOAuthError } from '@flowcast/tiktok-client';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/index.ts';
import { tiktokProblem, tiktokProblemOf } from '../../platform/tiktok/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { SealedTokens } from './sealed-tokens.ts';
import { isFresh, isUsable } from './token-freshness.ts';

interface Options {
  /** A token TikTok has just refused: if it is still the stored one, it is refreshed whatever its age. */
  rejected?: string;
}

/** What a look at an account, or a refresh, came to. A value, not an exception: its transaction must commit either way. */
type Outcome = { accessToken: string } | { failure: unknown };

/** Access tokens of connected accounts, refreshed before they end. */
@Injectable()
export class AccountTokens implements BeforeApplicationShutdown {
  readonly #logger = new Logger(AccountTokens.name);
  readonly #accounts: AccountsRepository;
  readonly #sealed: SealedTokens;
  readonly #client: TikTokClient;
  readonly #clock: Clock;
  readonly #underWay = new Map<string, Promise<Outcome>>();
  #isClosing = false;

  constructor(accounts: AccountsRepository, sealed: SealedTokens, client: TikTokClient, clock: Clock) {
    this.#accounts = accounts;
    this.#sealed = sealed;
    this.#client = client;
    this.#clock = clock;
  }

  /** The database connections are closed after this, and a refresh that is under way still has its new pair to save. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled(this.#underWay.values());
  }

  /**
   * A token that TikTok should take now.
   * @throws {CodedError} `account_needs_reconnect` when TikTok has ended the permission; `tiktok_unavailable` when a needed
   * refresh got no answer, which leaves the account connected.
   */
  async accessToken(accountId: string, { rejected }: Options = {}): Promise<string> {
    const account = await this.#accounts.findById(accountId);
    const ready = this.#settle(account, rejected);
    const outcome = ready ?? (await this.#refreshOnce(accountId, rejected));
    if ('failure' in outcome) throw tiktokProblem(outcome.failure);
    return outcome.accessToken;
  }

  /**
   * Makes a call with the account's token; when TikTok refuses the token, once more with a new one.
   * @throws what `accessToken` throws, and what `call` throws as it is.
   */
  async use<T>(accountId: string, call: (accessToken: string) => Promise<T>): Promise<T> {
    const first = await this.accessToken(accountId);
    try {
      return await call(first);
    } catch (error) {
      if (!(error instanceof TikTokError) || error.code !== 'access_token_invalid') throw error;
      return call(await this.accessToken(accountId, { rejected: first }));
    }
  }

  /** Callers of this process share one refresh, so that waiting for it takes one database connection and not one each. */
  async #refreshOnce(accountId: string, rejected: string | undefined): Promise<Outcome> {
    if (this.#isClosing) return { failure: tiktokProblemOf('tiktok_unavailable') };
    const key = `${accountId} ${rejected ?? ''}`;
    const running = this.#underWay.get(key);
    if (running) return running;
    const started = this.#accounts
      .withLocked(accountId, async (account, manager) => {
        // Another process may have refreshed while this one waited for the row.
        return this.#settle(account, rejected) ?? (account ? this.#refresh(account, manager, rejected) : gone());
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, started);
    return started;
  }

  /** What can be said without TikTok; null: a refresh is due. */
  #settle(account: AccountEntity | null, rejected: string | undefined): Outcome | null {
    if (account?.status !== 'connected') return gone();
    const accessToken = this.#sealed.openAccess(account);
    const life = lifeOf(account);
    const isGood = life !== null && accessToken !== rejected && isFresh(life, this.#clock.now());
    return isGood && accessToken !== null ? { accessToken } : null;
  }

  /**
   * Runs inside the transaction that holds the account's row. TikTok replaces the refresh token with its answer, and the old
   * one is dead from then on: so no abort signal is passed, and nothing else is awaited between the answer and the update
   * that ends in the commit.
   * Source: docs/tiktok-assumptions.md, "Refresh".
   */
  async #refresh(account: AccountEntity, manager: EntityManager, rejected: string | undefined): Promise<Outcome> {
    const refreshToken = this.#sealed.openRefresh(account);
    if (refreshToken === null) return gone();
    try {
      const tokens = await this.#client.oauth.refresh({ refreshToken });
      await this.#accounts.saveTokens(manager, account.id, this.#sealed.seal(account.openId, tokens));
      return { accessToken: tokens.accessToken };
    } catch (failure) {
      if (!(failure instanceof TikTokError)) throw failure;
      this.#logger.warn(`The tokens of account ${account.id} were not refreshed: ${failure.message}`);
      return this.#afterFailure(account, manager, { failure, rejected });
    }
  }

  /** Only TikTok's own `invalid_grant` ends a connection; any other failure leaves the account, and its token while it lasts. */
  async #afterFailure(
    account: AccountEntity,
    manager: EntityManager,
    { failure, rejected }: { failure: TikTokError; rejected: string | undefined },
  ): Promise<Outcome> {
    if (failure instanceof TikTokOAuthError && failure.code === 'invalid_grant') {
      await this.#accounts.markNeedsReconnect(manager, account.id);
      return { failure };
    }
    const accessToken = this.#sealed.openAccess(account);
    const life = lifeOf(account);
    const isStillGood = life !== null && isUsable(life, this.#clock.now()) && accessToken !== rejected;
    return isStillGood && accessToken !== null ? { accessToken } : { failure };
  }
}

const gone = (): Outcome => ({ failure: tiktokProblemOf('account_needs_reconnect') });

function lifeOf({ accessTokenIssuedAt, accessTokenExpiresAt }: AccountEntity) {
  return accessTokenIssuedAt && accessTokenExpiresAt
    ? { issuedAt: accessTokenIssuedAt, expiresAt: accessTokenExpiresAt }
    : null;
}
