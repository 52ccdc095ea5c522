import * as v from 'valibot';
import { countSchema, idSchema } from './scalars.ts';

export const PRIVACY_LEVELS = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;
export type PrivacyLevel = (typeof PRIVACY_LEVELS)[number];

export const PUBLISH_STATES = [
  'PROCESSING_UPLOAD',
  'PROCESSING_DOWNLOAD',
  'SEND_TO_USER_INBOX',
  'PUBLISH_COMPLETE',
  'FAILED',
] as const;
export type PublishState = (typeof PUBLISH_STATES)[number];

export const FAIL_REASONS = [
  'file_format_check_failed',
  'duration_check_failed',
  'frame_rate_check_failed',
  'picture_size_check_failed',
  'internal',
  'video_pull_failed',
  'photo_pull_failed',
  'publish_cancelled',
  'auth_removed',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'spam_risk_text',
  'spam_risk',
] as const;
export type KnownFailReason = (typeof FAIL_REASONS)[number];

/** `data` of the three init endpoints. */
export const initDataSchema = v.looseObject({
  publish_id: v.pipe(v.string(), v.nonEmpty()),
  upload_url: v.optional(v.pipe(v.string(), v.nonEmpty())),
});
export type InitDataWire = v.InferInput<typeof initDataSchema>;

/** The documented form is a list of unquoted int64; a bare number or text was met too, and an empty text for none. */
const postIdsSchema = v.union([
  v.array(idSchema),
  v.pipe(
    v.literal(''),
    v.transform((): string[] => []),
  ),
  v.pipe(
    idSchema,
    v.transform((id) => [id]),
  ),
]);

/** `data` of `POST /v2/post/publish/status/fetch/`; empty fields are left out. */
export const publishStatusDataSchema = v.looseObject({
  status: v.picklist(PUBLISH_STATES),
  fail_reason: v.optional(v.string()),
  /** Spelled so by TikTok. */
  publicaly_available_post_id: v.nullish(postIdsSchema),
  uploaded_bytes: v.optional(countSchema),
  downloaded_bytes: v.optional(countSchema),
});
export type PublishStatusDataWire = v.InferInput<typeof publishStatusDataSchema>;

export type VideoSourceInfoWire =
  | {
      readonly source: 'FILE_UPLOAD';
      readonly video_size: number;
      readonly chunk_size: number;
      readonly total_chunk_count: number;
    }
  | { readonly source: 'PULL_FROM_URL'; readonly video_url: string };

export interface VideoPostInfoWire {
  readonly privacy_level: PrivacyLevel;
  readonly title?: string;
  readonly disable_duet?: boolean;
  readonly disable_stitch?: boolean;
  readonly disable_comment?: boolean;
  readonly video_cover_timestamp_ms?: number;
  readonly brand_content_toggle: boolean;
  readonly brand_organic_toggle: boolean;
  readonly is_aigc?: boolean;
}

/** Body of `POST /v2/post/publish/video/init/`. */
export interface DirectVideoInitWire {
  readonly post_info: VideoPostInfoWire;
  readonly source_info: VideoSourceInfoWire;
}

/** Body of `POST /v2/post/publish/inbox/video/init/`. */
export interface InboxVideoInitWire {
  readonly source_info: VideoSourceInfoWire;
}

/** Body of `POST /v2/post/publish/content/init/`. */
export interface PhotoInitWire {
  readonly media_type: 'PHOTO';
  readonly post_mode: 'DIRECT_POST' | 'MEDIA_UPLOAD';
  /** At the top level, not in `post_info`, in the documentation's newest form. */
  readonly is_aigc?: boolean;
  readonly post_info: {
    readonly title?: string;
    readonly description?: string;
    readonly privacy_level?: PrivacyLevel;
    readonly disable_comment?: boolean;
    readonly auto_add_music?: boolean;
    readonly brand_content_toggle?: boolean;
    readonly brand_organic_toggle?: boolean;
  };
  readonly source_info: {
    readonly source: 'PULL_FROM_URL';
    readonly photo_images: readonly string[];
    readonly photo_cover_index: number;
  };
}
