import * as v from 'valibot';
import { RoleSchema } from './creator.ts';
import { IdSchema, InstantSchema } from './scalars.ts';

/**
 * `open`: an admin has yet to answer, and until `endsAt` may. `dismissed`: the answer was no, and from `endsAt` on one may ask
 * again. A request that was answered by an invitation is gone.
 */
const standing = {
  status: v.picklist(['open', 'dismissed']),
  requestedAt: InstantSchema,
  endsAt: InstantSchema,
};

/** Comes with `not_invited` and `invitation_invalid`: how somebody whom TikTok knows and the portal does not may ask to be let in. */
export const AccessStandingSchema = v.object({
  /** Proves for half an hour which TikTok account asks: for `POST /api/access-requests`, and good for nothing else. */
  ticket: v.string(),
  /** What this TikTok account asked before, and what became of it. */
  request: v.nullable(v.object(standing)),
});
export type AccessStanding = v.InferOutput<typeof AccessStandingSchema>;

/** `POST /api/access-requests`. A second one of the same TikTok account replaces the note of the first. */
export const AccessAskSchema = v.strictObject({
  ticket: v.pipe(v.string(), v.minLength(1), v.maxLength(8192)),
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300, 'A note has at most 300 characters.'))),
});
export type AccessAsk = v.InferOutput<typeof AccessAskSchema>;

/** Answer of `POST /api/access-requests`. */
export const AccessReceiptSchema = v.object(standing);
export type AccessReceipt = v.InferOutput<typeof AccessReceiptSchema>;

/** Somebody who waits to be let in, as admins see them. */
export const AccessRequestSchema = v.object({
  id: IdSchema,
  displayName: v.string(),
  /** Our own copy, for admins. */
  avatarUrl: v.nullable(v.string()),
  note: v.nullable(v.string()),
  requestedAt: InstantSchema,
  endsAt: InstantSchema,
});
export type AccessRequest = v.InferOutput<typeof AccessRequestSchema>;

/** `POST /api/access-requests/:id/invite` */
export const AccessGrantSchema = v.strictObject({ role: RoleSchema });
export type AccessGrant = v.InferOutput<typeof AccessGrantSchema>;
