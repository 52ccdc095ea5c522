import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type JobContext, JobHandler } from '../../../platform/queue/index.ts';
import { BudgetFullError } from '../../accounts/index.ts';
import { AttemptRunner } from './attempt-runner.ts';
import { LostFenceError } from '../attempts/lost-fence-error.ts';
import { ExchangeLog } from '../exchanges/exchange-log.ts';
import { PublicationEntity } from '../publication.entity.ts';
import { type PublishPayload, PublishingJobs, publishTask } from '../publishing-jobs.ts';
import { retryDelayMs } from './retry-delay.ts';
import { RetryLaterError } from './retry-later-error.ts';

/** Sends a publication to TikTok. */
@Injectable()
export class PublishJob extends JobHandler<PublishPayload> {
  readonly task = publishTask;
  readonly #logger = new Logger(PublishJob.name);
  readonly #runner: AttemptRunner;
  readonly #jobs: PublishingJobs;
  readonly #dataSource: DataSource;

  readonly #exchanges: ExchangeLog;

  constructor(
    runner: AttemptRunner,
    jobs: PublishingJobs,
    @InjectDataSource() dataSource: DataSource,
    exchanges: ExchangeLog,
  ) {
    super();
    this.#runner = runner;
    this.#jobs = jobs;
    this.#dataSource = dataSource;
    this.#exchanges = exchanges;
  }

  async handle(payload: PublishPayload, { signal }: JobContext): Promise<void> {
    try {
      await this.#exchanges.during((onAttempt) => this.#runner.run(payload.publicationId, { signal, onAttempt }));
    } catch (error) {
      if (!(error instanceof LostFenceError) && !(error instanceof BudgetFullError)) {
        this.#logger.warn(`Publication ${payload.publicationId} goes on later: ${String(error)}`);
      }
      await this.#putOff(payload, error, signal);
    }
  }

  /**
   * Also after the fence was lost: should the worker that took it die, its job may be gone, and ours is the one that goes on.
   * A job of its own instead of the queue's back-off, which grows to hours: once a fault ends, the publication goes on
   * within a minute. After a polite shutdown the next worker goes on at once.
   */
  async #putOff({ publicationId, tries }: PublishPayload, error: unknown, signal: AbortSignal): Promise<void> {
    // Waiting for room in a window is no try that failed, and ends at an instant that is known.
    const isFull = error instanceof BudgetFullError;
    const askedForMs = isFull || error instanceof RetryLaterError ? error.afterMs : 0;
    const backOffMs = isFull ? 0 : retryDelayMs(tries, Math.random);
    const again = { tries: isFull ? tries : tries + 1 };
    const delayMs = signal.aborted ? 0 : Math.max(askedForMs, backOffMs);
    await this.#dataSource.transaction(async (manager) => {
      const publication = await manager.findOneBy(PublicationEntity, { id: publicationId });
      if (!publication) return;
      await this.#jobs.publish(manager, publication, { ...again, delayMs });
    });
  }
}
