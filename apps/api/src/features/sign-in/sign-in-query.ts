import * as v from 'valibot';

/** Query of `GET /api/auth/tiktok`. What cannot be understood counts as absent: a browser is on its way, not a program. */
export const SignInQuerySchema = v.object({
  /** Token of an invitation link. */
  invite: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(256))), undefined),
  return_to: v.fallback(v.optional(v.string()), undefined),
  /** `1`: add another TikTok account to the creator who is signed in. */
  connect: v.fallback(v.optional(v.string()), undefined),
});
export type SignInQuery = v.InferOutput<typeof SignInQuerySchema>;
export const signInQueryKeys = Object.keys(SignInQuerySchema.entries) as (keyof SignInQuery)[];
