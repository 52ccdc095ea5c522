import * as v from 'valibot';

/** An id, quoted or not; always text afterwards. */
export const idSchema = v.pipe(
  v.union([v.pipe(v.string(), v.nonEmpty()), v.bigint(), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
);

/** A count or size; TikTok's int64 fields are numbers, some clients met them quoted. */
export const countSchema = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(0),
);

/** Protobuf-style answers leave empty fields out, so an absent flag means false. */
export const flagSchema = v.optional(v.boolean(), false);

/** `a,b,c` → list, blanks dropped. */
export const commaListSchema = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item.length > 0),
  ),
);
