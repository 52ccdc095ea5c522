import * as v from 'valibot';
import { countSchema, flagSchema } from './scalars.ts';

/** `data` of `POST /v2/post/publish/creator_info/query/`. */
export const creatorInfoDataSchema = v.looseObject({
  creator_avatar_url: v.optional(v.string(), ''),
  creator_username: v.string(),
  creator_nickname: v.string(),
  privacy_level_options: v.array(v.string()),
  comment_disabled: flagSchema,
  duet_disabled: flagSchema,
  stitch_disabled: flagSchema,
  max_video_post_duration_sec: countSchema,
});
export type CreatorInfoDataWire = v.InferInput<typeof creatorInfoDataSchema>;
