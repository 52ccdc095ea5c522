import { Injectable, Logger } from '@nestjs/common';
import type { TikTokExchange } from '@flowcast/tiktok-client';
import { isListenedTo, listenToExchanges } from '../../../platform/tiktok/index.ts';
import { exchangeLine } from './exchange-line.ts';
import { ExchangeWriter } from './exchange-writer.ts';
import { ExchangesRepository } from './exchanges.repository.ts';

/** What was said while nothing but a request was there. */
export interface Overheard<T> {
  readonly result: T;
  /** Keeps it with the publication's newest attempt. Need not be waited for, and never fails. */
  readonly keepFor: (publicationId: string) => Promise<void>;
}

/** Keeps what is said to TikTok for an attempt, so that its story can be told. Work never fails or waits because of it. */
@Injectable()
export class ExchangeLog {
  readonly #logger = new Logger(ExchangeLog.name);
  readonly #exchanges: ExchangesRepository;

  constructor(exchanges: ExchangesRepository) {
    this.#exchanges = exchanges;
  }

  /**
   * Does `work` and keeps every exchange made meanwhile with the attempt that it named last. The last lines are saved when
   * the work has ended, also when it threw. Work within such work shares its log, so that the order stays.
   */
  async during<T>(work: (onAttempt: (attemptId: string) => void) => Promise<T>): Promise<T> {
    if (isListenedTo()) return work(() => undefined);
    const writer = new ExchangeWriter((lines) => this.#quietly(() => this.#exchanges.append(lines)));
    let attemptId: string | null = null;
    const listen = (exchange: TikTokExchange) => {
      if (attemptId !== null) writer.add(exchangeLine(attemptId, exchange));
    };
    const name = (id: string) => {
      attemptId = id;
    };
    try {
      return await listenToExchanges(listen, () => work(name));
    } finally {
      await writer.settle();
    }
  }

  /** For what a person asks, which only becomes a publication, or its next step, when the work went well. */
  async overhear<T>(work: () => Promise<T>): Promise<Overheard<T>> {
    const heard: TikTokExchange[] = [];
    const result = await listenToExchanges((exchange) => heard.push(exchange), work);
    return { result, keepFor: (publicationId) => this.#keepFor(publicationId, heard) };
  }

  #keepFor(publicationId: string, heard: readonly TikTokExchange[]): Promise<void> {
    return this.#quietly(async () => {
      const attemptId = heard.length === 0 ? null : await this.#exchanges.newestAttemptOf(publicationId);
      if (attemptId !== null) await this.#exchanges.append(heard.map((exchange) => exchangeLine(attemptId, exchange)));
    });
  }

  async #quietly(save: () => Promise<void>): Promise<void> {
    try {
      await save();
    } catch (error) {
      this.#logger.warn(`What was said to TikTok was not kept: ${String(error)}`);
    }
  }
}
