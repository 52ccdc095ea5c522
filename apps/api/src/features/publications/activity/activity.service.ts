import type { AccountActivity } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/index.ts';
import { AccountsService } from '../../accounts/index.ts';
import { ActivityRepository } from './activity.repository.ts';

/** What an account does here: looked at before it is disconnected. */
@Injectable()
export class ActivityService {
  readonly #accounts: AccountsService;
  readonly #activity: ActivityRepository;

  constructor(accounts: AccountsService, activity: ActivityRepository) {
    this.#accounts = accounts;
    this.#activity = activity;
  }

  /** @throws {CodedError} `not_found` */
  async of(actor: Actor, accountId: string): Promise<AccountActivity> {
    const { id } = await this.#accounts.requireOwn(actor, accountId);
    const lastPost = await this.#activity.lastPostOf(id);
    return {
      waiting: await this.#activity.countWaiting(id),
      lastPost: lastPost && { ...lastPost, at: lastPost.at.toISOString() },
    };
  }
}
