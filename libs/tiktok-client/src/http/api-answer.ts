import * as v from 'valibot';
import { API_CODES, API_CODE_SPELLINGS } from '../errors/code-table.ts';
import type { TikTokApiCode } from '../errors/code-table.ts';
import { redact } from '../errors/redact.ts';
import { TikTokApiError } from '../errors/tiktok-error.ts';
import { envelopeSchema } from '../wire/envelope.ts';
import type { HttpAnswer } from './exchange.ts';
import { firstLogId } from './log-id.ts';
import { readBySchema, tryReadJson, unreadable } from './read-json.ts';

/**
 * Shape A. Success is a 2xx with `error.code` "ok" and nothing else; the code decides also where the status is 200.
 * A 429 or 5xx from a gateway, with any body, counts as the code TikTok documents for it.
 * @throws TikTokApiError, TikTokResponseError
 */
export function readApiAnswer<S extends v.GenericSchema<unknown, unknown>>(
  answer: HttpAnswer,
  dataSchema: S,
): v.InferOutput<S> {
  const envelope = v.safeParse(envelopeSchema, tryReadJson(answer));
  if (!envelope.success) {
    throw gatewayFailure(answer) ?? unreadable(answer);
  }
  const { data, error } = envelope.output;
  const logId = firstLogId(error.log_id, error.logid, answer.headerLogId);
  if (error.code !== 'ok') {
    throw apiError(answer, { tiktokCode: error.code, tiktokMessage: error.message ?? undefined, logId });
  }
  if (answer.status < 200 || answer.status >= 300) {
    throw gatewayFailure(answer, logId) ?? unreadable(answer, { logId });
  }
  return readBySchema(answer, dataSchema, data, logId);
}

interface Refusal {
  readonly tiktokCode: string;
  readonly tiktokMessage?: string | undefined;
  readonly logId: string | undefined;
}

function apiError(answer: HttpAnswer, { tiktokCode, tiktokMessage, logId }: Refusal): TikTokApiError {
  const { endpoint, secrets } = answer.request;
  return new TikTokApiError({
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

function knownCode(tiktokCode: string, status: number): TikTokApiCode {
  const spelled = Object.hasOwn(API_CODE_SPELLINGS, tiktokCode) ? API_CODE_SPELLINGS[tiktokCode] : undefined;
  if (spelled) {
    return spelled;
  }
  if (tiktokCode !== 'unrecognized_code' && Object.hasOwn(API_CODES, tiktokCode)) {
    return tiktokCode as TikTokApiCode;
  }
  return codeOfStatus(status) ?? 'unrecognized_code';
}

function gatewayFailure(answer: HttpAnswer, logId = answer.headerLogId): TikTokApiError | undefined {
  const code = codeOfStatus(answer.status);
  return code && apiError(answer, { tiktokCode: code, logId });
}

function codeOfStatus(status: number): 'rate_limit_exceeded' | 'internal_error' | undefined {
  if (status === 429) {
    return 'rate_limit_exceeded';
  }
  return status >= 500 ? 'internal_error' : undefined;
}
