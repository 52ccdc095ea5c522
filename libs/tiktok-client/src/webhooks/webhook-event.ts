import * as v from 'valibot';
import { TikTokWebhookError } from '../errors/tiktok-error.ts';
import { present } from '../present.ts';
import { parseLosslessJson } from '../wire/lossless.ts';
import { webhookBodySchema, webhookContentSchema } from '../wire/webhooks.ts';

export const WEBHOOK_EVENTS = [
  'authorization.removed',
  'post.publish.failed',
  'post.publish.complete',
  'post.publish.inbox_delivered',
  'post.publish.publicly_available',
  /** Spelled so by TikTok. */
  'post.publish.no_longer_publicaly_available',
  'tiktok.ping',
] as const;

/**
 * A verified webhook. Delivered at least once and in any order; `post.publish.complete` may truly come several times for
 * one draft.
 */
export interface WebhookEvent {
  /** One of `WEBHOOK_EVENTS`, or a name this library does not know. */
  readonly event: (typeof WEBHOOK_EVENTS)[number] | (string & {});
  readonly clientKey: string;
  readonly createdAt: Date;
  readonly openId?: string;
  readonly publishId?: string;
  /** `INBOX_SHARE` for drafts, `DIRECT_PUBLISH` for direct posts. */
  readonly publishType?: string;
  /** 19 digits as text. */
  readonly postId?: string;
  /** A fail reason, or the number of why an authorization ended. */
  readonly reason?: string;
  /** Everything inside `content`, unread. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** @throws TikTokWebhookError `webhook_body_unreadable` */
export function readWebhookEvent(rawBody: Uint8Array): WebhookEvent {
  try {
    const body = v.parse(webhookBodySchema, parseLosslessJson(new TextDecoder().decode(rawBody)));
    const content = v.parse(webhookContentSchema, body.content ? parseLosslessObject(body.content) : {});
    const reason = content.reason ?? content.fail_reason;
    return present({
      event: body.event,
      clientKey: body.client_key,
      createdAt: new Date(body.create_time * 1000),
      openId: body.user_openid ?? undefined,
      publishId: content.publish_id,
      publishType: content.publish_type,
      postId: content.post_id,
      reason: reason === undefined ? undefined : String(reason),
      content,
    });
  } catch {
    throw new TikTokWebhookError('webhook_body_unreadable');
  }
}

/** @throws TypeError for a list, which an object schema would take */
function parseLosslessObject(text: string): unknown {
  const value = parseLosslessJson(text);
  if (Array.isArray(value)) {
    throw new TypeError('A list is no content.');
  }
  return value;
}
