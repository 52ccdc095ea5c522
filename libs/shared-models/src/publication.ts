import * as v from 'valibot';
import { PostSchema } from './publish-request.ts';
import { CountSchema, IdSchema, InstantSchema, TikTokIdSchema } from './scalars.ts';

export const publishModes = ['direct', 'draft'] as const;
export type PublishMode = (typeof publishModes)[number];

export const publicationStates = [
  'scheduled',
  'queued',
  'sending',
  'processing',
  'published',
  'in_inbox',
  'needs_attention',
  'failed',
  'unknown',
  'cancelled',
] as const;
export type PublicationState = (typeof publicationStates)[number];

/** States that nothing but a person's decision leaves. */
export const finalStates: readonly PublicationState[] = ['published', 'in_inbox', 'failed', 'cancelled'];

/** What a person has to settle before a publication can go on; `field` names the choice it is about. */
export const NeedSchema = v.object({ code: v.string(), field: v.optional(v.string()), message: v.string() });
export type Need = v.InferOutput<typeof NeedSchema>;

export const PublicationSchema = v.object({
  id: IdSchema,
  mode: v.picklist(publishModes),
  accountId: IdSchema,
  videoId: IdSchema,
  post: v.nullable(PostSchema),
  state: v.picklist(publicationStates),
  /** Rises with every change; live events carry it, so a reader can drop what it has seen. */
  version: CountSchema,
  scheduledAt: v.nullable(InstantSchema),
  createdAt: InstantSchema,
  /** Bytes TikTok has of the current attempt. */
  bytesSent: CountSchema,
  sizeBytes: CountSchema,
  publishId: v.nullable(TikTokIdSchema),
  postIds: v.array(TikTokIdSchema),
  postUrl: v.nullable(v.string()),
  /** TikTok's `fail_reason` or error code, or one of ours; never free text. */
  failReason: v.nullable(v.string()),
  needs: v.array(NeedSchema),
  /** For lists and the timeline, so that no second request is needed. */
  video: v.object({ title: v.string(), posterUrl: v.nullable(v.string()), durationMs: v.number() }),
  account: v.object({ displayName: v.string(), username: v.nullable(v.string()), avatarUrl: v.nullable(v.string()) }),
  /** When each state was entered, oldest first. */
  history: v.array(v.object({ state: v.string(), at: InstantSchema })),
});
export type Publication = v.InferOutput<typeof PublicationSchema>;

/** Query of `GET /api/publications`, beside cursor and limit. */
export const PublicationFilterSchema = v.object({
  state: v.optional(v.picklist(publicationStates)),
  accountId: v.optional(IdSchema),
});
export type PublicationFilter = v.InferOutput<typeof PublicationFilterSchema>;

/**
 * `POST /api/publications/:id/resolve`, for a publication whose outcome TikTok never told.
 * `not_on_tiktok` allows one new attempt and is for admins.
 */
export const ResolveSchema = v.variant('outcome', [
  v.strictObject({
    outcome: v.literal('on_tiktok'),
    postUrl: v.pipe(v.string(), v.url()),
    reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500)),
  }),
  v.strictObject({
    outcome: v.literal('not_on_tiktok'),
    reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500)),
  }),
  v.strictObject({ outcome: v.literal('check_again') }),
]);
export type Resolve = v.InferOutput<typeof ResolveSchema>;
