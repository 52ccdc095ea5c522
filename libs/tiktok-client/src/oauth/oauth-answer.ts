import * as v from 'valibot';
import { OAUTH_CODES } from '../errors/code-table.ts';
import type { TikTokOAuthCode } from '../errors/code-table.ts';
import { redact } from '../errors/redact.ts';
import { TikTokOAuthError } from '../errors/tiktok-error.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { firstLogId } from '../http/log-id.ts';
import { readBySchema, tryReadJson, unreadable } from '../http/read-json.ts';
import { envelopeSchema, oauthFailureSchema } from '../wire/envelope.ts';

interface Refusal {
  readonly tiktokCode: string;
  readonly tiktokMessage?: string | null | undefined;
  readonly logId: string | undefined;
}

/**
 * Shape B. TikTok answers failures with HTTP 200 too, so the body decides: an `error` text (or, as in shape A, an `error`
 * object whose code is not "ok") is a failure. Source: docs/tiktok-assumptions.md, "OAuth failures".
 * @throws TikTokOAuthError, TikTokResponseError
 */
export function readOAuthAnswer<S extends v.GenericSchema<unknown, unknown>>(
  answer: HttpAnswer,
  schema: S,
): v.InferOutput<S> {
  const body = readBody(answer);
  const refusal = findRefusal(body, answer);
  if (refusal) {
    throw oauthError(answer, refusal);
  }
  if (answer.status < 200 || answer.status >= 300) {
    throw unreadable(answer);
  }
  return readBySchema(answer, schema, body, answer.headerLogId);
}

/** Revoke succeeds with an empty body. */
function readBody(answer: HttpAnswer): unknown {
  return answer.text.trim() === '' ? {} : tryReadJson(answer);
}

function findRefusal(body: unknown, answer: HttpAnswer): Refusal | undefined {
  const flat = v.safeParse(oauthFailureSchema, body);
  if (flat.success) {
    const { error, error_description, log_id } = flat.output;
    return { tiktokCode: error, tiktokMessage: error_description, logId: firstLogId(log_id, answer.headerLogId) };
  }
  const nested = v.safeParse(envelopeSchema, body);
  if (nested.success && nested.output.error.code !== 'ok') {
    const { code, message, log_id, logid } = nested.output.error;
    return { tiktokCode: code, tiktokMessage: message, logId: firstLogId(log_id, logid, answer.headerLogId) };
  }
  if (answer.status === 429 || answer.status >= 500) {
    return { tiktokCode: 'temporarily_unavailable', logId: answer.headerLogId };
  }
  return undefined;
}

function oauthError(answer: HttpAnswer, { tiktokCode, tiktokMessage, logId }: Refusal): TikTokOAuthError {
  const { endpoint, secrets } = answer.request;
  return new TikTokOAuthError({
    code: knownCode(tiktokCode, answer.status),
    endpoint: endpoint.path,
    safeToRepeat: endpoint.repeatable,
    mayHaveHappened: answer.status >= 500 && !endpoint.repeatable,
    tiktokCode: redact(tiktokCode, secrets),
    tiktokMessage: tiktokMessage ? redact(tiktokMessage, secrets) : undefined,
    logId,
    httpStatus: answer.status,
    retryAfterMs: answer.retryAfterMs,
  });
}

function knownCode(tiktokCode: string, status: number): TikTokOAuthCode {
  if (Object.hasOwn(OAUTH_CODES, tiktokCode)) {
    return tiktokCode as TikTokOAuthCode;
  }
  return status === 429 || status >= 500 ? 'temporarily_unavailable' : 'unrecognized_oauth_error';
}
