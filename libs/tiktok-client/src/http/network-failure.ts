import { redactedCause } from '../errors/redact.ts';
import { TikTokNetworkError } from '../errors/tiktok-error.ts';
import type { Deadline } from './deadline.ts';

/** System and undici codes that say: no connection came to be, so TikTok can have seen nothing. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

export interface FailureContext {
  readonly endpoint: string;
  readonly safeToRepeat: boolean;
  readonly secrets: readonly string[];
  readonly deadline: Deadline;
  /** False when the request was stopped before it was begun. */
  readonly wasBegun: boolean;
}

/** What `fetch` or a transport threw → TikTokNetworkError, with a cause that is safe to log. */
export function networkFailure(thrown: unknown, context: FailureContext): TikTokNetworkError {
  const { endpoint, safeToRepeat, secrets, deadline, wasBegun } = context;
  const endedBy = deadline.endedBy();
  return new TikTokNetworkError({
    code: endedBy === 'caller' ? 'aborted' : endedBy === 'time' ? 'timed_out' : 'connection_failed',
    endpoint,
    safeToRepeat,
    mayHaveHappened: wasBegun && !wasNeverConnected(thrown),
    // The signal's reason is the caller's own and knows nothing of the request.
    cause: thrown === deadline.signal.reason ? thrown : redactedCause(thrown, secrets),
  });
}

function wasNeverConnected(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > 4) {
    return false;
  }
  const { code, cause, errors } = thrown as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string' && NEVER_CONNECTED.has(code)) {
    return true;
  }
  // Several addresses tried: an AggregateError, of which all must have failed before connecting.
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every((error) => wasNeverConnected(error, depth + 1));
  }
  return wasNeverConnected(cause, depth + 1);
}
