import { TikTokClient, TikTokError, type TokenSet } from '@flowcast/tiktok-client';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountAvatars } from './account-avatars.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { SealedTokens } from './sealed-tokens.ts';

/** Revoking is a courtesy to the person; nobody waits longer for it. */
const revokeTimeoutMs = 5_000;

interface NewConnection {
  creatorId: string;
  displayName: string;
  tokens: TokenSet;
}

/** How TikTok accounts come to a creator and leave again; used by sign-in and by disconnecting. */
@Injectable()
export class AccountConnections {
  readonly #logger = new Logger(AccountConnections.name);
  readonly #accounts: AccountsRepository;
  readonly #sealed: SealedTokens;
  readonly #avatars: AccountAvatars;
  readonly #client: TikTokClient;

  constructor(accounts: AccountsRepository, sealed: SealedTokens, avatars: AccountAvatars, client: TikTokClient) {
    this.#accounts = accounts;
    this.#sealed = sealed;
    this.#avatars = avatars;
    this.#client = client;
  }

  /** Runs `work` in a transaction with the account as it is known, if it is; sign-ins of one TikTok account take turns. */
  withOpenIdLocked<T>(
    openId: string,
    work: (known: AccountEntity | null, manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.#accounts.withOpenIdLocked(openId, work);
  }

  /** Adds the account, or renews the profile, scopes and tokens of a known one, which connects it again. */
  connect(manager: EntityManager, { creatorId, displayName, tokens }: NewConnection): Promise<AccountEntity> {
    const { openId } = tokens;
    return this.#accounts.connect(manager, { creatorId, openId, displayName, ...this.#sealed.seal(openId, tokens) });
  }

  /** Copies the profile picture, best effort. Answers the account as it is then. */
  copyAvatar(account: AccountEntity, address: string): Promise<AccountEntity> {
    return this.#avatars.copy(account, address);
  }

  /** Erases the tokens; the row stays, because publications refer to it. */
  disconnect(accountId: string): Promise<void> {
    return this.#accounts.withLocked(accountId, (_account, manager) => this.#accounts.disconnect(manager, accountId));
  }

  /**
   * TikTok says that this account's permission ended at `toldAt`. Answers the account's id, or null where that is no news: it
   * is not known, was disconnected here, or has been connected anew since.
   */
  async endPermission(openId: string, toldAt: Date): Promise<string | null> {
    const known = await this.#accounts.findByOpenId(openId);
    if (!known) return null;
    return this.#accounts.withLocked(known.id, async (account, manager) => {
      if (!account || account.status === 'disconnected' || hasReconnectedSince(toldAt, account)) return null;
      await this.#accounts.markNeedsReconnect(manager, account.id);
      return account.id;
    });
  }

  /** Takes the permission back at TikTok, which ends every token of that TikTok account. A failure is only logged. */
  async revoke(accessToken: string): Promise<void> {
    try {
      await this.#client.oauth.revoke({ accessToken }, { signal: AbortSignal.timeout(revokeTimeoutMs) });
    } catch (error) {
      if (!(error instanceof TikTokError)) throw error;
      this.#logger.warn(`TikTok did not take back a permission: ${error.message}`);
    }
  }
}

/** TikTok gives the instant to the second, cut off. A token that came after it is one of a later permission. */
function hasReconnectedSince(toldAt: Date, { accessTokenIssuedAt }: AccountEntity): boolean {
  return accessTokenIssuedAt !== null && accessTokenIssuedAt.getTime() >= toldAt.getTime() + 1_000;
}
