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
  /** `again`: start over. `ask`: only an admin can help. */
  next: 'again' | 'ask';
}

export const adminRequest =
  'Hello, please send me an invitation to FlowCast Studio. I tried to sign in with TikTok and am not on the list yet.';

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
    text: 'TikTok knows you, this studio does not. No session was opened. Ask an admin of your studio for an invitation link and open it here.',
    next: 'ask',
  },
  invitation_invalid: {
    title: 'This invitation does not work any more',
    text: 'It was used, revoked or has expired. Ask an admin of your studio for a new link.',
    next: 'ask',
  },
  creator_suspended: {
    title: 'Your access is suspended',
    text: 'An admin has paused your access to the studio. Your posts on TikTok are not affected. Ask an admin.',
    next: 'ask',
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
  offline: {
    title: 'No connection to the studio',
    text: 'Check your connection, then start again.',
    next: 'again',
  },
};

export function signInFailure(code: ApiErrorCode): SignInFailure {
  return (
    failures[code] ?? {
      title: 'Signing in did not work',
      text: 'Nothing was connected. Start again; if it stays like this, give an admin the reference below.',
      next: 'again',
    }
  );
}
