import type { Need } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { InitColumns } from './init-plans.ts';
import { maxAttemptsByItself } from './max-attempts.ts';
import { firstLookMs } from './observe-schedule.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { type LostWork, PullOutcomes } from './pull-outcomes.ts';

/** The ways the sending of an attempt ends. All but `replaceOrFail` leave nothing more to send. */
@Injectable()
export class AttemptOutcomes {
  readonly #attempts: AttemptsRepository;
  readonly #jobs: PublishingJobs;
  readonly #pulls: PullOutcomes;

  constructor(attempts: AttemptsRepository, jobs: PublishingJobs, pulls: PullOutcomes) {
    this.#attempts = attempts;
    this.#jobs = jobs;
    this.#pulls = pulls;
  }

  /**
   * TikTok took the init: the attempt to send the bytes of, or null where TikTok fetches them and is only observed. `also`
   * happens in the transaction that saves the publish id.
   */
  async begin(
    attempt: AttemptEntity,
    columns: InitColumns,
    also: (manager: EntityManager) => Promise<void>,
  ): Promise<AttemptEntity | null> {
    const change = { set: columns, detail: { publishId: columns.publishId } };
    // Committed before the first byte: whatever happens later, we know the id of what may become a post.
    if (attempt.transfer !== 'PULL_FROM_URL') return this.#attempts.move(attempt, 'init_ok', { ...change, also });
    await this.#attempts.move(attempt, 'accepted', {
      ...change,
      also: async (manager) => {
        await also(manager);
        await this.#jobs.startObserving(manager, attempt.publicationId, firstLookMs);
      },
    });
    return null;
  }

  /**
   * TikTok may have begun a publish we do not know. What has no byte cannot be published, so before the first one another
   * attempt is safe; bytes that TikTok fetches by itself have a fence of their own.
   */
  answerLost(work: LostWork): Promise<AttemptEntity | null> {
    if (work.attempt.transfer === 'PULL_FROM_URL') return this.#pulls.answerLost(work);
    return this.replaceOrFail(work.attempt, 'init_answer_lost');
  }

  async fail(attempt: AttemptEntity, failReason: string): Promise<null> {
    await this.#attempts.move(attempt, 'failed', { set: { failReason }, detail: { reason: failReason } });
    return null;
  }

  /** Stops for a person. Where TikTok may have the whole file, stopping is not ours to decide any more. */
  async pause(attempt: AttemptEntity, needs: Need[]): Promise<null> {
    if (attempt.state === 'commit_sent') return this.watch(attempt, needs.map(({ code }) => code).join());
    await this.#attempts.pause(attempt, needs);
    return null;
  }

  /** Only for an attempt of which nothing can come any more. The next attempt, or null when there were enough. */
  async replaceOrFail(attempt: AttemptEntity, failReason: string): Promise<AttemptEntity | null> {
    if (attempt.number >= maxAttemptsByItself) return this.fail(attempt, failReason);
    return this.#attempts.replace(attempt, failReason);
  }

  /** TikTok has every byte: the account's next publication may go, this one is only observed from now on. */
  async accept(attempt: AttemptEntity, sizeBytes: number): Promise<null> {
    await this.#attempts.move(attempt, 'accepted', {
      set: { bytesSent: sizeBytes },
      publication: { bytesSent: sizeBytes },
      also: (manager) => this.#jobs.startObserving(manager, attempt.publicationId, firstLookMs),
    });
    return null;
  }

  /** TikTok may have every byte and will not say: nothing is sent any more, its verdict is waited for. */
  async watch(attempt: AttemptEntity, because: string): Promise<null> {
    await this.#attempts.move(attempt, attempt.state, {
      detail: { because },
      also: (manager) => this.#jobs.startObserving(manager, attempt.publicationId, firstLookMs),
    });
    return null;
  }
}
