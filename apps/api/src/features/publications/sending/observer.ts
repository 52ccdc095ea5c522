import { TikTokClient } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import { AccountCalls } from '../../accounts/index.ts';
import { type Observation, observationOf } from '../attempts/attempt-observation.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { Work } from '../attempts/work.ts';
import { ExchangeLog } from '../exchanges/exchange-log.ts';
import { ObservationWriter } from './observation-writer.ts';

/** Asks TikTok what became of an attempt. */
@Injectable()
export class Observer {
  readonly #calls: AccountCalls;
  readonly #client: TikTokClient;
  readonly #writer: ObservationWriter;
  readonly #exchanges: ExchangeLog;

  constructor(calls: AccountCalls, client: TikTokClient, writer: ObservationWriter, exchanges: ExchangeLog) {
    this.#calls = calls;
    this.#client = client;
    this.#writer = writer;
    this.#exchanges = exchanges;
  }

  async look({ attempt, account }: Work, signal: AbortSignal): Promise<Observation> {
    const { publishId } = attempt;
    if (publishId === null) throw new Error('An attempt without a publish id cannot be observed.');
    const status = await this.#exchanges.during((onAttempt) => {
      onAttempt(attempt.id);
      return this.#calls.make(account, 'status', (accessToken) =>
        this.#client.posts.status({ accessToken, publishId }, { signal }),
      );
    });
    return observationOf(status);
  }

  /** The attempt after the observation; the same one when it was no news. */
  apply(work: Work, observation: Observation): Promise<AttemptEntity> {
    return this.#writer.apply(work, observation);
  }
}
