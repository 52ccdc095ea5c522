import type { IncomingMessage } from 'node:http';

const maxBytes = 64 * 1024;

/**
 * Bodies of webhooks are kept as the bytes that came: their signature is over these, and JSON that was read and written
 * again is other bytes. TikTok's are below one kilobyte.
 */
export const rawWebhookBodies = {
  type: ({ url }: IncomingMessage) => url?.startsWith('/api/webhooks/') === true,
  limit: maxBytes,
  // What was compressed would be other bytes too.
  inflate: false,
};
