/**
 * TikTok's required sentences and links, copied once more on purpose: the product must not be its own judge.
 * Source: Content Sharing Guidelines, https://developers.tiktok.com/docs/en/content-sharing-guidelines (read 2026-09-11).
 */
export const requiredStrings = {
  promotionalLabel: "Your video will be labeled as 'Promotional content'",
  paidLabel: "Your video will be labeled as 'Paid partnership'",
  disclosureMissing: 'You need to indicate if your content promotes yourself, a third party, or both.',
  brandedNotPrivate: 'Branded content visibility cannot be set to private.',
  musicDeclaration: "By posting, you agree to TikTok's Music Usage Confirmation.",
  brandedDeclaration: "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.",
  musicUrl: 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en',
  brandedUrl: 'https://www.tiktok.com/legal/page/global/bc-policy/en',
} as const;
