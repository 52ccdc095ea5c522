import * as v from 'valibot';
import { PrivacyLevelSchema } from './tiktok-terms.ts';

/** Why TikTok does not let this creator post now; all three come from creator_info. */
export const postingBlocks = [
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'reached_active_user_cap',
] as const;

/** TikTok's creator_info, asked anew each time the publish page opens. Source: docs/tiktok-assumptions.md. */
export const CreatorInfoSchema = v.object({
  nickname: v.string(),
  username: v.string(),
  avatarUrl: v.nullable(v.string()),
  privacyLevelOptions: v.array(PrivacyLevelSchema),
  commentDisabled: v.boolean(),
  duetDisabled: v.boolean(),
  stitchDisabled: v.boolean(),
  maxVideoPostDurationSec: v.number(),
  /** Set when TikTok says the creator cannot post now; every other field may then be empty. */
  postingBlocked: v.nullable(v.picklist(postingBlocks)),
});
export type CreatorInfo = v.InferOutput<typeof CreatorInfoSchema>;
