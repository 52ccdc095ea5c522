import type { Need } from '@flowcast/shared-models';
import { TikTokError, type TikTokErrorCode } from '@flowcast/tiktok-client';
import { privacyNeed, reconnectNeed, scopeNeed } from './needs.ts';

/** What follows from an `init` that did not succeed. */
export type InitOutcome =
  /** Nothing came of the call: the same attempt may make it again. */
  | { readonly kind: 'later'; readonly afterMs: number | undefined }
  /** TikTok may have begun a publish we do not know. It has no bytes, so it can never become a post. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'needs'; readonly need: Need }
  | { readonly kind: 'failed'; readonly reason: string };

const needsByCode: Partial<Record<TikTokErrorCode, Need>> = {
  access_token_invalid: reconnectNeed,
  scope_not_authorized: scopeNeed,
  privacy_level_option_mismatch: privacyNeed,
};

/** Refusals that pass by themselves. */
const passing: ReadonlySet<TikTokErrorCode> = new Set(['rate_limit_exceeded', 'connection_failed', 'timed_out']);

export function initOutcome(error: TikTokError): InitOutcome {
  if (error.mayHaveHappened) return { kind: 'lost' };
  const need = needsByCode[error.code];
  if (need) return { kind: 'needs', need };
  if (passing.has(error.code)) return { kind: 'later', afterMs: error.retryAfterMs };
  return { kind: 'failed', reason: error.code };
}
