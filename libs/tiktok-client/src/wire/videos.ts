import * as v from 'valibot';
import { countSchema, idSchema } from './scalars.ts';

const videoSchema = v.looseObject({
  id: idSchema,
  /** Seconds, while the list's cursor counts milliseconds. */
  create_time: v.optional(countSchema),
  cover_image_url: v.optional(v.string()),
  share_url: v.optional(v.string()),
  video_description: v.optional(v.string()),
  duration: v.optional(countSchema),
  height: v.optional(countSchema),
  width: v.optional(countSchema),
  title: v.optional(v.string()),
  embed_html: v.optional(v.string()),
  embed_link: v.optional(v.string()),
  like_count: v.optional(countSchema),
  comment_count: v.optional(countSchema),
  share_count: v.optional(countSchema),
  view_count: v.optional(countSchema),
});
export type VideoWire = v.InferInput<typeof videoSchema>;
export type VideoRead = v.InferOutput<typeof videoSchema>;

/** `data` of `POST /v2/video/list/`; cursor in milliseconds UTC. */
export const videoListDataSchema = v.looseObject({
  videos: v.optional(v.array(videoSchema), []),
  cursor: v.optional(countSchema),
  has_more: v.optional(v.boolean(), false),
});
export type VideoListDataWire = v.InferInput<typeof videoListDataSchema>;

/** `data` of `POST /v2/video/query/`. */
export const videoQueryDataSchema = v.looseObject({ videos: v.optional(v.array(videoSchema), []) });
export type VideoQueryDataWire = v.InferInput<typeof videoQueryDataSchema>;
