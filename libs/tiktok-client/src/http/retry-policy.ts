/** When and how often something is tried again; plain data, so that a caller can show, change or switch it off. */
export interface RetryPolicy {
  /** Including the first one; 1 means: never again. */
  readonly maxAttempts: number;
  /** Wait before the second attempt; doubles with each further one. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** Share of the wait, 0 to 1, that is random, so that many clients do not come back at the same instant. */
  readonly jitter: number;
  /** A longer wait asked for by TikTok is handed to the caller (`retryAfterMs`) instead of being waited for. */
  readonly maxRetryAfterMs: number;
}

/** Reads: user info, creator_info, status, video list and query, client token. */
export const READ_RETRY: RetryPolicy = {
  maxAttempts: 3,
  baseDelayMs: 250,
  maxDelayMs: 4_000,
  jitter: 0.5,
  maxRetryAfterMs: 5_000,
};

/** One range of an upload; the count starts anew when TikTok has taken bytes. */
export const UPLOAD_RETRY: RetryPolicy = {
  maxAttempts: 6,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  jitter: 0.5,
  maxRetryAfterMs: 60_000,
};

/** TikTok's windows are one minute wide and it documents no Retry-After. Source: docs/tiktok-assumptions.md, "Rate limits". */
export const RATE_LIMIT_FALLBACK_MS = 60_000;

/** Milliseconds to wait after `failedAttempts` failures. `random` gives 0 to 1. */
export function backOffMs(policy: RetryPolicy, failedAttempts: number, random: () => number): number {
  const full = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (failedAttempts - 1));
  return Math.round(full * (1 - policy.jitter * random()));
}

/** `Retry-After` in seconds or as a date → milliseconds from `nowMs`; undefined when absent or unreadable. */
export function readRetryAfter(value: string | null, nowMs: number): number | undefined {
  if (value === null || value.trim() === '') {
    return undefined;
  }
  const text = value.trim();
  const delayMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(delayMs) ? Math.max(0, delayMs) : undefined;
}
