import * as v from 'valibot';
import { AccessStandingSchema } from './access-request.ts';

/**
 * Every `code` an answer of the API can carry. A closed list: clients switch on it, texts may change.
 * The HTTP status that goes with each is in `problemStatus`.
 */
export const problemStatus = {
  // request
  invalid_request: 400,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  invalid_fields: 422,
  not_found: 404,
  gone: 410,
  method_not_allowed: 405,
  payload_too_large: 413,
  range_not_satisfiable: 416,
  rate_limited: 429,
  // session
  not_signed_in: 401,
  forbidden: 403,
  cross_origin_refused: 403,
  // sign-in
  sign_in_state_invalid: 400,
  sign_in_cancelled: 400,
  sign_in_refused: 400,
  not_invited: 403,
  invitation_invalid: 403,
  creator_suspended: 403,
  access_ticket_invalid: 403,
  access_request_dismissed: 409,
  // TikTok
  tiktok_unavailable: 503,
  tiktok_refused: 502,
  tiktok_rate_limited: 429,
  account_needs_reconnect: 409,
  scope_missing: 409,
  // videos and uploads
  video_refused: 422,
  video_in_use: 409,
  upload_incomplete: 409,
  upload_not_found: 404,
  imports_off: 404,
  import_file_not_found: 404,
  storage_full: 507,
  // publications
  not_cancellable: 409,
  not_resolvable: 409,
  not_retryable: 409,
  not_reschedulable: 409,
  not_answerable: 409,
  conflict: 409,
  // webhooks
  webhook_signature_invalid: 401,
  // the process itself
  not_ready: 503,
  internal_error: 500,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problemStatus;
export const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]];

/** One field of a request that was refused. `path` is dotted (`post.caption`), empty for the whole body. */
export const FieldErrorSchema = v.object({ path: v.string(), message: v.string() });
export type FieldError = v.InferOutput<typeof FieldErrorSchema>;

/** RFC 9457 problem details, the shape of every failure of the API (`application/problem+json`). */
export const ProblemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(problemCodes),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(FieldErrorSchema)),
  /**
   * The resource as it is now, in the shape its `GET` answers: with `conflict` about a version, and with
   * `idempotency_key_reused` the publication that has the key.
   */
  current: v.optional(v.record(v.string(), v.unknown())),
  /** With `not_invited` and `invitation_invalid`. */
  access: v.optional(AccessStandingSchema),
  correlationId: v.string(),
});
export type Problem = v.InferOutput<typeof ProblemSchema>;
