import * as v from 'valibot';

/** Our own ids: UUIDs, compared as text. */
export const IdSchema = v.pipe(v.string(), v.uuid('Expected an id (UUID).'));

const instantFormat = 'Expected an ISO 8601 instant with its offset, such as 2026-11-22T10:15:00Z.';

/** An instant on the wire: ISO 8601 with an offset, e.g. `2026-11-22T10:15:00.000Z`; a time without one means nothing. */
export const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp(instantFormat),
  // The format lets pass what no clock shows, and forms that not every reader takes.
  v.check((text) => !Number.isNaN(Date.parse(text)), instantFormat),
);

/**
 * An id given out by TikTok (post id, publish id, open_id). Always text: post ids have 19 digits and would be
 * rounded by a JavaScript number.
 */
export const TikTokIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** A whole number of bytes, milliseconds or the like; never negative. */
export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
