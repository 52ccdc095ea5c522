export { WebhookEventEntity } from './webhook-event.entity.ts';
export { WebhookStoreModule } from './webhook-store.module.ts';
export { type WebhookPayload, webhookTask } from './webhook-task.ts';
export { WebhooksModule } from './webhooks.module.ts';
export { handled, WebhooksRepository } from './webhooks.repository.ts';
