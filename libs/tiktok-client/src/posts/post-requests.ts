import { present } from '../present.ts';
import type { ChunkPlan } from '../uploads/chunk-plan.ts';
import type {
  DirectVideoInitWire,
  PhotoInitWire,
  PrivacyLevel,
  VideoPostInfoWire,
  VideoSourceInfoWire,
} from '../wire/posts.ts';

/** What the creator composed, for a direct video post. */
export interface VideoPostInfo {
  /** One of this creator's `privacyLevelOptions`. */
  readonly privacyLevel: PrivacyLevel;
  /** Caption with #tags and @mentions, at most 2200 UTF-16 units. */
  readonly title?: string | undefined;
  readonly disableDuet?: boolean | undefined;
  readonly disableStitch?: boolean | undefined;
  readonly disableComment?: boolean | undefined;
  readonly videoCoverTimestampMs?: number | undefined;
  /** Paid partnership for a third party. Default false. */
  readonly brandContentToggle?: boolean | undefined;
  /** Promotes the creator's own business. Default false. */
  readonly brandOrganicToggle?: boolean | undefined;
  readonly isAigc?: boolean | undefined;
}

export type VideoSource =
  | { readonly kind: 'FILE_UPLOAD'; readonly plan: ChunkPlan }
  | { readonly kind: 'PULL_FROM_URL'; readonly videoUrl: string };

export interface PhotoPostInfo {
  /** At most 90 UTF-16 units. */
  readonly title?: string | undefined;
  /** At most 4000 UTF-16 units. */
  readonly description?: string | undefined;
  /** Required for `DIRECT_POST`; this and the following are for `DIRECT_POST` only. */
  readonly privacyLevel?: PrivacyLevel | undefined;
  readonly disableComment?: boolean | undefined;
  readonly autoAddMusic?: boolean | undefined;
  readonly brandContentToggle?: boolean | undefined;
  readonly brandOrganicToggle?: boolean | undefined;
}

export interface PhotoPost {
  readonly postMode: 'DIRECT_POST' | 'MEDIA_UPLOAD';
  readonly postInfo: PhotoPostInfo;
  /** 1 to 35 https addresses under a verified property. */
  readonly photoUrls: readonly string[];
  /** Counted from 0. Default 0. */
  readonly coverIndex?: number | undefined;
  readonly isAigc?: boolean | undefined;
}

export function directVideoBody(postInfo: VideoPostInfo, source: VideoSource): DirectVideoInitWire {
  return { post_info: videoPostInfo(postInfo), source_info: sourceInfo(source) };
}

/** The documentation requires the two brand toggles, so they are sent always. */
function videoPostInfo(info: VideoPostInfo): VideoPostInfoWire {
  return present({
    privacy_level: info.privacyLevel,
    title: info.title,
    disable_duet: info.disableDuet,
    disable_stitch: info.disableStitch,
    disable_comment: info.disableComment,
    video_cover_timestamp_ms: info.videoCoverTimestampMs,
    brand_content_toggle: info.brandContentToggle ?? false,
    brand_organic_toggle: info.brandOrganicToggle ?? false,
    is_aigc: info.isAigc,
  });
}

export function sourceInfo(source: VideoSource): VideoSourceInfoWire {
  if (source.kind === 'PULL_FROM_URL') {
    return { source: 'PULL_FROM_URL', video_url: source.videoUrl };
  }
  const { sizeBytes, chunkSizeBytes, chunkCount } = source.plan;
  return { source: 'FILE_UPLOAD', video_size: sizeBytes, chunk_size: chunkSizeBytes, total_chunk_count: chunkCount };
}

export function photoBody({ postMode, postInfo, photoUrls, coverIndex, isAigc }: PhotoPost): PhotoInitWire {
  const direct = {
    privacy_level: postInfo.privacyLevel,
    disable_comment: postInfo.disableComment,
    auto_add_music: postInfo.autoAddMusic,
    brand_content_toggle: postInfo.brandContentToggle ?? false,
    brand_organic_toggle: postInfo.brandOrganicToggle ?? false,
  };
  return present({
    media_type: 'PHOTO' as const,
    post_mode: postMode,
    is_aigc: isAigc,
    post_info: present({
      title: postInfo.title,
      description: postInfo.description,
      ...(postMode === 'DIRECT_POST' ? direct : {}),
    }),
    source_info: {
      source: 'PULL_FROM_URL' as const,
      photo_images: photoUrls,
      photo_cover_index: coverIndex ?? 0,
    },
  });
}
