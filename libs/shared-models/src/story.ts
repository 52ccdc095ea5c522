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
  /** TikTok asked for the video at the address of a PULL_FROM_URL attempt. The address itself is never told. */
  v.object({
    kind: v.literal('fetch'),
    at: InstantSchema,
    attempt: CountSchema,
    method: v.string(),
    /** The `Range` header as it came. */
    range: v.nullable(v.string()),
    /** The HTTP status it got. */
    status: CountSchema,
    /** Why it got nothing. */
    refusal: v.nullable(v.string()),
    bytesSent: CountSchema,
    userAgent: v.nullable(v.string()),
    /** Null while it is under way. */
    endedAt: v.nullable(InstantSchema),
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
    /** How often TikTok sent it: it delivers at least once. */
    deliveries: CountSchema,
  }),
  v.object({
    kind: v.literal('exchange'),
    /** When it began. */
    at: InstantSchema,
    attempt: CountSchema,
    /** What TikTok was asked for: `creator_info`, `video_init`, `inbox_init`, `upload`, `status`, `refresh` and so on. */
    call: v.string(),
    /** What was asked, in TikTok's field names; of an upload the range and how much of it was handed over. Never a secret. */
    request: v.record(v.string(), v.unknown()),
    /** Null: no answer came. */
    answer: v.nullable(
      v.object({
        httpStatus: CountSchema,
        /** TikTok's own code, `ok` for a success; null where the status says all. */
        code: v.nullable(v.string()),
        /** What TikTok's support asks for. */
        logId: v.nullable(v.string()),
        /** What was read in the answer, in TikTok's field names; never a secret. */
        facts: v.record(v.string(), v.unknown()),
      }),
    ),
    /** What went wrong, in our client's closed words, `connection_failed` for example; null for a success. */
    failure: v.nullable(v.string()),
    durationMs: CountSchema,
    /** Status calls that were answered alike, one after another, are told once: how many there were. */
    count: CountSchema,
    /** When the last of them began. */
    lastAt: InstantSchema,
  }),
]);
export type StoryEntry = v.InferOutput<typeof StoryEntrySchema>;

/** Answer of `GET /api/publications/:id/story`: everything that is known of it, oldest first. */
export const PublicationStorySchema = v.object({ publicationId: IdSchema, entries: v.array(StoryEntrySchema) });
export type PublicationStory = v.InferOutput<typeof PublicationStorySchema>;

/** One thing the emulator lets go wrong, at the request that comes after `skip` others of its kind. */
const ScriptFaultSchema = v.looseObject({ kind: v.string(), at: v.string(), skip: CountSchema });

/** What TikTok's emulator takes at `POST /__control/script`; its README says what each part does. */
export const EmulatorScriptSchema = v.object({
  version: v.literal(1),
  /** Null: whoever publishes next. */
  account: v.nullable(v.string()),
  settings: v.record(v.string(), v.unknown()),
  switches: v.record(v.string(), v.string()),
  timing: v.record(v.string(), CountSchema),
  faults: v.array(ScriptFaultSchema),
});
export type EmulatorScript = v.InferOutput<typeof EmulatorScriptSchema>;

/** Answer of `GET /api/publications/:id/story/export`: the story, and how to live it again. */
export const StoryExportSchema = v.object({
  kind: v.literal('flowcast-story'),
  version: v.literal(1),
  story: PublicationStorySchema,
  script: EmulatorScriptSchema,
});
export type StoryExport = v.InferOutput<typeof StoryExportSchema>;
