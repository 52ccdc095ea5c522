import type { Post } from '@flowcast/shared-models';
import type { VideoPostInfo } from '@flowcast/tiktok-client';

/** The consented post in TikTok's words: what we say positively, its wire negates. */
export function postInfoOf(post: Post): VideoPostInfo {
  return {
    title: post.caption === '' ? undefined : post.caption,
    privacyLevel: post.privacyLevel,
    disableComment: !post.allowComment,
    disableDuet: !post.allowDuet,
    disableStitch: !post.allowStitch,
    videoCoverTimestampMs: post.coverTimestampMs,
    brandOrganicToggle: post.yourBrand,
    brandContentToggle: post.brandedContent,
    isAigc: post.aiGenerated,
  };
}
