import * as v from 'valibot';
import { IdSchema, InstantSchema } from './scalars.ts';

export const roles = ['creator', 'admin'] as const;
export const RoleSchema = v.picklist(roles);
export type Role = v.InferOutput<typeof RoleSchema>;

export const creatorStatuses = ['active', 'suspended'] as const;

/** A person who may enter the portal. */
export const CreatorSchema = v.object({
  id: IdSchema,
  displayName: v.string(),
  role: RoleSchema,
  status: v.picklist(creatorStatuses),
  avatarUrl: v.nullable(v.string()),
  createdAt: InstantSchema,
  lastSeenAt: v.nullable(InstantSchema),
});
export type Creator = v.InferOutput<typeof CreatorSchema>;

/** What an admin may change of a creator. Suspending signs the creator out everywhere. */
export const CreatorPatchSchema = v.strictObject({
  role: v.optional(RoleSchema),
  status: v.optional(v.picklist(creatorStatuses)),
});
export type CreatorPatch = v.InferOutput<typeof CreatorPatchSchema>;
