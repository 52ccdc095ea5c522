import type { TikTokUploadCode } from '../errors/code-table.ts';
import { TikTokUploadError } from '../errors/tiktok-error.ts';
import { readRetryAfter } from '../http/retry-policy.ts';
import type { UploadAnswer } from './transport.ts';

/** Named in errors instead of the address, which is a credential. */
export const UPLOAD_ENDPOINT = 'upload_url';

/** 206: more to come; 201: all parts in; 200 was met where 201 is documented. Source: docs/tiktok-assumptions.md, "The PUT". */
const TAKEN = new Set([200, 201, 206]);

const REFUSALS: Readonly<Record<number, TikTokUploadCode>> = {
  400: 'upload_malformed',
  403: 'upload_url_expired',
  404: 'upload_not_found',
  416: 'upload_range_mismatch',
  429: 'upload_server_error',
};

/** @throws TikTokUploadError unless TikTok took the chunk */
export function checkUploadAnswer({ status, retryAfter, logId }: UploadAnswer, nowMs: number): void {
  if (TAKEN.has(status)) {
    return;
  }
  throw new TikTokUploadError({
    code: codeOf(status),
    endpoint: UPLOAD_ENDPOINT,
    safeToRepeat: true,
    mayHaveHappened: status >= 500 || status === 416,
    httpStatus: status,
    logId: logId ?? undefined,
    retryAfterMs: readRetryAfter(retryAfter, nowMs),
  });
}

export function uploadError(code: TikTokUploadCode, cause?: unknown): TikTokUploadError {
  return new TikTokUploadError({ code, endpoint: UPLOAD_ENDPOINT, safeToRepeat: true, mayHaveHappened: false, cause });
}

function codeOf(status: number): TikTokUploadCode {
  if (status >= 500) {
    return 'upload_server_error';
  }
  // Where `fetch` hides a redirect, its status reads 0.
  return (
    REFUSALS[status] ??
    (status === 0 || (status >= 300 && status < 400) ? 'upload_redirected' : 'upload_unexpected_status')
  );
}
