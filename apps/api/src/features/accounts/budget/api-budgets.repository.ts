import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import type { BudgetKind } from './api-budget.entity.ts';
import { recentCalls, waitMs } from './call-window.ts';

interface Window {
  takenAt: Date[];
  /** The database's, because clocks of machines need not agree. */
  now: Date;
}

/** Windows of calls, shared by all processes. */
@Injectable()
export class ApiBudgetsRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** Counts a call that is about to be made. Milliseconds to wait instead, when the window is full; then nothing is counted. */
  take(accountId: string, kind: BudgetKind, limit: number): Promise<number> {
    return this.#manager.transaction(async (manager) => {
      const { takenAt, now } = await this.#lock(manager, accountId, kind);
      const wait = waitMs(takenAt, limit, now);
      if (wait > 0) return wait;
      const calls = [...recentCalls(takenAt, now), now];
      await manager.query(`update api_budgets set taken_at = $3 where account_id = $1 and kind = $2`, [
        accountId,
        kind,
        calls,
      ]);
      return 0;
    });
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

  /** The window, which nobody else reads or changes until the transaction ends. */
  async #lock(manager: EntityManager, accountId: string, kind: BudgetKind): Promise<Window> {
    const rows: Window[] = await manager.query(
      `insert into api_budgets (account_id, kind) values ($1, $2)
       on conflict (account_id, kind) do update set kind = excluded.kind
       returning taken_at as "takenAt", clock_timestamp() as now`,
      [accountId, kind],
    );
    const [window] = rows;
    if (!window) throw new Error('A window of calls was neither made nor found.');
    return window;
  }
}
