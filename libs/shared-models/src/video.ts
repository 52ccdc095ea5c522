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
});
export type Video = v.InferOutput<typeof VideoSchema>;

const title = v.pipe(v.string(), v.trim(), v.minLength(1, 'Give the video a title.'), v.maxLength(150));
const description = v.pipe(v.string(), v.trim(), v.maxLength(2200));
const tags = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(40))),
  v.maxLength(20),
);

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
});
export type VideoPatch = v.InferOutput<typeof VideoPatchSchema>;

/** Query of `GET /api/videos`, beside cursor and limit. */
export const VideoFilterSchema = v.object({
  origin: v.optional(v.picklist(videoOrigins)),
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  tag: v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(40))),
  /** `mine`: leave out what the caller has posted, or is about to. */
  unposted: v.optional(v.picklist(['mine'])),
});
export type VideoFilter = v.InferOutput<typeof VideoFilterSchema>;

/** The tus answer header that carries the id of the video a creator's finished upload became. */
export const videoIdHeader = 'FlowCast-Video-Id';

/** tus `Upload-Metadata` key that says what an upload is for: `device` (default) or `catalog` (admins, then `POST /api/videos`). */
export const uploadPurposeKey = 'purpose';
