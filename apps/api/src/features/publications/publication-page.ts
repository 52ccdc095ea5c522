import { type PublicationState, publicationStates } from '@flowcast/shared-models';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, keysetQuery } from '../../platform/database/index.ts';
import { PublicationEntity } from './publication.entity.ts';
import type { PublicationQuery } from './publications.repository.ts';

type Query = SelectQueryBuilder<PublicationEntity>;

/** Where a publication stands in time, as the indexes of migration 0007 have it. */
export const publicationTime = 'coalesce(publication.scheduled_at, publication.created_at)';

/**
 * The query for the ids of a page of a creator's publications, newest first: by their time when a part of time is asked for, else as they were made.
 * However many there are, Postgres reads about as many index entries as the page has rows; but a search that finds little
 * looks through all of the creator's.
 */
export function publicationPage(manager: EntityManager, creatorId: string, selection: PublicationQuery): Query {
  const { accountId, state, from, to, q } = selection;
  const query = manager.createQueryBuilder(PublicationEntity, 'publication').select('publication.id');
  query.where({ creatorId, ...(accountId ? { accountId } : {}) });
  if (from) query.andWhere(`${publicationTime} >= :from`, { from });
  if (to) query.andWhere(`${publicationTime} < :to`, { to });
  if (q) search(query, q);
  const isInTime = from !== undefined || to !== undefined;
  // Within one state the index is in order already.
  if (isInTime || q || state?.length === 1) inStates(query, state);
  else if (accountId || state) amongNewestOfEachState(query, creatorId, selection);
  return keysetQuery(query, selection, isInTime ? publicationTime : undefined);
}

function search(query: Query, q: string): void {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  query.andWhere(
    `(publication.post ->> 'caption' ilike :pattern
      or publication.video_id = any(array(select video.id from videos video where video.title ilike :pattern)))`,
    { pattern },
  );
}

function inStates(query: Query, states: readonly PublicationState[] | undefined): void {
  if (states?.length === 1) query.andWhere('publication.state = :only', { only: states[0] });
  else if (states) query.andWhere('publication.state = any(:states)', { states });
}

/**
 * An index is in order within one state only. So the newest of each state are looked up, and the page is made of these: a
 * state that is rare is found without reading past all others.
 */
function amongNewestOfEachState(query: Query, creatorId: string, selection: PublicationQuery): void {
  const { accountId, state, cursor, limit } = selection;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  query.andWhere(
    `publication.id = any(array(
      select newest.id from unnest(:states::text[]) as wanted (state) cross join lateral (
        select id, created_at from publications
        where creator_id = :creatorId ${accountId ? 'and account_id = :accountId' : ''} and state = wanted.state
          ${after ? 'and (created_at, id) < (:createdAt::timestamptz, :id::uuid)' : ''}
        order by created_at desc, id desc limit :rows) newest
      order by newest.created_at desc, newest.id desc limit :rows))`,
    { states: state ?? publicationStates, accountId, creatorId, ...after, rows: limit + 1 },
  );
}
