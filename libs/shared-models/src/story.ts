import * as v from 'valibot';
import { PostSchema } from './publish-request.ts';
import { CountSchema, IdSchema, InstantSchema, TikTokIdSchema } from './scalars.ts';

/** One thing that happened to a publication. */
export const StoryEntrySchema = v.variant('kind', [
  v.object({
    kind: v.literal('consent'),
    at: InstantSchema,
    /** The sentence that was on the screen, verbatim. */
    declaration: v.string(),
    post: v.nullable(PostSchema),
    videoSha256: v.string(),
  }),
  v.object({
    kind: v.literal('state'),
    at: InstantSchema,
    /** 1 for the first try. */
    attempt: CountSchema,
    /** Finer than the publication's: also which call to TikTok was about to be made. */
    state: v.string(),
    /** What was asked, answered or decided then; never a secret. */
    detail: v.record(v.string(), v.unknown()),
  }),
  v.object({
    kind: v.literal('webhook'),
    /** When it came. */
    at: InstantSchema,
    attempt: CountSchema,
    event: v.string(),
    /** When it happened by TikTok's own word, to the second. */
    toldAt: InstantSchema,
    postId: v.nullable(TikTokIdSchema),
    reason: v.nullable(v.string()),
    handledAt: v.nullable(InstantSchema),
  }),
]);
export type StoryEntry = v.InferOutput<typeof StoryEntrySchema>;

/** Answer of `GET /api/publications/:id/story`: everything that is known of it, oldest first. */
export const PublicationStorySchema = v.object({ publicationId: IdSchema, entries: v.array(StoryEntrySchema) });
export type PublicationStory = v.InferOutput<typeof PublicationStorySchema>;
