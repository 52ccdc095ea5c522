/** What the form says about each choice of a post; TikTok's own words are in required-strings.ts. */
export const choiceCopy = {
  caption: 'Caption',
  captionHint: 'Hashtags and @mentions count too. You can edit everything until you publish.',
  captionPlaceholder: 'What is this video about?',
  audience: 'Who can view this video',
  audiencePlaceholder: 'Choose who can view it',
  allow: 'Allow users to',
  interactions: { allowComment: 'Comment', allowDuet: 'Duet', allowStitch: 'Stitch' },
  disclosureSwitch: 'Content disclosure',
  disclosureText: 'Turn on to disclose that this video promotes you, a brand, a product or a service.',
  yourBrandText: 'You are promoting yourself or your own business.',
  brandedText: 'You are promoting another brand or a third party.',
  ai: 'AI-generated content',
  aiText: 'Turn on if the video shows realistic scenes made or altered by AI. TikTok labels it.',
} as const;

export const offReasons = {
  allowComment: 'Comments are turned off in this account’s TikTok settings.',
  allowDuet: 'Duet is turned off in this account’s TikTok settings, or the account is private.',
  allowStitch: 'Stitch is turned off in this account’s TikTok settings, or the account is private.',
  brandedPrivate: 'Not possible while “Only me” is chosen: branded content must be visible to others.',
} as const;

export const missingCopy = {
  video: 'Choose a video',
  loading: 'Wait until TikTok has told this account’s options',
  upload: 'Wait until the upload is complete',
  privacy: 'Choose who can view this video',
  privacyGone: 'Choose who can view this video again: TikTok no longer offers the former choice',
} as const;

export const scheduleProblems = {
  missing: 'Choose date and time',
  past: 'Choose a time that is still ahead',
  tooFar: 'Choose a time within the next 30 days',
} as const;
