import type { PublicationPace } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';

/** Fewer say nothing about the next one. */
const fewestChecks = 3;
const newestChecks = 20;

@Injectable()
export class PaceRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  async of(publicationId: string): Promise<PublicationPace> {
    const [usualCheckMs, resumedAtByte] = await Promise.all([
      this.#usualCheckMs(publicationId),
      this.#resumedAtByte(publicationId),
    ]);
    return { usualCheckMs, resumedAtByte };
  }

  /**
   * From TikTok's yes to the end, of the same account's newest that went the same way: what TikTok fetches has the
   * fetching in that time.
   */
  async #usualCheckMs(publicationId: string): Promise<number | null> {
    const rows: { usualCheckMs: number | null }[] = await this.#manager.query(
      `with this as (
         select publication.account_id, attempt.transfer
         from publications publication join attempts attempt on attempt.publication_id = publication.id
         where publication.id = $1 order by attempt.number desc limit 1
       ), newest as (
         select attempt.id
         from this
         join publications publication on publication.account_id = this.account_id
         join attempts attempt on attempt.publication_id = publication.id
         where publication.id <> $1 and publication.state in ('published', 'in_inbox')
           and attempt.state in ('published', 'in_inbox') and attempt.transfer is not distinct from this.transfer
         order by publication.created_at desc limit $2
       ), checks as (
         select min(at) filter (where state in ('published', 'in_inbox')) - min(at) filter (where state = 'accepted') as took
         from attempt_history where attempt_id in (select id from newest) group by attempt_id
       )
       select round(1000 * percentile_cont(0.5) within group (order by extract(epoch from took)))::int as "usualCheckMs"
       from checks having count(took) >= $3`,
      [publicationId, newestChecks, fewestChecks],
    );
    return rows[0]?.usualCheckMs ?? null;
  }

  /** A part that does not follow on the one before it: that one broke off, or TikTok was asked first what it has. */
  async #resumedAtByte(publicationId: string): Promise<number | null> {
    const rows: { resumedAtByte: string }[] = await this.#manager.query(
      `with told as (
         select id, call, request, lag(call) over (order by id) as call_before, lag(failure) over (order by id) as failure_before
         from attempt_exchanges
         where attempt_id = (select id from attempts where publication_id = $1 order by number desc limit 1)
       )
       select request ->> 'first_byte' as "resumedAtByte" from told
       where call = 'upload' and (request ->> 'first_byte')::bigint > 0
         and (call_before <> 'upload' or failure_before is not null)
       order by id desc limit 1`,
      [publicationId],
    );
    return rows[0] ? Number(rows[0].resumedAtByte) : null;
  }
}
