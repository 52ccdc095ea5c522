import * as v from 'valibot';

/** Shape A: every data endpoint. `data` may be missing on failures; the id field is documented as `logid`, sent as `log_id`. */
export const envelopeSchema = v.looseObject({
  data: v.nullish(v.unknown()),
  error: v.looseObject({
    code: v.string(),
    message: v.nullish(v.string()),
    log_id: v.nullish(v.string()),
    logid: v.nullish(v.string()),
  }),
});
export type EnvelopeWire = v.InferInput<typeof envelopeSchema>;

/** Shape B, failing: token and revoke endpoints, often with HTTP 200. `error` is text here, an object in shape A. */
export const oauthFailureSchema = v.looseObject({
  error: v.pipe(v.string(), v.nonEmpty()),
  error_description: v.nullish(v.string()),
  log_id: v.nullish(v.string()),
});
export type OAuthFailureWire = v.InferInput<typeof oauthFailureSchema>;
