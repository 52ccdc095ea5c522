import * as v from 'valibot';
import { countSchema } from './scalars.ts';

/** `data` of `GET /v2/user/info/`: exactly the fields asked for. */
export const userInfoDataSchema = v.looseObject({
  user: v.looseObject({
    open_id: v.pipe(v.string(), v.nonEmpty()),
    union_id: v.optional(v.string()),
    avatar_url: v.optional(v.string(), ''),
    avatar_url_100: v.optional(v.string()),
    avatar_large_url: v.optional(v.string()),
    display_name: v.optional(v.string(), ''),
    bio_description: v.optional(v.string()),
    profile_deep_link: v.optional(v.string()),
    is_verified: v.optional(v.boolean()),
    username: v.optional(v.string()),
    follower_count: v.optional(countSchema),
    following_count: v.optional(countSchema),
    likes_count: v.optional(countSchema),
    video_count: v.optional(countSchema),
  }),
});
export type UserInfoDataWire = v.InferInput<typeof userInfoDataSchema>;
