import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { PublishRequestsRepository } from './publish-requests.repository.ts';

/** Far longer than any client repeats a request, and as long as a publication can be scheduled ahead. */
export const keyLifetimeMs = 30 * 24 * 3_600_000;
const intervalMs = 3_600_000;

/** Forgets answers that nobody asks for again, when the API starts and every hour after. */
@Injectable()
export class IdempotencyExpiry implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(IdempotencyExpiry.name);
  readonly #requests: PublishRequestsRepository;
  readonly #clock: Clock;
  #timer: NodeJS.Timeout | null = null;

  constructor(requests: PublishRequestsRepository, clock: Clock) {
    this.#requests = requests;
    this.#clock = clock;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.forgetOld();
    this.#timer = setInterval(() => {
      this.forgetOld().catch((error: unknown) => this.#logger.warn(`Old answers stay: ${String(error)}`));
    }, intervalMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  forgetOld(): Promise<void> {
    return this.#requests.forgetAnsweredBefore(new Date(this.#clock.now().getTime() - keyLifetimeMs));
  }
}
