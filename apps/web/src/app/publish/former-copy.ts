interface Former {
  what: string;
  account: string;
  takenAt: string;
  plannedFor: string | null;
}

/** Asked when a post was changed after its answer was lost, and the studio turns out to have it. */
export const formerCopy = {
  title: 'The studio already has this post, as it was before you changed it',
  known: ({ what, account, takenAt, plannedFor }: Former) =>
    `“${what}” for ${account}, accepted on ${takenAt}${plannedFor ? `, planned for ${plannedFor}` : ''}.`,
  text: 'The changed one was not sent. Keep the former and drop your changes, or send the changed one as a second post.',
  keep: 'Keep the former post',
  further: 'Send the changed one as a further post',
  see: 'See the former post',
} as const;
