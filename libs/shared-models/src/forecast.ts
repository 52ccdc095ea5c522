import * as v from 'valibot';
import { CountSchema } from './scalars.ts';

/** Answer of `GET /api/accounts/:id/forecast`: how near an account is to what TikTok takes in 24 hours. */
export const AccountForecastSchema = v.object({
  /** Direct posts made within 24 hours, or on their way. */
  postsLast24h: CountSchema,
  /** TikTok's cap differs by creator and is not told; this is what it documents as typical. */
  typicalDailyPosts: CountSchema,
  /** Drafts sent within 24 hours that nobody has posted yet, or on their way. */
  pendingDraftsLast24h: CountSchema,
  pendingDraftsLimit: CountSchema,
});
export type AccountForecast = v.InferOutput<typeof AccountForecastSchema>;
