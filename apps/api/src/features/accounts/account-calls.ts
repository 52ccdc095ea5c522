import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { Counters, defineCounter } from '../../platform/metrics/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountTokens } from './account-tokens.ts';
import { type BudgetKind, budgetKinds } from './budget/api-budget.entity.ts';
import { ApiBudgetsRepository } from './budget/api-budgets.repository.ts';
import { BudgetFullError } from './budget/budget-full-error.ts';

const budgetWaits = defineCounter({
  name: 'flowcast_budget_waits_total',
  help: 'Calls this process put off because the account had used up its minute.',
  by: { label: 'kind', values: budgetKinds },
});

/** Calls to TikTok in the name of an account: with its token, and within what TikTok takes of one token in a minute. */
@Injectable()
export class AccountCalls {
  readonly #tokens: AccountTokens;
  readonly #budgets: ApiBudgetsRepository;
  readonly #counters: Counters;
  readonly #limits: Config['tiktok']['callsPerMinute'];

  constructor(
    tokens: AccountTokens,
    budgets: ApiBudgetsRepository,
    counters: Counters,
    @Inject(CONFIG) config: Config,
  ) {
    this.#tokens = tokens;
    this.#budgets = budgets;
    this.#counters = counters;
    this.#limits = config.tiktok.callsPerMinute;
  }

  /**
   * Every try counts, also the one with a token that TikTok refuses.
   * @throws {BudgetFullError} before anything is called; what `AccountTokens.use` throws
   */
  make<T>(account: AccountEntity, kind: BudgetKind, call: (accessToken: string) => Promise<T>): Promise<T> {
    const { id } = account;
    return this.#tokens.use(account, async ({ accessToken, asRead }) => {
      if (asRead !== undefined && (await this.#budgets.takeWith(asRead, id, kind, this.#limits[kind]))) {
        return call(accessToken);
      }
      // The window is full; or the account has changed since it was read, and may be connected no more.
      const current = asRead === undefined ? accessToken : await this.#tokens.accessToken(id);
      this.#refuseFull(kind, await this.#budgets.take(id, kind, this.#limits[kind]));
      return call(current);
    });
  }

  /** For work that is made in vain without the call at its end. @throws {BudgetFullError} */
  async requireRoom(accountId: string, kind: BudgetKind): Promise<void> {
    this.#refuseFull(kind, await this.#budgets.waitMs(accountId, kind, this.#limits[kind]));
  }

  #refuseFull(kind: BudgetKind, waitMs: number): void {
    if (waitMs === 0) return;
    this.#counters.add(budgetWaits, 1, kind);
    throw new BudgetFullError(waitMs);
  }
}
