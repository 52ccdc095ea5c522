import type { Need } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import { firstLookMs } from './observe-schedule.ts';
import { PublishingJobs } from '../publishing-jobs.ts';

/** Tries made without asking a person; more of them would only hide that something is wrong. */
const maxAttemptsByItself = 3;

/** The ways the sending of an attempt ends. All but `replaceOrFail` leave nothing more to send. */
@Injectable()
export class AttemptOutcomes {
  readonly #attempts: AttemptsRepository;
  readonly #jobs: PublishingJobs;

  constructor(attempts: AttemptsRepository, jobs: PublishingJobs) {
    this.#attempts = attempts;
    this.#jobs = jobs;
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
