import type { Page, PageQuery } from '@flowcast/shared-models';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from './keyset-cursor.ts';

/**
 * One page of a query, newest first by `(by, id)`; `by` is an instant, `createdAt` if nothing else is said. The position is read as text from Postgres, because a JavaScript
 * date would cut its microseconds and skip or repeat rows made in the same millisecond.
 * @throws {CodedError} `invalid_request` for a cursor that is not ours.
 */
export async function readKeysetPage<Row extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<Row>,
  { cursor, limit }: PageQuery,
  by = `${query.alias}.createdAt`,
): Promise<Page<Row>> {
  const { alias } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  if (after) query.andWhere(`(${by}, ${alias}.id) < (:createdAt::timestamptz, :id::uuid)`, after);
  const { entities, raw } = await query
    .addSelect(`to_char(${by} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`, 'position')
    .orderBy(by, 'DESC')
    .addOrderBy(`${alias}.id`, 'DESC')
    .limit(limit + 1)
    .getRawAndEntities<{ position: string }>();
  const items = entities.slice(0, limit);
  const last = items.at(-1);
  const position = raw[items.length - 1]?.position;
  const hasMore = entities.length > limit && last !== undefined && position !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ createdAt: position, id: last.id }) : null };
}
