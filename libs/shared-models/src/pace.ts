import * as v from 'valibot';
import { CountSchema } from './scalars.ts';

/** Answer of `GET /api/publications/:id/pace`: what to expect of its way to TikTok, and what became of it. */
export const PublicationPaceSchema = v.object({
  /** How long TikTok usually checks: the median of the account's newest. Null while there are too few to tell. */
  usualCheckMs: v.nullable(CountSchema),
  /** Where the newest attempt last went on after a break; null: it went through in one go, or nothing was kept. */
  resumedAtByte: v.nullable(CountSchema),
});
export type PublicationPace = v.InferOutput<typeof PublicationPaceSchema>;
