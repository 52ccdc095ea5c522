import * as v from 'valibot';
import { CountSchema, IdSchema, InstantSchema } from './scalars.ts';

/** What the bytes of a video say about it, read on the server. */
export const VideoFactsSchema = v.object({
  container: v.string(),
  videoCodec: v.string(),
  audioCodec: v.nullable(v.string()),
  width: v.number(),
  height: v.number(),
  frameRate: v.number(),
  durationMs: v.number(),
  sizeBytes: CountSchema,
});

/** `catalog`: registered by an admin, seen by all. `device`: a creator's own upload, seen by its creator only. */
export const videoOrigins = ['catalog', 'device'] as const;

export const VideoSchema = v.object({
  id: IdSchema,
  origin: v.picklist(videoOrigins),
  title: v.string(),
  description: v.nullable(v.string()),
  tags: v.array(v.string()),
  isDemo: v.boolean(),
  contentType: v.string(),
  facts: VideoFactsSchema,
  sha256: v.string(),
  contentUrl: v.string(),
  posterUrl: v.nullable(v.string()),
  createdAt: InstantSchema,
  /** Set while it is taken out of the catalog; only admins see it then. */
  archivedAt: v.nullable(InstantSchema),
  /** Grows with every change of its description. */
  version: CountSchema,
});
export type Video = v.InferOutput<typeof VideoSchema>;

const title = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Give the video a title.'),
  v.maxLength(150, 'A title has at most 150 characters.'),
);
const description = v.pipe(v.string(), v.trim(), v.maxLength(2200, 'A description has at most 2,200 characters.'));
const tags = v.pipe(
  v.array(
    v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(40, 'A tag has at most 40 characters.')),
  ),
  v.maxLength(20, 'A video has at most 20 tags.'),
);

/** What people say about a video. */
export const VideoDescriptionSchema = v.object({ title, description, tags });

/** Admins: a finished tus upload becomes a catalog video. */
export const VideoRegistrationSchema = v.strictObject({
  uploadId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  title,
  description: v.optional(description),
  tags: v.optional(tags, []),
});
export type VideoRegistration = v.InferOutput<typeof VideoRegistrationSchema>;

export const VideoPatchSchema = v.strictObject({
  title: v.optional(title),
  description: v.optional(v.nullable(description)),
  tags: v.optional(tags),
  /** The version the change was decided on: another one means that somebody else changed it meanwhile. Absent: any. */
  version: v.optional(CountSchema),
});
export type VideoPatch = v.InferOutput<typeof VideoPatchSchema>;

/** Query of `GET /api/videos`, beside cursor and limit. */
export const VideoFilterSchema = v.object({
  origin: v.optional(v.picklist(videoOrigins)),
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  tag: v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(40))),
  /** `mine`: leave out what the caller has posted, or is about to. */
  unposted: v.optional(v.picklist(['mine'])),
  /** Admins: `only` what was taken out of the catalog. */
  archived: v.optional(v.picklist(['only'])),
});
export type VideoFilter = v.InferOutput<typeof VideoFilterSchema>;

/** Answer of `GET /api/videos/tags`: the tags of the catalog, the most used first. */
export const VideoTagsSchema = v.object({ items: v.array(v.object({ tag: v.string(), count: CountSchema })) });
export type VideoTags = v.InferOutput<typeof VideoTagsSchema>;

/** The tus answer header that carries the id of the video a creator's finished upload became. */
export const videoIdHeader = 'FlowCast-Video-Id';

/** tus `Upload-Metadata` key that says what an upload is for: `device` (default) or `catalog` (admins, then `POST /api/videos`). */
export const uploadPurposeKey = 'purpose';
