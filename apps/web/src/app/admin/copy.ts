import type { Creator, Invitation, Role } from '@flowcast/shared-models';
import type { IconName } from '../shared/ui/icon-paths.ts';
import type { Tone } from '../shared/ui/publication-copy.ts';

export const adminCopy = {
  title: 'Admin',
  lead: 'Who may enter the studio, and which videos everybody can use.',
  sections: {
    requests: 'Requests for access',
    invitations: 'Invitations',
    creators: 'Creators',
    register: 'Register a video',
  },
  requests: {
    text: 'These people signed in with TikTok and nobody had invited them.',
    list: 'Requests for access',
    role: 'Role for',
    requested: 'Requested',
    invite: 'Invite',
    dismiss: 'Dismiss',
    invited: 'can sign in now, without a link. The studio cannot write to them: tell them.',
    dismissed: 'was told no, and may ask again after a week.',
    more: 'Show more requests',
    ask: {
      title: 'Dismiss this request?',
      text: 'At their next sign-in they are told that an admin answered no. They may ask again after a week.',
      yes: 'Yes, dismiss',
      back: 'Keep it',
    },
  },
  invite: {
    text: 'A link lets one person in, once. It is shown only now: the studio keeps no copy.',
    role: 'Role',
    expiry: 'Expires after',
    note: 'Note',
    notePlaceholder: 'For whom it is',
    create: 'Create invitation',
    creating: 'Creating…',
    ready: 'Invitation link, shown once',
    link: 'Invitation link',
    copy: 'Copy link',
    bound: 'no link needed',
    revoke: 'Revoke',
    empty: 'No invitations yet. Create one and send the link to the person.',
  },
  creators: {
    suspend: 'Suspend',
    restore: 'Let in again',
    signOut: 'Sign out',
    signOutLabel: 'Sign out everywhere:',
    signedOut: 'is signed out everywhere. What they have scheduled goes on.',
    you: 'You',
    never: 'Never signed in',
    seen: 'Last seen',
  },
  register: {
    text: 'Everybody finds registered videos in the catalog.',
    title: 'Title',
    tags: 'Tags',
    tagsHint: 'Separate them with commas.',
    description: 'Description',
    save: 'Register video',
    saving: 'Registering…',
    fileFirst: 'Upload a video first; then it can be registered.',
    fileReady: 'The video is uploaded. Give it a title and register it.',
    done: 'is in the catalog.',
  },
} as const;

export const roleNames: Record<Role, string> = { creator: 'Creator', admin: 'Admin' };

export const expiryChoices = [
  { hours: 24, name: '1 day' },
  { hours: 72, name: '3 days' },
  { hours: 168, name: '7 days' },
  { hours: 720, name: '30 days' },
] as const;

interface Look {
  word: string;
  icon: IconName;
  tone: Tone;
}

export const invitationLook: Record<Invitation['status'], Look> = {
  open: { word: 'Open', icon: 'clock', tone: 'busy' },
  used: { word: 'Used', icon: 'check', tone: 'good' },
  expired: { word: 'Expired', icon: 'stop', tone: 'quiet' },
  revoked: { word: 'Revoked', icon: 'close', tone: 'quiet' },
};

export const creatorLook: Record<Creator['status'], Look> = {
  active: { word: 'Active', icon: 'check', tone: 'good' },
  suspended: { word: 'Suspended', icon: 'pause', tone: 'warn' },
};
