import { TikTokError, type TikTokErrorCode } from '@flowcast/tiktok-client';
import { CodedError } from '../http/coded-error.ts';

/** What a failure at TikTok means to a person at the portal: what happened and what to do. */
const details = {
  tiktok_unavailable: 'TikTok does not answer at the moment. Try again in a minute.',
  tiktok_rate_limited: 'TikTok asks for a break after many requests. Try again in a minute.',
  account_needs_reconnect: 'TikTok no longer accepts our access to this account. Sign in with TikTok to reconnect it.',
  scope_missing: 'This permission was not granted at TikTok. Sign in with TikTok again and allow it.',
  tiktok_refused: 'TikTok refused the request.',
} as const;

export type TikTokProblemCode = keyof typeof details;

/** The one table from TikTok's codes to ours. A code that is not in it means that TikTok refused. */
const problemCodes: Partial<Record<TikTokErrorCode, TikTokProblemCode>> = {
  connection_failed: 'tiktok_unavailable',
  timed_out: 'tiktok_unavailable',
  aborted: 'tiktok_unavailable',
  internal_error: 'tiktok_unavailable',
  server_error: 'tiktok_unavailable',
  temporarily_unavailable: 'tiktok_unavailable',
  rate_limit_exceeded: 'tiktok_rate_limited',
  access_token_invalid: 'account_needs_reconnect',
  invalid_grant: 'account_needs_reconnect',
  scope_not_authorized: 'scope_missing',
  scope_permission_missed: 'scope_missing',
};

export function tiktokProblemCode(error: TikTokError): TikTokProblemCode {
  return problemCodes[error.code] ?? 'tiktok_refused';
}

/** A failure of TikTok's client as the coded error that callers see; anything else is returned as it came. */
export function tiktokProblem(error: unknown): unknown {
  return error instanceof TikTokError ? tiktokProblemOf(tiktokProblemCode(error), error) : error;
}

/** The coded error for a problem that is known without asking TikTok, or has a cause of its own. */
export function tiktokProblemOf(code: TikTokProblemCode, cause?: unknown): CodedError {
  return new CodedError(code, details[code], { cause });
}
