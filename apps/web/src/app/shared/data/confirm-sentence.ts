import type { PublishRequest } from '@flowcast/shared-models';
import { formatInstant } from '../util/format.ts';
import { privacyNames } from '../util/privacy-names.ts';

interface Named {
  videoTitle: string;
  /** `@handle`, or the name of an account whose handle is not known. */
  account: string;
}

/** What will happen, in one plain sentence, read from what will be sent. */
export function confirmSentence(request: PublishRequest, { videoTitle, account }: Named): string {
  const when = request.scheduledAt ? ` on ${formatInstant(request.scheduledAt)}` : '';
  if (request.mode === 'draft') {
    return `“${videoTitle}” goes to the TikTok inbox of ${account} as a draft${when}; nobody sees it until you post it in the app.`;
  }
  const { post } = request;
  const details = [
    `visible to ${audience[post.privacyLevel]}`,
    interactions([
      ['comments', post.allowComment],
      ['duet', post.allowDuet],
      ['stitch', post.allowStitch],
    ]),
    label(post),
    post.aiGenerated && 'marked as AI-generated',
  ].filter(Boolean);
  return `“${videoTitle}” is posted to ${account}${when}: ${details.join(', ')}.`;
}

const audience = {
  PUBLIC_TO_EVERYONE: 'everyone',
  MUTUAL_FOLLOW_FRIENDS: privacyNames.MUTUAL_FOLLOW_FRIENDS.name.toLowerCase(),
  FOLLOWER_OF_CREATOR: privacyNames.FOLLOWER_OF_CREATOR.name.toLowerCase(),
  SELF_ONLY: 'only you',
} as const;

function interactions(choices: [name: string, allowed: boolean][]): string {
  const named = (wanted: boolean) => choices.filter(([, allowed]) => allowed === wanted).map(([name]) => name);
  const parts = [phrase(named(true), 'on'), phrase(named(false), 'off')];
  return parts.filter(Boolean).join(', ');
}

function phrase(names: string[], word: string): string {
  return names.length > 0 ? `${new Intl.ListFormat('en').format(names)} ${word}` : '';
}

function label(post: { yourBrand: boolean; brandedContent: boolean }): string | false {
  if (post.brandedContent) return 'labelled Paid partnership';
  return post.yourBrand && 'labelled Promotional content';
}
