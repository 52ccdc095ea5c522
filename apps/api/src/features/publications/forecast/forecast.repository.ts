import type { AccountForecast } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';

type Counts = Pick<AccountForecast, 'postsLast24h' | 'pendingDraftsLast24h'>;

@Injectable()
export class ForecastRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** Of each publication only the newest attempt can have neither failed nor been cancelled. */
  async countsOf(accountId: string): Promise<Counts> {
    const rows: Counts[] = await this.#manager.query(
      `select count(*) filter (where publication.mode = 'direct')::int as "postsLast24h",
              count(*) filter (where publication.mode = 'draft' and attempt.state <> 'published')::int as "pendingDraftsLast24h"
       from publications publication join attempts attempt on attempt.publication_id = publication.id
       where publication.account_id = $1
         and publication.state not in ('scheduled', 'needs_attention')
         and attempt.state not in ('failed', 'cancelled')
         and coalesce(attempt.ended_at, publication.updated_at) > now() - interval '24 hours'`,
      [accountId],
    );
    return rows[0] ?? { postsLast24h: 0, pendingDraftsLast24h: 0 };
  }
}
