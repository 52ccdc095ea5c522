import * as v from 'valibot';
import { CountSchema, IdSchema, InstantSchema } from './scalars.ts';

/** Answer of `GET /api/accounts/:id/activity`: what the account does here, beside being connected. */
export const AccountActivitySchema = v.object({
  /** Publications that wait for their time, or for TikTok: disconnecting holds them up. */
  waiting: CountSchema,
  /** The newest post or draft that arrived at TikTok; `at` is when it did. */
  lastPost: v.nullable(v.object({ publicationId: IdSchema, title: v.string(), at: InstantSchema })),
});
export type AccountActivity = v.InferOutput<typeof AccountActivitySchema>;
