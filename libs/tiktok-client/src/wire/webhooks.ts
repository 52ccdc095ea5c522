import * as v from 'valibot';
import { countSchema, idSchema } from './scalars.ts';

/** Body of a webhook; `content` is JSON inside a text. */
export const webhookBodySchema = v.looseObject({
  client_key: v.string(),
  event: v.string(),
  /** Seconds UTC. */
  create_time: countSchema,
  user_openid: v.nullish(v.string()),
  content: v.nullish(v.string()),
});
export type WebhookBodyWire = v.InferInput<typeof webhookBodySchema>;

/** What is inside `content`; which keys are there depends on the event. */
export const webhookContentSchema = v.looseObject({
  publish_id: v.optional(v.string()),
  publish_type: v.optional(v.string()),
  post_id: v.optional(idSchema),
  reason: v.optional(v.union([v.string(), v.number()])),
  fail_reason: v.optional(v.string()),
});
export type WebhookContentWire = v.InferInput<typeof webhookContentSchema>;
