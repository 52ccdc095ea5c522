import * as v from 'valibot';
import { AccountSchema } from './account.ts';
import { RoleSchema } from './creator.ts';
import { IdSchema } from './scalars.ts';

/** Body of `POST /api/exchange_token`: exactly what TikTok sent to the callback, percent-decoded once. */
export const ExchangeTokenSchema = v.strictObject({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
  state: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
});
export type ExchangeToken = v.InferOutput<typeof ExchangeTokenSchema>;

/** Who is signed in. */
export const MeSchema = v.object({
  creator: v.object({ id: IdSchema, displayName: v.string(), role: RoleSchema }),
  accounts: v.array(AccountSchema),
});
export type Me = v.InferOutput<typeof MeSchema>;

/** Answer of `POST /api/exchange_token`; `returnTo` is a path of our own, checked when sign-in began. */
export const SignedInSchema = v.object({
  ...MeSchema.entries,
  account: AccountSchema,
  returnTo: v.string(),
});
export type SignedIn = v.InferOutput<typeof SignedInSchema>;
