import type { ExchangeToken } from '@flowcast/shared-models';
import { ApiError } from '../../shared/data/api-error.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import { isKnownFailure } from '../copy.ts';

/**
 * What is in the address of `/login/callback`, judged before anything is sent: TikTok's answer, or the problem because of
 * which the API could not begin a sign-in.
 */
export function readCallback(query: URLSearchParams): ExchangeToken | ApiError {
  const problem = query.get('problem');
  if (problem) return fromAddress(problem, query.get('reference'));
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

/** Begins anew what could not begin; after an answer of TikTok the wish is not in the address. */
export function againUrl(query: URLSearchParams): string {
  const [returnTo, invite] = [query.get('return_to') ?? '/publish', query.get('invite') ?? ''];
  return signInUrl({ returnTo, invite, connect: query.get('connect') === '1' });
}

function fromAddress(problem: string, correlationId: string | null): ApiError {
  const code = isKnownFailure(problem) ? problem : 'unreadable';
  return new ApiError(code, 'The sign-in could not begin.', correlationId ? { correlationId } : {});
}
