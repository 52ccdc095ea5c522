import { signWebhook } from '@flowcast/tiktok-client';
import type { TestStack } from './test-stack.ts';

interface Webhook {
  event: string;
  content?: Record<string, unknown>;
  openId?: string;
  createdAtSec?: number;
  clientKey?: string;
}

/** A webhook's body as TikTok writes it: `content` is JSON inside a JSON string. */
export function webhookBody({ event, content = {}, openId, createdAtSec, clientKey }: Webhook): string {
  return JSON.stringify({
    client_key: clientKey ?? 'awemulator0000001',
    event,
    create_time: createdAtSec ?? Math.floor(Date.now() / 1000),
    ...(openId === undefined ? {} : { user_openid: openId }),
    content: JSON.stringify(content),
  });
}

interface Signing {
  secret?: string;
  timestampSec?: number;
}

/** Sends a body to the webhook route, signed as TikTok does. */
export async function sendWebhook(
  apiUrl: string,
  body: string,
  { secret = 'emulator-secret', ...signing }: Signing = {},
): Promise<Response> {
  const signature = await signWebhook({ secret, rawBody: body, ...signing });
  return postWebhook(apiUrl, body, { 'TikTok-Signature': signature });
}

export function postWebhook(apiUrl: string, body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(new URL('/api/webhooks/tiktok', apiUrl), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
}

/** Has the emulator send its events to the stack's API. */
export async function receiveWebhooks(stack: TestStack): Promise<void> {
  await stack.control('POST', '/__control/app', { webhookUrl: `${stack.apiUrl}/api/webhooks/tiktok` });
}
