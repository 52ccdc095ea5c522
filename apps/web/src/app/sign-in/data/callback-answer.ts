import type { ExchangeToken } from '@flowcast/shared-models';
import { ApiError } from '../../shared/data/api-error.ts';

/** What TikTok put into the address of `/login/callback`, judged before anything is sent. */
export function readCallback(query: URLSearchParams): ExchangeToken | ApiError {
  const error = query.get('error');
  if (error) return new ApiError(error === 'access_denied' ? 'sign_in_cancelled' : 'sign_in_refused', error);
  const code = query.get('code');
  const state = query.get('state');
  if (!code || !state) return new ApiError('sign_in_state_invalid', 'The address carries no sign-in.');
  return { code, state };
}

/** Only paths of our own; anything else would be an open redirect. */
export function ownPath(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : '/publish';
}
