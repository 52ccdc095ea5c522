import type { WebhookEvent } from '@flowcast/tiktok-client';
import { describe, expect, it } from '@jest/globals';
import { dedupeKeyOf } from './dedupe-key.ts';

const event: WebhookEvent = {
  event: 'post.publish.publicly_available',
  clientKey: 'awemulator0000001',
  createdAt: new Date('2026-11-22T10:00:00Z'),
  openId: '-000a',
  publishId: 'v_pub_file~v2-1.7300000000000000001',
  postId: '7300000000000000777',
  content: {},
};

describe('the key of a webhook', () => {
  it('is the same for the same event, whatever else its body says', () => {
    expect(dedupeKeyOf({ ...event, content: { publish_type: 'DIRECT_PUBLISH' } })).toBe(dedupeKeyOf(event));
  });

  it.each<Partial<WebhookEvent>>([
    { event: 'post.publish.complete' },
    { openId: '-000b' },
    { publishId: 'v_pub_file~v2-1.7300000000000000002' },
    { postId: '7300000000000000778' },
    { createdAt: new Date('2026-11-22T10:00:01Z') },
  ])('differs with %j', (change) => {
    expect(dedupeKeyOf({ ...event, ...change })).not.toBe(dedupeKeyOf(event));
  });
});
