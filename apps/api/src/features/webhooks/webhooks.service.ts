import { TikTokWebhookError, verifyWebhook, type WebhookEvent } from '@flowcast/tiktok-client';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { CONFIG, type Config } from '../../config/index.ts';
import { webhookNotSigned, webhookUnreadable } from './webhooks.errors.ts';
import { WebhooksRepository } from './webhooks.repository.ts';

/** Takes what TikTok tells by itself. Nothing follows from it while TikTok waits: a job does that. */
@Injectable()
export class WebhooksService {
  readonly #webhooks: WebhooksRepository;
  readonly #clock: Clock;
  readonly #tiktok: Config['tiktok'];

  constructor(webhooks: WebhooksRepository, clock: Clock, @Inject(CONFIG) config: Config) {
    this.#webhooks = webhooks;
    this.#clock = clock;
    this.#tiktok = config.tiktok;
  }

  /** @throws {CodedError} `webhook_signature_invalid`, `invalid_request` */
  async receive(rawBody: Buffer, header: string | undefined): Promise<void> {
    const event = await this.#verified(rawBody, header);
    if (event.clientKey !== this.#tiktok.clientKey) throw webhookNotSigned();
    await this.#webhooks.keep(event, rawBody);
  }

  async #verified(rawBody: Buffer, header: string | undefined): Promise<WebhookEvent> {
    try {
      const now = () => this.#clock.now().getTime();
      return await verifyWebhook({ rawBody, header, secrets: this.#tiktok.webhookSecrets, now });
    } catch (error) {
      if (!(error instanceof TikTokWebhookError)) throw error;
      throw error.code === 'webhook_body_unreadable' ? webhookUnreadable(error) : webhookNotSigned(error);
    }
  }
}
