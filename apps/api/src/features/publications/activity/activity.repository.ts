import type { AccountActivity } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager, In } from 'typeorm';
import { PublicationEntity } from '../publication.entity.ts';

type LastPost = Omit<NonNullable<AccountActivity['lastPost']>, 'at'> & { at: Date };

@Injectable()
export class ActivityRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  countWaiting(accountId: string): Promise<number> {
    const state = In(['scheduled', 'queued', 'sending', 'needs_attention']);
    return this.#manager.countBy(PublicationEntity, { accountId, state });
  }

  /** The newest of each state is at the end of an index; of the two, the later one counts. */
  async lastPostOf(accountId: string): Promise<LastPost | null> {
    const rows: LastPost[] = await this.#manager.query(
      `select publication.id as "publicationId", video.title, coalesce(attempt.ended_at, publication.updated_at) as at
       from unnest(array['published', 'in_inbox']) as arrived (state)
       cross join lateral (
         select * from publications
         where account_id = $1 and state = arrived.state order by created_at desc, id desc limit 1
       ) publication
       join videos video on video.id = publication.video_id
       left join lateral (
         select ended_at from attempts where publication_id = publication.id order by number desc limit 1
       ) attempt on true
       order by at desc limit 1`,
      [accountId],
    );
    return rows[0] ?? null;
  }
}
