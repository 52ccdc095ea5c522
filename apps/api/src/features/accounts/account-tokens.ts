import { TikTokError } from '@flowcast/tiktok-client';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { tiktokProblem } from '../../platform/tiktok/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountsRepository } from './accounts.repository.ts';
import type { TokenOutcome } from './token-outcome.ts';
import { TokenRefresh } from './token-refresh.ts';

/** `asRead`: what it was unsealed from, when the account was read by the caller and may have changed since. */
export interface UsedToken {
  readonly accessToken: string;
  readonly asRead?: string;
}

interface Options {
  /** A token TikTok has just refused: if it is still the stored one, it is refreshed whatever its age. */
  rejected?: string;
}

/** Access tokens of connected accounts, refreshed before they end. */
@Injectable()
export class AccountTokens implements BeforeApplicationShutdown {
  readonly #accounts: AccountsRepository;
  readonly #refresh: TokenRefresh;
  readonly #underWay = new Map<string, Promise<TokenOutcome>>();

  constructor(accounts: AccountsRepository, refresh: TokenRefresh) {
    this.#accounts = accounts;
    this.#refresh = refresh;
  }

  /** The database connections are closed after this, and a refresh that is under way still has its new pair to save. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
  }

  /**
   * A token that TikTok should take now.
   * @throws {CodedError} `account_needs_reconnect` when TikTok has ended the permission; `tiktok_unavailable` when a needed
   * refresh got no answer, which leaves the account connected.
   */
  async accessToken(accountId: string, { rejected }: Options = {}): Promise<string> {
    const account = await this.#accounts.findById(accountId);
    const ready = this.#refresh.settle(account, rejected);
    const outcome = ready ?? (await this.#refreshOnce(accountId, rejected));
    if ('failure' in outcome) throw tiktokProblem(outcome.failure);
    return outcome.accessToken;
  }

  /**
   * Makes a call with the account's token; when TikTok refuses the token, once more with a new one.
   * @throws what `accessToken` throws, and what `call` throws as it is.
   */
  async use<T>(account: AccountEntity, call: (token: UsedToken) => Promise<T>): Promise<T> {
    const first = this.#asRead(account) ?? { accessToken: await this.accessToken(account.id) };
    try {
      return await call(first);
    } catch (error) {
      if (!(error instanceof TikTokError) || error.code !== 'access_token_invalid') throw error;
      return call({ accessToken: await this.accessToken(account.id, { rejected: first.accessToken }) });
    }
  }

  /** Null when anything but a token that is fresh was read: then the account is read anew. */
  #asRead(account: AccountEntity): UsedToken | null {
    const outcome = this.#refresh.settle(account, undefined);
    const sealed = account.accessTokenSealed;
    return outcome && 'accessToken' in outcome && sealed !== null ? { ...outcome, asRead: sealed } : null;
  }

  /** Callers of this process share one refresh, so that waiting for it is done once. */
  #refreshOnce(accountId: string, rejected: string | undefined): Promise<TokenOutcome> {
    const key = `${accountId} ${rejected ?? ''}`;
    const running = this.#underWay.get(key);
    if (running) return running;
    const started = this.#refresh.run(accountId, rejected).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, started);
    return started;
  }
}
