import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptsRepository, type Work } from '../attempts/attempts.repository.ts';
import { pullWindowMs } from '../attempts/pull-window.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { PullFetchesRepository } from '../pulling/pull-fetches.repository.ts';
import { maxAttemptsByItself } from './max-attempts.ts';
import { firstLookMs } from './observe-schedule.ts';

const failReason = 'init_answer_lost';

/**
 * The answer to the init of a video that TikTok fetches was lost. TikTok cannot publish what it has not got: if it fetched
 * nothing, the address is revoked, and after TikTok's time for a download another attempt is safe. If it fetched anything,
 * its word is waited for.
 */
@Injectable()
export class PullOutcomes {
  readonly #dataSource: DataSource;
  readonly #attempts: AttemptsRepository;
  readonly #fetches: PullFetchesRepository;
  readonly #jobs: PublishingJobs;

  constructor(
    @InjectDataSource() dataSource: DataSource,
    attempts: AttemptsRepository,
    fetches: PullFetchesRepository,
    jobs: PublishingJobs,
  ) {
    this.#dataSource = dataSource;
    this.#attempts = attempts;
    this.#fetches = fetches;
    this.#jobs = jobs;
  }

  async answerLost({ attempt, publication }: Pick<Work, 'attempt' | 'publication'>): Promise<null> {
    await this.#dataSource.transaction(async (manager) => {
      if (await this.#fetches.hasServed(manager, attempt.id)) await this.#waitForWord(manager, attempt);
      else await this.#revoke(manager, attempt, publication);
    });
    return null;
  }

  async #waitForWord(manager: EntityManager, attempt: AttemptEntity): Promise<void> {
    await this.#attempts.moveIn(manager, attempt, 'accepted', {
      detail: { because: failReason, wasFetched: true },
      also: () => this.#jobs.startObserving(manager, attempt.publicationId, firstLookMs),
    });
  }

  async #revoke(manager: EntityManager, attempt: AttemptEntity, publication: Work['publication']): Promise<void> {
    const detail = { reason: failReason, wasFetched: false };
    await this.#attempts.moveIn(manager, attempt, 'failed', { set: { failReason }, detail });
    if (attempt.number >= maxAttemptsByItself) return;
    const { notBeforeAt } = await this.#attempts.startNext(manager, attempt);
    await this.#jobs.publish(manager, publication, { delayMs: notBeforeAt ? pullWindowMs : 0 });
  }
}
