import { createHash } from 'node:crypto';
import type { WebhookEvent } from '@flowcast/tiktok-client';

/**
 * What makes a webhook the same one again: TikTok gives its deliveries no id. SHA-256 (hex) of what the event is about; two
 * posts of one draft within a second differ by their post id where it matters.
 */
export function dedupeKeyOf({ event, openId, publishId, createdAt, postId }: WebhookEvent): string {
  const about = [event, openId ?? null, publishId ?? null, createdAt.getTime(), postId ?? null];
  return createHash('sha256').update(JSON.stringify(about)).digest('hex');
}
