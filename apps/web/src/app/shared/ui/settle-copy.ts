export const settleCopy = {
  title: 'Settle it by hand',
  text: 'Look at the profile in the TikTok app first. What you say here is kept in the history with your name.',
  check: { button: 'Ask TikTok again', done: 'TikTok is being asked again. The answer appears here.' },
  there: {
    open: 'It is on TikTok',
    link: 'Link of the post',
    linkHint: 'In the TikTok app: Share, then Copy link. It looks like …/@name/video/123.',
    save: 'Confirm that it is posted',
  },
  notThere: {
    open: 'It is not there',
    text: 'The studio will send the video once more. If the first one appears after all, the post exists twice.',
    save: 'Allow one new attempt',
    admins: 'Only an admin can allow a new attempt. Ask one if the post is not on the profile.',
  },
  reason: 'How do you know?',
  reasonHint: 'At least 3 characters, e.g. “Seen on the profile at 14:10”.',
  missing: { postUrl: 'Paste the link of the post.', reason: 'Say in a few words how you know.' },
  back: 'Go back',
} as const;
