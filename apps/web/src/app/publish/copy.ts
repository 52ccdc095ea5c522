import type { CreatorInfo } from '@flowcast/shared-models';

export const publishCopy = {
  title: 'Publish a video',
  steps: {
    video: 'Video',
    caption: 'Caption and cover',
    audience: 'Audience',
    disclosure: 'Disclosure',
    time: 'Time',
  },
  account: 'Account',
  postingTo: 'Posting to',
  chooseAccount: 'TikTok account',
  several: 'Publish to several accounts at once',
  noAccount: {
    title: 'No TikTok account is connected',
    text: 'Connect one to publish to it. What you filled in before is kept.',
    connect: 'Connect an account',
  },
  mode: 'How it is published',
  modes: {
    direct: {
      name: 'Post directly',
      short: 'Posted directly',
      text: 'On your profile as soon as TikTok has checked it.',
    },
    draft: {
      name: 'Send as draft',
      short: 'Sent as a draft',
      text: 'Into your TikTok inbox; you finish it in the app.',
    },
  },
  directNotGranted: 'This account has not allowed the studio to post directly.',
  grantDirect: 'Allow posting directly',
  origins: { device: 'From this device', catalog: 'From the catalog' },
  cover: 'Cover frame',
  coverHint: 'Move along the video to choose the frame people see first.',
  chosenVideo: 'The chosen video',
  origin: 'Where the video comes from',
  notShown: 'The chosen video cannot be shown',
  chooseAnother: 'Choose another video',
  changeVideo: 'Change video',
  useDemo: 'Use the demo video',
  asking: 'Asking TikTok',
  draftNote: 'TikTok asks you this in the app',
  draftNoteText:
    'Caption, cover, audience, comments, duet, stitch and disclosure are set in the TikTok app, when you open the draft from your inbox.',
  draftInbox: 'Open the notification in your TikTok inbox to edit and post the draft. It is not public until then.',
  action: { direct: 'Publish to TikTok', draft: 'Send draft to TikTok' },
  actionLater: { direct: 'Schedule this post', draft: 'Schedule this draft' },
  working: 'Handing over…',
  processingNotice: 'After publishing it may take a few minutes until the post can be seen on your profile.',
  missing: 'Before you can publish',
  confirm: {
    direct: { title: 'Publish this video?', yes: 'Yes, publish' },
    draft: { title: 'Send this draft?', yes: 'Yes, send draft' },
    later: { title: 'Schedule this?', yes: 'Yes, schedule' },
    back: 'Go back',
  },
  answerLost: 'No answer from the studio',
  answerLostText:
    'It may or may not have your post. Press the button again: the studio recognises the same post and makes it only once.',
  another: 'Publish another video',
  tryAgain: 'Try again',
  loading: 'Loading',
  askAgain: 'Ask TikTok again',
  signInAgain: 'Sign in with TikTok again',
  preview: 'Preview',
  declaration: 'Declaration',
} as const;

/** Why TikTok takes no posts from this account now, and when to try again. */
export const blockedCopy: Record<NonNullable<CreatorInfo['postingBlocked']>, { title: string; text: string }> = {
  spam_risk_too_many_posts: {
    title: 'This account has posted enough for today',
    text: 'TikTok limits posts through apps to a number in 24 hours. Try again tomorrow, or post in the TikTok app.',
  },
  spam_risk_user_banned_from_posting: {
    title: 'TikTok does not let this account post',
    text: 'Open the TikTok app to see why and for how long. Try again once TikTok allows it.',
  },
  reached_active_user_cap: {
    title: 'The studio has reached its limit for today',
    text: 'TikTok limits how many accounts can post through the studio in 24 hours. Try again tomorrow.',
  },
};

export const previewCopy = {
  verbs: { comment: 'comment', duet: 'duet', stitch: 'stitch' },
  /** `what`: the verbs, as a list in words. */
  theyCan: (what: string) => `They can ${what}.`,
  theyOnlyWatch: 'They can watch it, but not comment, duet or stitch.',
  show: 'Show the preview',
  hide: 'Hide the preview',
  video: 'The chosen video',
  play: 'Play the preview',
  pause: 'Pause the preview',
  empty: 'Your video appears here',
  more: 'more',
  less: 'less',
  sound: 'original sound',
  ai: 'Creator labeled as AI-generated',
  draft: 'You add the rest in the TikTok app.',
  following: 'Following',
  forYou: 'For You',
  seenBy: 'As seen by',
  you: 'You',
  for: 'For',
  notChosen: 'Nobody yet: choose who can view it.',
  hidden: 'This video is not shown to them.',
  noComments: 'Comments are off',
  safeZones: 'Safe zones',
} as const;

export const scheduleCopy = {
  when: 'When it is posted',
  now: 'As soon as possible',
  later: 'At a chosen time',
  at: 'Date and time',
  zone: 'Times are in',
  hint: 'TikTok is asked again right before posting. If your account’s options have changed by then, the post waits for you.',
} as const;

export const otherTabCopy = {
  changed: {
    title: 'Changed in another tab',
    text: 'All tabs show the same form; the last change counts. Look through it before you publish.',
  },
  published: {
    title: 'Published in another tab',
    text: 'The form is empty again here too, so that nothing is posted twice.',
  },
  see: 'See the post',
} as const;

/** Asked before leaving the page, only when something would be lost. */
export const leaveCopy = {
  upload: {
    title: 'Leave while the video is on its way?',
    text: 'The upload stops. What has arrived is kept: come back and it goes on where it stopped.',
    yes: 'Leave and stop the upload',
    back: 'Stay',
    danger: true,
  },
  form: {
    title: 'Leave without keeping the form?',
    text: 'This browser keeps nothing for this page, so what you filled in would be lost.',
    yes: 'Leave and lose it',
    back: 'Stay',
    danger: true,
  },
} as const;

export const deviceCopy = {
  elsewhere: 'Another tab is uploading a video for this form. It appears here once it has arrived.',
  unfinished: 'did not arrive completely',
  chooseAgain: 'This browser could not keep the file. Choose the same one again: it goes on where it stopped.',
  forget: 'Start with another video',
} as const;

/** The catalog, small, where a video is chosen. */
export const pickerCopy = {
  search: 'Search the catalog',
  loading: 'Loading the catalog',
  list: 'Catalog videos',
  noMatch: 'No video matches this search.',
  empty: 'The catalog is empty. Bring a video from this device.',
  more: 'Show more videos',
} as const;
