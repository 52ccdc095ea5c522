import * as v from 'valibot';

/** Query of a list read by keyset: `cursor` is opaque (from the page before), `limit` 1 to 100. */
export const PageQuerySchema = v.object({
  cursor: v.optional(v.pipe(v.string(), v.maxLength(512))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
    '24',
  ),
});
export type PageQuery = v.InferOutput<typeof PageQuerySchema>;

/** A page of a list. `nextCursor` is null on the last one. */
export const pageOf = <const S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), nextCursor: v.nullable(v.string()) });

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
