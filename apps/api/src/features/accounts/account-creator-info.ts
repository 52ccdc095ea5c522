import type { CreatorInfo } from '@flowcast/shared-models';
import { TikTokClient } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import { tiktokProblem, tiktokProblemOf } from '../../platform/tiktok/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountCalls } from './account-calls.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { postingBlockOf, toBlockedCreatorInfo, toCreatorInfo } from './creator-info.mapper.ts';

/** TikTok's creator_info, never from a cache: what a creator may choose can change between two looks. */
@Injectable()
export class AccountCreatorInfo {
  readonly #accounts: AccountsRepository;
  readonly #calls: AccountCalls;
  readonly #client: TikTokClient;

  constructor(accounts: AccountsRepository, calls: AccountCalls, client: TikTokClient) {
    this.#accounts = accounts;
    this.#calls = calls;
    this.#client = client;
  }

  /**
   * Asks TikTok now. "Cannot post now" is an answer (`postingBlocked`), not a failure.
   * @throws {CodedError} `scope_missing` without `video.publish`, `account_needs_reconnect`, `tiktok_unavailable`,
   * `tiktok_rate_limited`, `tiktok_refused`.
   */
  async query(account: AccountEntity): Promise<CreatorInfo> {
    if (!account.scopes.includes('video.publish')) throw tiktokProblemOf('scope_missing');
    try {
      const info = await this.#calls.make(account, 'creator_info', (accessToken) =>
        this.#client.creatorInfo.query({ accessToken }),
      );
      await this.#rememberUsername(account, info.username);
      return toCreatorInfo(account, info);
    } catch (error) {
      const block = postingBlockOf(error);
      if (block) return toBlockedCreatorInfo(account, block);
      throw tiktokProblem(error);
    }
  }

  /** Only creator_info tells the handle, which links to posts are made of. */
  async #rememberUsername({ id, username: known }: AccountEntity, username: string): Promise<void> {
    if (known !== username) await this.#accounts.saveUsername(id, username);
  }
}
