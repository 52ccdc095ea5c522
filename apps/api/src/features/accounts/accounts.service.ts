import type { Account, CreatorInfo, Page } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { type Actor, CodedError } from '../../platform/http/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountConnections } from './account-connections.ts';
import { AccountCreatorInfo } from './account-creator-info.ts';
import { toAccount } from './account.mapper.ts';
import { AccountTokens } from './account-tokens.ts';
import { accountNotFound } from './accounts.errors.ts';
import { AccountsRepository } from './accounts.repository.ts';

/** A creator's connected TikTok accounts. */
@Injectable()
export class AccountsService {
  readonly #accounts: AccountsRepository;
  readonly #tokens: AccountTokens;
  readonly #creatorInfo: AccountCreatorInfo;
  readonly #connections: AccountConnections;

  constructor(
    accounts: AccountsRepository,
    tokens: AccountTokens,
    creatorInfo: AccountCreatorInfo,
    connections: AccountConnections,
  ) {
    this.#accounts = accounts;
    this.#tokens = tokens;
    this.#creatorInfo = creatorInfo;
    this.#connections = connections;
  }

  /** @throws {CodedError} `not_found` for an account that is not the actor's, or was disconnected. */
  async requireOwn(actor: Actor, accountId: string): Promise<AccountEntity> {
    const account = await this.#accounts.findOwn(actor.creatorId, accountId);
    if (!account) throw accountNotFound();
    return account;
  }

  async list(actor: Actor): Promise<Page<Account>> {
    const accounts = await this.#accounts.listOf(actor.creatorId);
    return { items: accounts.map(toAccount), nextCursor: null };
  }

  async creatorInfo(actor: Actor, accountId: string): Promise<CreatorInfo> {
    return this.#creatorInfo.query(await this.requireOwn(actor, accountId));
  }

  /** Erases the tokens here first: whether TikTok answers decides nothing about our side. */
  async disconnect(actor: Actor, accountId: string): Promise<void> {
    const { id } = await this.requireOwn(actor, accountId);
    const accessToken = await this.#tokenToRevoke(id);
    await this.#connections.disconnect(id);
    if (accessToken !== null) await this.#connections.revoke(accessToken);
  }

  /** Revoking needs a token that lives; when there is none to be had, the permission has ended or stays as it is. */
  async #tokenToRevoke(accountId: string): Promise<string | null> {
    try {
      return await this.#tokens.accessToken(accountId);
    } catch (error) {
      if (error instanceof CodedError) return null;
      throw error;
    }
  }
}
