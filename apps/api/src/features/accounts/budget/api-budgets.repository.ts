import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import { hastyCommit } from '../../../platform/database/index.ts';
import type { BudgetKind } from './api-budget.entity.ts';
import { waitMs, windowMs } from './call-window.ts';

interface Window {
  takenAt: Date[];
  /** The database's, because clocks of machines need not agree. */
  now: Date;
}

interface Room {
  limit: number;
  /** Null: whatever token the account has. */
  sealed: string | null;
}

/** The calls of a row that still count, oldest first. */
const recent = `array(
  select at from unnest(api_budgets.taken_at) as at
  where at > clock_timestamp() - interval '${windowMs} milliseconds')`;

/** Windows of calls, shared by all processes. */
@Injectable()
export class ApiBudgetsRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** Counts a call that is about to be made. Milliseconds to wait instead, when the window is full; then nothing is counted. */
  async take(accountId: string, kind: BudgetKind, limit: number): Promise<number> {
    for (;;) {
      if (await this.#count(accountId, kind, { limit, sealed: null })) return 0;
      const wait = await this.waitMs(accountId, kind, limit);
      // None: a call has left the window since it was found full.
      if (wait > 0) return wait;
    }
  }

  /**
   * Counts a call where there is room and the account still has this token, sealed as it was read: one question for both.
   * False, and nothing counted, where not.
   */
  takeWith(sealed: string, accountId: string, kind: BudgetKind, limit: number): Promise<boolean> {
    return this.#count(accountId, kind, { limit, sealed });
  }

  /** What `take` would answer, without counting. */
  async waitMs(accountId: string, kind: BudgetKind, limit: number): Promise<number> {
    const rows: Window[] = await this.#manager.query(
      `select taken_at as "takenAt", clock_timestamp() as now from api_budgets where account_id = $1 and kind = $2`,
      [accountId, kind],
    );
    const [window] = rows;
    return window ? waitMs(window.takenAt, limit, window.now) : 0;
  }

  /**
   * Room is looked for and taken by one statement, under the lock of the window's row. Hastily: a count that Postgres loses in
   * a crash of its own is at worst a call that TikTok refuses.
   */
  async #count(accountId: string, kind: BudgetKind, { limit, sealed }: Room): Promise<boolean> {
    const rows: unknown[] = await this.#manager.query(
      `insert into api_budgets (account_id, kind, taken_at) 
       select id, $2, array[clock_timestamp()] from accounts
       where id = $1 and ($4::text is null or access_token_sealed = $4 and status = 'connected')
       on conflict (account_id, kind) do update set taken_at = ${recent} || clock_timestamp()
         where cardinality(${recent}) < $3
       returning ${hastyCommit}`,
      [accountId, kind, limit, sealed],
    );
    return rows.length > 0;
  }
}
