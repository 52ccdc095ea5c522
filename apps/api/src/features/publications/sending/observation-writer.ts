import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../config/index.ts';
import type { AttemptChange } from '../attempts/attempt-change.ts';
import type { Observation } from '../attempts/attempt-observation.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { needsUploadUrl } from '../attempts/attempt-transitions.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { Work } from '../attempts/work.ts';
import { LostFenceError } from '../attempts/lost-fence-error.ts';
import { type AttemptStep, reduceObservation, hasPost } from '../attempts/reduce-observation.ts';
import { postUrlOf } from '../post-url.ts';
import { firstLook } from '../publishing-jobs.ts';
import { firstLookMs } from './observe-schedule.ts';

/** Saves what an observation changes, whoever made it: a poll or a webhook. */
@Injectable()
export class ObservationWriter {
  readonly #dataSource: DataSource;
  readonly #attempts: AttemptsRepository;
  readonly #tiktokUrl: string;

  constructor(
    @InjectDataSource() dataSource: DataSource,
    attempts: AttemptsRepository,
    @Inject(CONFIG) config: Config,
  ) {
    this.#dataSource = dataSource;
    this.#attempts = attempts;
    this.#tiktokUrl = config.tiktok.authorizeBaseUrl;
  }

  /**
   * The attempt after the observation; the same one when it was no news. Judged by what is known now: since `seen` was read a
   * webhook may have told the same, or post ids that this observation does not have.
   * @throws {LostFenceError} when the attempt is in other hands than when it was read
   */
  async apply(seen: Work, observation: Observation): Promise<AttemptEntity> {
    // Most looks are no news, and need no lock to be that: what is told meanwhile only goes further the same way.
    if (!stepOf(seen, observation)) return seen.attempt;
    const written = await this.applyAsSeen(seen, observation);
    if (written) return written;
    return this.#dataSource.transaction(async (manager) => {
      const work = await this.#attempts.lock(manager, seen.attempt);
      if (work?.attempt.fence !== seen.attempt.fence) throw new LostFenceError('The attempt is in other hands now.');
      return this.applyIn(manager, work, observation);
    });
  }

  /**
   * By one statement that names the state `seen`: nobody can have added to it unnoticed while there is no post yet, because
   * what is added comes with a new state. Null, and nothing written, where that does not hold or the observation is no news.
   */
  async applyAsSeen(seen: Work, observation: Observation, more: AttemptChange = {}): Promise<AttemptEntity | null> {
    const step = stepOf(seen, observation);
    if (!step || step.state === seen.attempt.state || hasPost(seen.attempt.state)) return null;
    try {
      return await this.#attempts.move(seen.attempt, step.state, { ...more, ...this.#changeOf(seen, step) });
    } catch (error) {
      if (!(error instanceof LostFenceError)) throw error;
      return null;
    }
  }

  /** For an attempt that the caller's transaction has locked. */
  async applyIn(manager: EntityManager, work: Work, observation: Observation): Promise<AttemptEntity> {
    const step = stepOf(work, observation);
    return step ? this.#attempts.moveIn(manager, work.attempt, step.state, this.#changeOf(work, step)) : work.attempt;
  }

  #changeOf({ attempt, publication, account }: Work, { state, postIds, failReason }: AttemptStep): AttemptChange {
    const isWhole = state === 'accepted' || state === 'published' || state === 'in_inbox';
    const bytes = isWhole ? { bytesSent: publication.sizeBytes } : {};
    const postUrl = publication.postUrl ?? postUrlOf(this.#tiktokUrl, account.username, postIds);
    // What comes while we still send finds nobody who looks yet; the post's id may come later.
    const within = firstLook(publication.id, firstLookMs);
    return {
      set: { ...bytes, ...(failReason === null ? {} : { failReason }) },
      publication: { ...bytes, postIds, postUrl },
      detail: { postIds, ...(failReason === null ? {} : { reason: failReason }) },
      ...(needsUploadUrl(attempt.state) ? { within } : {}),
    };
  }
}

const stepOf = (
  { attempt: { state, transfer }, publication: { sizeBytes, postIds } }: Work,
  observation: Observation,
) => reduceObservation({ state, transfer, sizeBytes, postIds }, observation);
