const MASK = '[redacted]';
const MAX_CAUSE_DEPTH = 5;

/** Tokens and upload addresses by their form, for values the call itself did not know (an answer that echoes one). */
const SECRET_FORMS =
  /\b(?:act|rft|clt)\.[^\s"'&,}\]]+|upload_token=[^\s"'&]+|https?:\/\/[^\s"'<>]*upload_id=[^\s"'<>]*/gi;

/** Removes the given secrets, raw or percent-encoded, and everything that looks like a token, from a text. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length > 0)
    .flatMap((secret) => [secret, encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)]);
  return [...new Set(forms)].reduce((safe, form) => safe.split(form).join(MASK), text).replace(SECRET_FORMS, MASK);
}

/**
 * A copy of a foreign error that is safe to log. Errors of HTTP libraries carry addresses, headers and whole requests in
 * extra fields and in their own causes, so only name, message, stack and a string `code` are taken over.
 */
export function redactedCause(cause: unknown, secrets: readonly string[], depth = 0): unknown {
  if (!(cause instanceof Error) && !isErrorLike(cause)) {
    return typeof cause === 'string' ? redact(cause, secrets) : undefined;
  }
  const inner = depth < MAX_CAUSE_DEPTH ? redactedCause(cause.cause, secrets, depth + 1) : undefined;
  const copy = new Error(redact(cause.message, secrets), inner === undefined ? undefined : { cause: inner });
  copy.name = cause.name;
  copy.stack = redact(cause.stack ?? '', secrets);
  const { code } = cause as { code?: unknown };
  return typeof code === 'string' ? Object.assign(copy, { code: redact(code, secrets) }) : copy;
}

/** Errors of another realm (a worker, a test's VM) are not `instanceof Error` here. */
function isErrorLike(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}
