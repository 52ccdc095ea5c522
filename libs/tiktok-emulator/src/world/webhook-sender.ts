import { signWebhook } from '@flowcast/tiktok-client/webhooks';
import type { WebhookDelivery } from './webhook.ts';
import type { World } from './world.ts';

const firstRetryMs = 10_000;
const longestRetryMs = 6 * 3_600_000;
const giveUpMs = 72 * 3_600_000;
const answerTimeoutMs = 10_000;

/**
 * Sends what is due to the app's callback URL: one at a time and in order; anything but 200 is tried again with
 * exponential back-off until 72 hours are over (docs/tiktok-assumptions.md, webhooks).
 */
export async function sendDueWebhooks(world: World): Promise<void> {
  for (const delivery of arrange(world)) await send(world, delivery);
}

/** When the next try is due; null when nothing waits. */
export function nextWebhookAt(world: World): number | null {
  const waiting = world.state.webhooks.filter(({ state }) => state === 'waiting');
  return waiting.length === 0 ? null : Math.min(...waiting.map(({ nextTryAt }) => nextTryAt));
}

function arrange(world: World): WebhookDelivery[] {
  const now = world.clock.now();
  const due = world.state.webhooks.filter(({ state, nextTryAt }) => state === 'waiting' && nextTryAt <= now);
  const { webhookDelivery } = world.switches;
  if (webhookDelivery === 'reorder') return due.reverse();
  if (webhookDelivery === 'lose') {
    for (const lost of due) lost.state = 'dropped';
    return [];
  }
  return webhookDelivery === 'duplicate' ? due.flatMap((delivery) => [delivery, delivery]) : due;
}

async function send(world: World, delivery: WebhookDelivery): Promise<void> {
  const { app } = world.state;
  if (app.webhookUrl === null) {
    delivery.state = 'dropped';
    return;
  }
  delivery.tries += 1;
  delivery.lastStatus = await post(world, app.webhookUrl, delivery.body);
  delivery.nextTryAt = world.clock.now() + Math.min(longestRetryMs, firstRetryMs * 2 ** (delivery.tries - 1));
  if (delivery.lastStatus === 200) delivery.state = 'delivered';
  else if (delivery.nextTryAt - delivery.createdAt > giveUpMs) delivery.state = 'dropped';
}

/** The status of the answer; null when there was none. */
async function post(world: World, url: string, body: string): Promise<number | null> {
  // Signed with the real time, not the emulator's: receivers judge the age by their own clock, which nobody moves.
  const signature = await signWebhook({ secret: world.state.app.clientSecret, rawBody: body });
  try {
    const response = await world.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'tiktok-signature': signature },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Whatever kept the receiver from answering, TikTok sees no 200 and tries again.
    return null;
  }
}
