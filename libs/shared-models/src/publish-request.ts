import * as v from 'valibot';
import { IdSchema, InstantSchema } from './scalars.ts';
import { captionMaxLength, PrivacyLevelSchema } from './tiktok-terms.ts';

/** What the creator chose for a direct post. Interactions are stated positively; TikTok's wire negates them. */
export const PostSchema = v.strictObject({
  caption: v.pipe(v.string(), v.maxLength(captionMaxLength, `A caption has at most ${captionMaxLength} characters.`)),
  privacyLevel: PrivacyLevelSchema,
  allowComment: v.boolean(),
  allowDuet: v.boolean(),
  allowStitch: v.boolean(),
  yourBrand: v.boolean(),
  brandedContent: v.boolean(),
  aiGenerated: v.boolean(),
  coverTimestampMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Post = v.InferOutput<typeof PostSchema>;

/** `declaration`: the sentence that was on the screen, verbatim; `declarationFor` says which is right. */
export const ConsentSchema = v.strictObject({ declaration: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)) });

const common = {
  accountId: IdSchema,
  videoId: IdSchema,
  scheduledAt: v.optional(InstantSchema),
  consent: ConsentSchema,
};

/** Body of `POST /api/upload`. `post` is required for direct and refused for draft: a draft is finished in TikTok's app. */
export const PublishRequestSchema = v.variant('mode', [
  v.strictObject({ ...common, mode: v.literal('direct'), post: PostSchema }),
  v.strictObject({ ...common, mode: v.literal('draft') }),
]);
export type PublishRequest = v.InferOutput<typeof PublishRequestSchema>;
