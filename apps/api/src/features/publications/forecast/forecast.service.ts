import { type AccountForecast, pendingDraftsLimit, typicalDailyPosts } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/index.ts';
import { AccountsService } from '../../accounts/index.ts';
import { ForecastRepository } from './forecast.repository.ts';

/** Tells before a consent how near an account is to TikTok's daily caps. */
@Injectable()
export class ForecastService {
  readonly #accounts: AccountsService;
  readonly #forecast: ForecastRepository;

  constructor(accounts: AccountsService, forecast: ForecastRepository) {
    this.#accounts = accounts;
    this.#forecast = forecast;
  }

  /** @throws {CodedError} `not_found` */
  async of(actor: Actor, accountId: string): Promise<AccountForecast> {
    const { id } = await this.#accounts.requireOwn(actor, accountId);
    return { ...(await this.#forecast.countsOf(id)), typicalDailyPosts, pendingDraftsLimit };
  }
}
