import type { Publication } from '@flowcast/shared-models';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { PublicationEntity } from './publication.entity.ts';
import { type PublicationParts, type PublicationStep, toPublication } from './publication.mapper.ts';

/** As the driver gives it: `bigint` as text, instants within JSON as text. */
interface Row extends Omit<PublicationParts['publication'], 'sizeBytes' | 'bytesSent'> {
  creatorId: string;
  sizeBytes: string;
  bytesSent: string;
  account: PublicationParts['account'];
  video: PublicationParts['video'];
  history: (Omit<PublicationStep, 'at'> & { at: string })[];
}

/** A publication as it is shown, and whose it is. */
export interface Shown {
  readonly creatorId: string;
  readonly publication: Publication;
}

/** Publications as they are shown, in the order of their ids. */
export async function readShown(manager: EntityManager, ids: readonly string[]): Promise<Shown[]> {
  if (ids.length === 0) return [];
  const wanted = 'unnest($1::uuid[]) with ordinality as wanted (publication_id, position)';
  const rows: Row[] = await manager.query(shownFrom(wanted, 'wanted.position'), [ids]);
  return rows.map(shownOf);
}

/** Those of a page, newest first, and where each stands: the page and all that is shown of it are one question. */
export async function readShownPage(
  manager: EntityManager,
  page: SelectQueryBuilder<PublicationEntity>,
): Promise<(Shown & { id: string; position: string })[]> {
  const [ids, values] = page.getQueryAndParameters();
  const order = 'wanted.position desc, wanted.publication_id desc';
  const rows: (Row & { position: string })[] = await manager.query(shownFrom(`(${ids}) wanted`, order), values);
  return rows.map(({ position, ...row }) => ({ ...shownOf(row), id: row.id, position }));
}

/**
 * One statement, however many they are. Rows rather than entities: a page has some two hundred, most of them history, and is
 * read whenever anything changes.
 */
const shownFrom = (wanted: string, order: string) =>
  `select publication.id, publication.creator_id as "creatorId", publication.account_id as "accountId",
     publication.video_id as "videoId", publication.mode, publication.post, publication.state, publication.version,
     publication.scheduled_at as "scheduledAt", publication.size_bytes as "sizeBytes",
     publication.bytes_sent as "bytesSent", publication.publish_id as "publishId", publication.post_ids as "postIds",
     publication.post_url as "postUrl", publication.fail_reason as "failReason", publication.needs,
     publication.created_at as "createdAt", wanted.position,
     json_build_object('id', account.id, 'displayName', account.display_name, 'username', account.username,
       'avatarKey', account.avatar_key) as account,
     json_build_object('id', video.id, 'title', video.title, 'posterKey', video.poster_key,
       'durationMs', video.duration_ms) as video,
     (select coalesce(json_agg(json_build_object('state', entry.state, 'at', entry.at,
          'detail', json_build_object('publication', entry.detail -> 'publication'),
          'transfer', attempt.transfer, 'transferReason', attempt.transfer_reason) order by entry.id), '[]')
      from attempts attempt join attempt_history entry on entry.attempt_id = attempt.id
      where attempt.publication_id = publication.id) as history
   from ${wanted}
   join publications publication on publication.id = wanted.publication_id
   join accounts account on account.id = publication.account_id
   join videos video on video.id = publication.video_id
   order by ${order}`;

function shownOf({ creatorId, account, video, history, sizeBytes, bytesSent, ...columns }: Row): Shown {
  const publication = { ...columns, sizeBytes: Number(sizeBytes), bytesSent: Number(bytesSent) };
  const steps = history.map((step) => ({ ...step, at: new Date(step.at) }));
  return { creatorId, publication: toPublication({ publication, account, video, history: steps }) };
}
