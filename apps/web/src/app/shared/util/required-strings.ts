/**
 * TikTok's own words, verbatim and never translated. Source: Content Sharing Guidelines,
 * https://developers.tiktok.com/docs/en/content-sharing-guidelines (read 2026-09-11). The declarations are in
 * `@flowcast/shared-models`, because the API keeps them as the consent.
 */
export const requiredStrings = {
  yourBrand: 'Your brand',
  brandedContent: 'Branded content',
  promotionalLabel: "Your video will be labeled as 'Promotional content'",
  paidLabel: "Your video will be labeled as 'Paid partnership'",
  disclosureMissing: 'You need to indicate if your content promotes yourself, a third party, or both.',
  brandedNotPrivate: 'Branded content visibility cannot be set to private.',
} as const;
