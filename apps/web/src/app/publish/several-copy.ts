export const severalCopy = {
  title: 'Publish to several accounts',
  intro: 'One video, chosen once. Each account has its own audience, its own disclosure and its own consent.',
  back: 'To a single post',
  video: 'The chosen video',
  forAll: 'For all accounts',
  accounts: 'Accounts',
  accountsHint: 'Choose the accounts, then set each one up.',
  onlyOne: 'Only one account is connected',
  onlyOneText: 'Connect another TikTok account to publish one video to several.',
  connect: 'To your accounts',
  setUp: 'Set up',
  close: 'Close',
  ownCaption: 'Own caption for this account',
  ownTime: 'Own time for this account',
  consentFor: 'Consent for',
  consent: 'I agree to this post on',
  ready: 'Agreed',
  agreeNext: 'Ready: agree to it',
  blocked: 'TikTok takes no posts from this account now. Leave it out, or try again later.',
  sent: 'The studio has it',
  follow: 'Follow this post',
  asks: 'Which of the two?',
  notSent: 'Not sent',
  notSentText: 'Nothing was posted for this account unless the studio already had it; sending again never posts twice.',
  send: 'Send',
  sending: 'Handing over…',
  none: 'Choose at least one account',
  missing: 'Before you can send',
  done: 'The studio has every post',
  again: 'Publish another video',
  consentNeeded: 'agree to the post',
} as const;

export function sendWords(count: number): string {
  if (count === 0) return severalCopy.send;
  return `Send to ${count} ${count === 1 ? 'account' : 'accounts'}`;
}

export function missingWords(count: number): string {
  return `${count} ${count === 1 ? 'thing' : 'things'} missing`;
}
