import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { AccountTokens } from './account-tokens.ts';
import type { BudgetKind } from './budget/api-budget.entity.ts';
import { ApiBudgetsRepository } from './budget/api-budgets.repository.ts';
import { BudgetFullError } from './budget/budget-full-error.ts';

/** Calls to TikTok in the name of an account: with its token, and within what TikTok takes of one token in a minute. */
@Injectable()
export class AccountCalls {
  readonly #tokens: AccountTokens;
  readonly #budgets: ApiBudgetsRepository;
  readonly #limits: Config['tiktok']['callsPerMinute'];

  constructor(tokens: AccountTokens, budgets: ApiBudgetsRepository, @Inject(CONFIG) config: Config) {
    this.#tokens = tokens;
    this.#budgets = budgets;
    this.#limits = config.tiktok.callsPerMinute;
  }

  /**
   * Every try counts, also the one with a token that TikTok refuses.
   * @throws {BudgetFullError} before anything is called; what `AccountTokens.use` throws
   */
  make<T>(accountId: string, kind: BudgetKind, call: (accessToken: string) => Promise<T>): Promise<T> {
    return this.#tokens.use(accountId, async (accessToken) => {
      refuseFull(await this.#budgets.take(accountId, kind, this.#limits[kind]));
      return call(accessToken);
    });
  }

  /** For work that is made in vain without the call at its end. @throws {BudgetFullError} */
  async requireRoom(accountId: string, kind: BudgetKind): Promise<void> {
    refuseFull(await this.#budgets.waitMs(accountId, kind, this.#limits[kind]));
  }
}

function refuseFull(waitMs: number): void {
  if (waitMs > 0) throw new BudgetFullError(waitMs);
}
