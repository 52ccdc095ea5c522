import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../config/index.ts';
import type { AttemptChange } from '../attempts/attempt-change.ts';
import type { Observation } from '../attempts/attempt-observation.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { needsUploadUrl } from '../attempts/attempt-transitions.ts';
import { AttemptsRepository, type Work } from '../attempts/attempts.repository.ts';
import { type AttemptStep, reduceObservation } from '../attempts/reduce-observation.ts';
import { postUrlOf } from '../post-url.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { firstLookMs } from './observe-schedule.ts';

/** Saves what an observation changes, whoever made it: a poll or a webhook. */
@Injectable()
export class ObservationWriter {
  readonly #attempts: AttemptsRepository;
  readonly #jobs: PublishingJobs;
  readonly #tiktokUrl: string;

  constructor(attempts: AttemptsRepository, jobs: PublishingJobs, @Inject(CONFIG) config: Config) {
    this.#attempts = attempts;
    this.#jobs = jobs;
    this.#tiktokUrl = config.tiktok.authorizeBaseUrl;
  }

  /** The attempt after the observation; the same one when it was no news. */
  async apply(work: Work, observation: Observation): Promise<AttemptEntity> {
    const step = stepOf(work, observation);
    return step ? this.#attempts.move(work.attempt, step.state, this.#changeOf(work, step)) : work.attempt;
  }

  /** `apply` inside the caller's transaction. */
  async applyIn(manager: EntityManager, work: Work, observation: Observation): Promise<AttemptEntity> {
    const step = stepOf(work, observation);
    return step ? this.#attempts.moveIn(manager, work.attempt, step.state, this.#changeOf(work, step)) : work.attempt;
  }

  #changeOf({ attempt, publication, account }: Work, { state, postIds, failReason }: AttemptStep): AttemptChange {
    const isWhole = state === 'accepted' || state === 'published' || state === 'in_inbox';
    const bytes = isWhole ? { bytesSent: publication.sizeBytes } : {};
    const postUrl = publication.postUrl ?? postUrlOf(this.#tiktokUrl, account.username, postIds);
    // What comes while we still send finds nobody who looks yet; the post's id may come later.
    const also = (manager: EntityManager) => this.#jobs.startObserving(manager, publication.id, firstLookMs);
    return {
      set: { ...bytes, ...(failReason === null ? {} : { failReason }) },
      publication: { ...bytes, postIds, postUrl },
      detail: { postIds, ...(failReason === null ? {} : { reason: failReason }) },
      ...(needsUploadUrl(attempt.state) ? { also } : {}),
    };
  }
}

const stepOf = (
  { attempt: { state, transfer }, publication: { sizeBytes, postIds } }: Work,
  observation: Observation,
) => reduceObservation({ state, transfer, sizeBytes, postIds }, observation);
