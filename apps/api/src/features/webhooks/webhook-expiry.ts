import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { WebhooksRepository } from './webhooks.repository.ts';

/** TikTok repeats an event for three days; for so long a publication's story can tell what TikTok said by itself. */
export const eventLifetimeMs = 90 * 24 * 3_600_000;
const intervalMs = 3_600_000;

/** Forgets old events, also those that nobody here ever knew what to do with, when the API starts and every hour after. */
@Injectable()
export class WebhookExpiry implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(WebhookExpiry.name);
  readonly #events: WebhooksRepository;
  readonly #clock: Clock;
  #timer: NodeJS.Timeout | null = null;

  constructor(events: WebhooksRepository, clock: Clock) {
    this.#events = events;
    this.#clock = clock;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.forgetOld();
    this.#timer = setInterval(() => {
      this.forgetOld().catch((error: unknown) => this.#logger.warn(`Old events stay: ${String(error)}`));
    }, intervalMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  forgetOld(): Promise<void> {
    return this.#events.forgetReceivedBefore(new Date(this.#clock.now().getTime() - eventLifetimeMs));
  }
}
