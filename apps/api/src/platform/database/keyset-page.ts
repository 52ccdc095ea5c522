import type { Page, PageQuery } from '@flowcast/shared-models';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from './keyset-cursor.ts';

/**
 * One page of a query, newest first by `(by, id)`; `by` is an instant, `createdAt` if nothing else is said.
 * @throws {CodedError} `invalid_request` for a cursor that is not ours.
 */
export async function readKeysetPage<Row extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<Row>,
  selection: PageQuery,
  by?: string,
): Promise<Page<Row>> {
  const { entities, raw } = await keysetQuery(query, selection, by).getRawAndEntities<{ position: string }>();
  const rows = entities.map((row, index) => ({ id: row.id, position: raw[index]?.position ?? '', row }));
  const { items, nextCursor } = keysetPage(rows, selection);
  return { items: items.map(({ row }) => row), nextCursor };
}

/**
 * The query of a page and one row more, for a statement that reads the rows in its own way. It tells each row's `position` as
 * text, because a JavaScript date would cut its microseconds and skip or repeat rows made in the same millisecond.
 * @throws {CodedError} `invalid_request` for a cursor that is not ours.
 */
export function keysetQuery<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { cursor, limit }: PageQuery,
  by = `${query.alias}.createdAt`,
): SelectQueryBuilder<Row> {
  const { alias } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  if (after) query.andWhere(`(${by}, ${alias}.id) < (:createdAt::timestamptz, :id::uuid)`, after);
  return query
    .addSelect(`to_char(${by} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`, 'position')
    .orderBy(by, 'DESC')
    .addOrderBy(`${alias}.id`, 'DESC')
    .limit(limit + 1);
}

/** What a `keysetQuery` gave, as a page. */
export function keysetPage<Row extends { id: string; position: string }>(
  rows: readonly Row[],
  { limit }: Pick<PageQuery, 'limit'>,
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ createdAt: last.position, id: last.id }) : null };
}
