import type { Account, AccountForecast, RequiredScope } from '@flowcast/shared-models';
import type { IconName } from '../shared/ui/icon-paths.ts';
import type { Tone } from '../shared/ui/publication-copy.ts';

export const accountsCopy = {
  tryAgain: 'Try again',
  title: 'Accounts',
  lead: 'The TikTok accounts you can publish to from here.',
  connect: 'Connect another account',
  connectFirst: 'Connect an account',
  connectHint: 'TikTok shows its page so that you can choose the account. Log in there with the one you want to add.',
  list: 'Connected accounts',
  permissions: 'Permissions',
  granted: 'granted',
  missing: 'missing',
  grant: 'Grant what is missing',
  reconnect: 'Connect again',
  reconnectText: 'TikTok ended the connection. Nothing can be published to this account until you connect it again.',
  disconnect: 'Disconnect',
  loading: 'Loading your accounts',
  emptyTitle: 'No TikTok account is connected',
  emptyText: 'Connect one to publish to it. Your posts and drafts stay on TikTok whatever you do here.',
  ask: {
    title: 'Disconnect this account?',
    yes: 'Yes, disconnect',
    back: 'Keep it',
  },
  done: 'is disconnected.',
} as const;

/** What disconnecting brings about. `waiting`: publications it holds up; null when that is not known. */
export function disconnectText(name: string, waiting: number | null): string {
  const start = `${name}: the studio forgets its permission and tells TikTok so.`;
  return `${start} ${heldUp(waiting)} What is on TikTok stays there.`;
}

function heldUp(waiting: number | null): string {
  if (waiting === null) return 'Posts that wait are held until you connect it again.';
  if (waiting === 0) return 'Nothing waits to be posted.';
  return waiting === 1
    ? 'One post that waits is held until you connect it again.'
    : `${waiting} posts that wait are held until you connect it again.`;
}

export const healthCopy = {
  title: 'Health',
  permission: 'Permission from TikTok',
  ended: 'Ended',
  unknown: 'Not known',
  today: 'Posts in 24 hours',
  drafts: 'Drafts in the inbox',
  waiting: 'Waiting to be sent',
  last: 'Last post',
  never: 'None yet',
} as const;

/** Days from one instant to another, begun ones counted: `1 day left`. */
export function daysLeft(endsAt: string, now: Date): string {
  const days = Math.max(0, Math.ceil((Date.parse(endsAt) - now.getTime()) / 86_400_000));
  return days === 1 ? '1 day left' : `${days} days left`;
}

/** TikTok does not tell its cap, so "about". */
export function postsLeft({ postsLast24h, typicalDailyPosts }: AccountForecast): string {
  const left = Math.max(0, typicalDailyPosts - postsLast24h);
  return `${postsLast24h} of about ${typicalDailyPosts}, about ${left} left`;
}

export const scopeNames: Record<RequiredScope, string> = {
  'user.info.basic': 'See your name and picture',
  'video.upload': 'Send drafts to your TikTok inbox',
  'video.publish': 'Post directly to your profile',
};

interface Look {
  word: string;
  icon: IconName;
  tone: Tone;
}

export const accountLook: Record<Account['status'] | 'scope_missing', Look> = {
  connected: { word: 'Connected', icon: 'check', tone: 'good' },
  scope_missing: { word: 'Permission missing', icon: 'alert', tone: 'warn' },
  needs_reconnect: { word: 'Connection ended', icon: 'alert', tone: 'bad' },
};
