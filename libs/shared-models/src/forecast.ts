import * as v from 'valibot';
import { CountSchema } from './scalars.ts';

/**
 * What TikTok takes of an account in 24 hours. The cap of posts differs by creator and is not told; this is what TikTok
 * documents as typical. Source: docs/tiktok-assumptions.md, caps.
 */
export const typicalDailyPosts = 15;
/** Drafts that wait in the inbox, at most. Same source. */
export const pendingDraftsLimit = 5;

/** Answer of `GET /api/accounts/:id/forecast`: how near an account is to what TikTok takes in 24 hours. */
export const AccountForecastSchema = v.object({
  /** Direct posts made within 24 hours, or on their way. */
  postsLast24h: CountSchema,
  typicalDailyPosts: CountSchema,
  /** Drafts sent within 24 hours that nobody has posted yet, or on their way. */
  pendingDraftsLast24h: CountSchema,
  pendingDraftsLimit: CountSchema,
});
export type AccountForecast = v.InferOutput<typeof AccountForecastSchema>;
