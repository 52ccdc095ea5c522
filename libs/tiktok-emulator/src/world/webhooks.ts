import { randomUUID } from 'node:crypto';
import { type JsonObject, toWireJson } from '../wire/json.ts';
import type { World } from './world.ts';

interface WebhookEvent {
  event: string;
  openId: string;
  content: JsonObject;
  /** When it happened; the present where absent. */
  at?: number;
}

/** Queues an event for the app's callback URL, if it has one. `content` is JSON inside a JSON string, as TikTok sends it. */
export function announce(world: World, { event, openId, content, at = world.clock.now() }: WebhookEvent): void {
  const { app, webhooks } = world.state;
  if (app.webhookUrl === null) return;
  const body = toWireJson({
    client_key: app.clientKey,
    event,
    create_time: Math.floor(at / 1000),
    user_openid: openId,
    content: toWireJson(content),
  });
  webhooks.push({
    id: randomUUID(),
    event,
    body,
    createdAt: at,
    nextTryAt: at,
    tries: 0,
    lastStatus: null,
    state: 'waiting',
  });
}
