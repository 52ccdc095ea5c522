/** TikTok's own terms, linked where somebody signs in. */
export const tiktokLegal = {
  terms: { text: 'TikTok’s terms', url: 'https://www.tiktok.com/legal/page/global/terms-of-service/en' },
  privacy: { text: 'TikTok’s privacy policy', url: 'https://www.tiktok.com/legal/page/global/privacy-policy/en' },
} as const;
