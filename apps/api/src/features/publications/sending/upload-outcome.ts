import type { TikTokError, TikTokErrorCode } from '@flowcast/tiktok-client';

/** What follows from a transfer that broke off while TikTok could not have the whole file. */
export type UploadOutcome =
  /** Go on later on the same upload URL, from what TikTok has. */
  | { readonly kind: 'resume' }
  /** This upload URL takes nothing any more; a new attempt is safe, because nothing can come of this one. */
  | { readonly kind: 'replace'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

const outcomes: Partial<Record<TikTokErrorCode, UploadOutcome>> = {
  upload_url_expired: { kind: 'replace', reason: 'upload_url_expired' },
  upload_not_found: { kind: 'replace', reason: 'upload_url_expired' },
  upload_source_failed: { kind: 'failed', reason: 'media_missing' },
  upload_source_mismatch: { kind: 'failed', reason: 'media_changed' },
};

export function uploadOutcome(error: TikTokError): UploadOutcome {
  return outcomes[error.code] ?? (error.retryable ? { kind: 'resume' } : { kind: 'failed', reason: error.code });
}
