import * as v from 'valibot';
import { RoleSchema } from './creator.ts';
import { IdSchema, InstantSchema } from './scalars.ts';

/** `POST /api/invitations`. Without `expiresInHours` the link lives 7 days. */
export const InvitationRequestSchema = v.strictObject({
  role: RoleSchema,
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  expiresInHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 30)), 168),
});
export type InvitationRequest = v.InferOutput<typeof InvitationRequestSchema>;

export const InvitationSchema = v.object({
  id: IdSchema,
  role: RoleSchema,
  note: v.nullable(v.string()),
  status: v.picklist(['open', 'used', 'expired', 'revoked']),
  expiresAt: InstantSchema,
  createdAt: InstantSchema,
  /** Name of the TikTok account it lets in without a link; null where whoever has the link comes in. */
  invitedName: v.nullable(v.string()),
  usedBy: v.nullable(v.object({ id: IdSchema, displayName: v.string() })),
});
export type Invitation = v.InferOutput<typeof InvitationSchema>;

/** The link itself is shown once: only its hash is kept. */
export const CreatedInvitationSchema = v.object({ ...InvitationSchema.entries, url: v.string() });
export type CreatedInvitation = v.InferOutput<typeof CreatedInvitationSchema>;
