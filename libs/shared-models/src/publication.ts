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

export const transfers = ['FILE_UPLOAD', 'PULL_FROM_URL'] as const;
/** In TikTok's words: the studio sends the bytes, or TikTok fetches them from the studio. */
export type Transfer = (typeof transfers)[number];

/** A video from a device is sent; one of the catalog is fetched, where the studio has an address TikTok can reach. */
export const transferReasons = ['device_video', 'catalog_video', 'no_pull_address'] as const;
export type TransferReason = (typeof transferReasons)[number];

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
  /** How the video goes to TikTok and why; null until TikTok is first asked. */
  transfer: v.nullable(v.object({ by: v.picklist(transfers), because: v.picklist(transferReasons) })),
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

const statesFormat = 'Expected states, comma-separated, such as queued,sending.';

/**
 * Query of `GET /api/publications`, beside cursor and limit. `from` (inclusive) and `to` (exclusive) are about the
 * publication's time: `scheduledAt`, else `createdAt`; with either of them the list is ordered by it, newest first.
 */
export const PublicationFilterSchema = v.object({
  /** One state or several, comma-separated. */
  state: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      v.array(v.picklist(publicationStates, statesFormat)),
    ),
  ),
  accountId: v.optional(IdSchema),
  from: v.optional(InstantSchema),
  to: v.optional(InstantSchema),
  /** Part of the caption or of the video's title, in upper or lower case. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
});
/** As a client sends it: every value is text. */
export type PublicationFilter = v.InferInput<typeof PublicationFilterSchema>;
/** As the API reads it. */
export type PublicationSelection = v.InferOutput<typeof PublicationFilterSchema>;

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
