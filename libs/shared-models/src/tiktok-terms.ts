import * as v from 'valibot';

/** Who can view a post, in TikTok's words. Which of them a creator may choose comes from creator_info. */
export const privacyLevels = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;
export const PrivacyLevelSchema = v.picklist(privacyLevels, 'Choose who can view this video.');
export type PrivacyLevel = v.InferOutput<typeof PrivacyLevelSchema>;

/** The scopes FlowCast asks for, and why each is needed. */
export const requiredScopes = ['user.info.basic', 'video.upload', 'video.publish'] as const;
export type RequiredScope = (typeof requiredScopes)[number];

/** Captions are counted the way TikTok counts them: UTF-16 code units, i.e. JavaScript's `length`. */
export const captionMaxLength = 2200;

const musicConfirmation = {
  text: 'Music Usage Confirmation',
  url: 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en',
} as const;
const brandedContentPolicy = {
  text: 'Branded Content Policy',
  url: 'https://www.tiktok.com/legal/page/global/bc-policy/en',
} as const;

/**
 * The sentence a creator agrees to by posting; TikTok's own words, never translated.
 * Source: Content Sharing Guidelines, https://developers.tiktok.com/docs/en/content-sharing-guidelines (read 2026-09-11).
 */
export const declarations = {
  default: {
    sentence: "By posting, you agree to TikTok's Music Usage Confirmation.",
    links: [musicConfirmation],
  },
  brandedContent: {
    sentence: "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.",
    links: [brandedContentPolicy, musicConfirmation],
  },
} as const;

/** The declaration that belongs to a post: branded content brings its own policy. */
export function declarationFor(post: { brandedContent: boolean } | undefined) {
  return post?.brandedContent ? declarations.brandedContent : declarations.default;
}
