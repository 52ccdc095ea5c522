import * as v from 'valibot';
import { IdSchema, InstantSchema, TikTokIdSchema } from './scalars.ts';

/** `needs_reconnect`: TikTok said the refresh token is dead; only a new sign-in helps. */
export const accountStatuses = ['connected', 'needs_reconnect'] as const;

/** A TikTok account connected to a creator. */
export const AccountSchema = v.object({
  id: IdSchema,
  openId: TikTokIdSchema,
  displayName: v.string(),
  /** Known only after the first creator_info; needs `video.publish`. */
  username: v.nullable(v.string()),
  /** Our own copy, served by the API: TikTok's avatar URLs expire. */
  avatarUrl: v.nullable(v.string()),
  scopes: v.array(v.string()),
  status: v.picklist(accountStatuses),
  /** When the permission ends, unless TikTok prolongs it before; null once it has ended. */
  permissionEndsAt: v.nullable(InstantSchema),
});
export type Account = v.InferOutput<typeof AccountSchema>;

export const AccountListSchema = v.object({ items: v.array(AccountSchema), nextCursor: v.nullable(v.string()) });
