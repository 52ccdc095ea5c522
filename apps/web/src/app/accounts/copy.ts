import type { Account, RequiredScope } from '@flowcast/shared-models';
import type { IconName } from '../shared/ui/icon-paths.ts';
import type { Tone } from '../shared/ui/publication-copy.ts';

export const accountsCopy = {
  title: 'Accounts',
  lead: 'The TikTok accounts you can publish to from here.',
  connect: 'Connect another account',
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
    text: 'The studio forgets its permission and tells TikTok so. Posts that wait are not sent. What is on TikTok stays there.',
    yes: 'Yes, disconnect',
    back: 'Keep it',
  },
  done: 'is disconnected.',
} as const;

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
