import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../../platform/queue/index.ts';
import { type WebhookEventEntity, type WebhookPayload, WebhooksRepository, webhookTask } from '../../webhooks/index.ts';
import { Hearsay } from './hearsay.ts';
import { PermissionEnd } from './permission-end.ts';
import { toldObservation } from './told-observation.ts';

/** Does what follows from a webhook. Doing it twice, or in another order, changes nothing more. */
@Injectable()
export class WebhookJob extends JobHandler<WebhookPayload> {
  readonly task = webhookTask;
  readonly #webhooks: WebhooksRepository;
  readonly #hearsay: Hearsay;
  readonly #permissionEnd: PermissionEnd;

  constructor(webhooks: WebhooksRepository, hearsay: Hearsay, permissionEnd: PermissionEnd) {
    super();
    this.#webhooks = webhooks;
    this.#hearsay = hearsay;
    this.#permissionEnd = permissionEnd;
  }

  async handle({ eventId }: WebhookPayload): Promise<void> {
    const event = await this.#webhooks.findById(eventId);
    if (event?.handledAt !== null) return;
    // What is not known yet stays unhandled: the attempt that learns its publish id asks for it.
    if ((await this.#follow(event)) === true) await this.#webhooks.markHandled(eventId);
  }

  async #follow(event: WebhookEventEntity): Promise<'noted' | boolean> {
    const { id, openId, publishId, toldAt } = event;
    if (event.event === 'authorization.removed' && openId !== null) {
      await this.#permissionEnd.follow(openId, toldAt);
      return true;
    }
    const observation = toldObservation(event);
    return (
      observation === null || publishId === null || this.#hearsay.apply({ id, publishId, openId, toldAt }, observation)
    );
  }
}
