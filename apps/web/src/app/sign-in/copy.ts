import type { RequiredScope } from '@flowcast/shared-models';
import type { ApiErrorCode } from '../shared/data/api-error.ts';

export const signInCopy = {
  title: 'Publish your videos to TikTok',
  lead: 'FlowCast Studio is the studio’s own portal: choose a video, write the caption, post it once, see the link.',
  button: 'Continue with TikTok',
  scopesTitle: 'What TikTok will ask you to allow',
  invited: 'Only people an admin has invited can enter.',
  already: 'You are signed in.',
  goOn: 'Go to publish',
} as const;

/** Why each scope is asked, in the words a creator sees. */
export const scopeReasons: Record<RequiredScope, string> = {
  'user.info.basic': 'Your name and picture, so that you see which account you post to',
  'video.upload': 'Send a video to your TikTok inbox as a draft',
  'video.publish': 'Post a video to your profile after you confirm it',
};

export const joinCopy = {
  title: 'You are invited to FlowCast Studio',
  lead: 'Sign in with the TikTok account you want to post with. The invitation works once and ties that account to you.',
  button: 'Accept with TikTok',
  after: 'You can add nothing to TikTok by accident: every post asks you to confirm first.',
} as const;

export const callbackCopy = {
  working: 'Signing you in',
  steps: 'TikTok said yes. The studio is opening your session.',
} as const;

export interface SignInFailure {
  title: string;
  text: string;
  /** `again`: start over. `ask`: only an admin can help. `accounts`: they are signed in still, as themselves. */
  next: 'again' | 'ask' | 'accounts';
  /** For an admin, where only one can help. */
  message?: string;
}

const invitePlease =
  'Hello, please send me an invitation to FlowCast Studio. I tried to sign in with TikTok and am not on the list yet.';
const letInAgainPlease =
  'Hello, my access to FlowCast Studio is suspended. Please let me in again, or tell me what I can do.';

export const askCopy = {
  title: 'Ask an admin',
  text: 'Send this to an admin of your studio:',
  button: 'Copy the message',
  other: 'Try another TikTok account',
  start: 'Back to the start',
  accounts: 'Back to your accounts',
} as const;

export const noteMaxLength = 300;

/** What happens to a request; the studio has no way to write to anybody, and says so. */
export const accessCopy = {
  title: 'Request access',
  text: 'An admin of your studio sees your TikTok name and picture, and your note. Nothing else is kept of you.',
  note: 'Note',
  noteHint: 'Who you are, or who asked you to come.',
  noteTooLong: `A note has at most ${noteMaxLength} characters.`,
  send: 'Request access',
  sending: 'Sending…',
  requested: 'Requested on',
  open: {
    title: 'Your request is with the admins',
    text: 'The studio cannot send you a message. Sign in here again later with the same TikTok account: once an admin has invited you, that is all it takes.',
    until: 'Without an answer it ends on',
  },
  dismissed: {
    title: 'An admin has answered no',
    text: 'If you think that is a mistake, speak to an admin of your studio; an invitation link always works.',
    until: 'You can ask here again from',
  },
} as const;

const failures: Partial<Record<ApiErrorCode, SignInFailure>> = {
  sign_in_cancelled: {
    title: 'You cancelled at TikTok',
    text: 'Nothing was connected. Start again whenever you like; TikTok will ask for the same permissions.',
    next: 'again',
  },
  sign_in_state_invalid: {
    title: 'This sign-in can no longer be finished',
    text: 'It was started in another browser, used before, or is older than ten minutes. Start again from here.',
    next: 'again',
  },
  sign_in_refused: {
    title: 'TikTok did not accept the sign-in',
    text: 'TikTok’s one-time code was refused, usually because it was used or is too old. Start again.',
    next: 'again',
  },
  not_invited: {
    title: 'You are not invited yet',
    text: 'TikTok knows you, this studio does not. You are not signed in. You can always ask an admin of your studio for an invitation link.',
    next: 'ask',
    message: invitePlease,
  },
  invitation_invalid: {
    title: 'This invitation does not work any more',
    text: 'It was used, revoked or has expired. You can always ask an admin of your studio for a new link.',
    next: 'ask',
    message: invitePlease,
  },
  creator_suspended: {
    title: 'Your access is suspended',
    text: 'An admin has paused your access to the studio. Your posts on TikTok are not affected. Ask an admin.',
    next: 'ask',
    message: letInAgainPlease,
  },
  conflict: {
    title: 'This TikTok account belongs to somebody else here',
    text: 'Another creator of your studio has connected it. Nothing was changed, and you are signed in as before. Log in at TikTok with another account.',
    next: 'accounts',
  },
  scope_missing: {
    title: 'A permission was not granted',
    text: 'Start again and leave every permission ticked on TikTok’s page; each one is needed to post.',
    next: 'again',
  },
  tiktok_unavailable: {
    title: 'TikTok does not answer',
    text: 'This is on TikTok’s side. Try again in a few minutes.',
    next: 'again',
  },
  tiktok_rate_limited: {
    title: 'TikTok asks us to slow down',
    text: 'Too many people sign in at once. Nothing was connected. Wait a minute, then start again.',
    next: 'again',
  },
  tiktok_refused: {
    title: 'TikTok answered with an error',
    text: 'Nothing was connected. Start again; if it stays like this, give an admin the reference below.',
    next: 'again',
  },
  rate_limited: {
    title: 'Too many sign-ins from this network',
    text: 'Nothing was connected. Wait a minute, then start again.',
    next: 'again',
  },
  offline: {
    title: 'No connection to the studio',
    text: 'Check your connection, then start again.',
    next: 'again',
  },
};

export function isKnownFailure(code: string): code is ApiErrorCode {
  return Object.hasOwn(failures, code);
}

export function signInFailure(code: ApiErrorCode): SignInFailure {
  return (
    failures[code] ?? {
      title: 'Signing in did not work',
      text: 'Nothing was connected. Start again; if it stays like this, give an admin the reference below.',
      next: 'again',
    }
  );
}
