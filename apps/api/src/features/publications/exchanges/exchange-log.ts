import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { TikTokExchange } from '@flowcast/tiktok-client';
import { isListenedTo, listenToExchanges } from '../../../platform/tiktok/index.ts';
import { type ExchangeLine, exchangeLine } from './exchange-line.ts';
import { ExchangeWriter } from './exchange-writer.ts';
import { ExchangesRepository } from './exchanges.repository.ts';

/** What was said while nothing but a request was there. */
export interface Overheard<T> {
  readonly result: T;
  /** Keeps it with the publication's newest attempt. Need not be waited for, and never fails. */
  readonly keepFor: (publicationId: string) => Promise<void>;
}

/**
 * Keeps what is said to TikTok for an attempt, so that its story can be told. Work never fails or waits because of it: the
 * lines of everything that goes on in this process are written together.
 */
@Injectable()
export class ExchangeLog implements BeforeApplicationShutdown {
  readonly #logger = new Logger(ExchangeLog.name);
  readonly #exchanges: ExchangesRepository;
  readonly #writer = new ExchangeWriter((lines) => this.#append(lines));
  #isClosing = false;

  constructor(exchanges: ExchangesRepository) {
    this.#exchanges = exchanges;
  }

  /** What is said while jobs end is written before each of them is over: there may be no time after the last one. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    await this.#writer.settle();
  }

  /**
   * Does `work` and keeps every exchange made meanwhile with the attempt that it named last. Work within such work shares its
   * log, so that the order stays.
   */
  async during<T>(work: (onAttempt: (attemptId: string) => void) => Promise<T>): Promise<T> {
    if (isListenedTo()) return work(() => undefined);
    let attemptId: string | null = null;
    const listen = (exchange: TikTokExchange) => {
      if (attemptId !== null) this.#writer.add(exchangeLine(attemptId, exchange));
    };
    const name = (id: string) => {
      attemptId = id;
    };
    try {
      return await listenToExchanges(listen, () => work(name));
    } finally {
      this.#writer.flush();
      if (this.#isClosing) await this.#writer.settle();
    }
  }

  /** For what a person asks, which only becomes a publication, or its next step, when the work went well. */
  async overhear<T>(work: () => Promise<T>): Promise<Overheard<T>> {
    const heard: TikTokExchange[] = [];
    const result = await listenToExchanges((exchange) => heard.push(exchange), work);
    return { result, keepFor: (publicationId) => this.#keepFor(publicationId, heard) };
  }

  async #keepFor(publicationId: string, heard: readonly TikTokExchange[]): Promise<void> {
    if (heard.length === 0) return;
    const attemptId = await this.#quietly(() => this.#exchanges.newestAttemptOf(publicationId));
    if (!attemptId) return;
    for (const exchange of heard) this.#writer.add(exchangeLine(attemptId, exchange));
    this.#writer.flush();
  }

  /** Lines that Postgres does not take must not take others with them. */
  async #append(lines: readonly ExchangeLine[]): Promise<void> {
    const isKept = await this.#quietly(async () => {
      await this.#exchanges.append(lines);
      return true;
    });
    const byAttempt = isKept ? [] : [...Map.groupBy(lines, ({ attemptId }) => attemptId).values()];
    if (byAttempt.length < 2) return;
    for (const own of byAttempt) await this.#quietly(() => this.#exchanges.append(own));
  }

  async #quietly<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.#logger.warn(`What was said to TikTok was not kept: ${String(error)}`);
      return null;
    }
  }
}
