import type { ApiError, ApiErrorCode } from '../data/api-error.ts';

export interface ProblemSentence {
  title: string;
  text: string;
}

/** Before the number that an admin finds in the log. */
export const referenceWord = 'Reference';

/** Codes whose own sentence is better than the API's; every other code shows what the API said. */
const sentences: Partial<Record<ApiErrorCode, ProblemSentence>> = {
  offline: {
    title: 'No connection to the studio',
    text: 'What you filled in is kept. Check your connection, then try again.',
  },
  unreadable: {
    title: 'The studio could not answer',
    text: 'Nothing was changed. Try again in a moment; if it stays like this, tell an admin.',
  },
  not_signed_in: { title: 'You are signed out', text: 'What you filled in is kept. Sign in again to go on.' },
  forbidden: { title: 'Not allowed', text: 'Your role does not include this. Ask an admin.' },
  not_found: { title: 'Not found', text: 'It does not exist, or it belongs to somebody else.' },
  rate_limited: { title: 'Too many requests', text: 'Wait a minute, then try again.' },
  tiktok_unavailable: {
    title: 'TikTok does not answer',
    text: 'Nothing was sent and nothing is lost. Try again in a few minutes.',
  },
  tiktok_rate_limited: { title: 'TikTok asks us to slow down', text: 'Wait a minute, then try again.' },
  account_needs_reconnect: {
    title: 'This TikTok account must be connected again',
    text: 'TikTok ended the connection. Sign in with TikTok again; what you filled in is kept.',
  },
  scope_missing: {
    title: 'A permission is missing',
    text: 'Sign in with TikTok again and leave all permissions ticked.',
  },
  storage_full: { title: 'The studio has no space left', text: 'Nothing was stored. Ask an admin to free some space.' },
  not_cancellable: {
    title: 'Too late to cancel',
    text: 'TikTok already has the video, or fetches it. You can delete the post in the TikTok app.',
  },
};

export function problemSentence(error: ApiError): ProblemSentence {
  return sentences[error.code] ?? { title: 'That did not work', text: error.message };
}
