import * as v from 'valibot';
import { commaListSchema, countSchema } from './scalars.ts';

/** Answer of `POST /v2/oauth/token/` for `authorization_code` and `refresh_token`; lives in seconds. */
export const userTokenSchema = v.looseObject({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  expires_in: countSchema,
  open_id: v.pipe(v.string(), v.nonEmpty()),
  refresh_expires_in: countSchema,
  refresh_token: v.pipe(v.string(), v.nonEmpty()),
  scope: commaListSchema,
  token_type: v.optional(v.string()),
});
export type UserTokenWire = v.InferInput<typeof userTokenSchema>;

/** Answer of `POST /v2/oauth/token/` for `client_credentials`. */
export const clientTokenSchema = v.looseObject({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  expires_in: countSchema,
  token_type: v.optional(v.string()),
});
export type ClientTokenWire = v.InferInput<typeof clientTokenSchema>;

/** Answer of `POST /v2/oauth/revoke/`: an empty body counts as `{}`. A page of some proxy is no success. */
export const revokeAnswerSchema = v.pipe(
  v.unknown(),
  v.check((body) => !Array.isArray(body), 'an object'),
  v.looseObject({}),
);
