import { TikTokError } from '@flowcast/tiktok-client';
import { Injectable, Logger } from '@nestjs/common';
import { type JobContext, JobHandler } from '../../../platform/queue/index.ts';
import { BudgetFullError } from '../../accounts/index.ts';
import type { Observation } from '../attempts/attempt-observation.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { Work } from '../attempts/work.ts';
import { LostFenceError } from '../attempts/lost-fence-error.ts';
import { nextLookMs, silenceAfterMs, withoutIdMs } from './observe-schedule.ts';
import { Observer } from './observer.ts';
import { type ObservePayload, observeTask, PublishingJobs } from '../publishing-jobs.ts';

/** Asks TikTok what became of a publication, again and again with growing pauses, until there is nothing more to learn. */
@Injectable()
export class ObserveJob extends JobHandler<ObservePayload> {
  readonly task = observeTask;
  readonly #logger = new Logger(ObserveJob.name);
  readonly #attempts: AttemptsRepository;
  readonly #observer: Observer;
  readonly #jobs: PublishingJobs;

  constructor(attempts: AttemptsRepository, observer: Observer, jobs: PublishingJobs) {
    super();
    this.#attempts = attempts;
    this.#observer = observer;
    this.#jobs = jobs;
  }

  async handle(payload: ObservePayload, { signal }: JobContext): Promise<void> {
    const work = await this.#attempts.read(payload.publicationId);
    // Decided before the look too, so that a look is never made in vain.
    if (!work || pauseMs(work, payload) === null) return;
    const atLeastMs = await this.#look(work, payload, signal);
    await this.#lookAgain(payload, signal.aborted ? 0 : atLeastMs);
  }

  /** How long TikTok asks to be left alone. Whatever goes wrong, there will be another look. */
  async #look(work: Work, { since }: ObservePayload, signal: AbortSignal): Promise<number> {
    try {
      if (work.attempt.publishId === null) return await this.#waitForId(work, since);
      const seen = await this.#observer.look(work, signal);
      if (isMissingBytes(work, seen)) return await this.#sendTheRest(work);
      const attempt = await this.#observer.apply(work, seen);
      await this.#giveUpIfSilent({ ...work, attempt }, since);
      return 0;
    } catch (error) {
      // Somebody else was quicker: what they saw is what we would have seen.
      if (error instanceof LostFenceError) return 0;
      this.#logger.warn(`Publication ${work.publication.id} was not observed: ${String(error)}`);
      await this.#giveUpIfSilent(work, since).catch((again: unknown) => this.#logger.warn(String(again)));
      return pauseAskedForMs(error);
    }
  }

  /** TikTok fetched the video but its answer with the publish id was lost: there is nothing to ask by until it tells. */
  async #waitForId(work: Work, since: string): Promise<number> {
    await this.#giveUpIfSilent(work, since);
    return withoutIdMs;
  }

  async #sendTheRest({ publication }: Work): Promise<number> {
    await this.#jobs.publishAgain(publication);
    return 0;
  }

  async #giveUpIfSilent(work: Work, since: string): Promise<void> {
    if (msBetween(since, work.readAt) >= silenceAfterMs) await this.#observer.apply(work, { kind: 'silence' });
  }

  async #lookAgain(payload: ObservePayload, atLeastMs: number): Promise<void> {
    const work = await this.#attempts.read(payload.publicationId);
    const waitMs = work && pauseMs(work, payload);
    if (waitMs === null) return;
    await this.#jobs.observeAgain({ ...payload, round: payload.round + 1 }, Math.max(waitMs, atLeastMs));
  }
}

function pauseMs({ attempt, publication, readAt }: Work, { round, since }: ObservePayload): number | null {
  const watched = {
    state: attempt.state,
    privacyLevel: publication.post?.privacyLevel ?? null,
    postIds: publication.postIds,
    round,
    waitingMs: msBetween(since, readAt),
    endedMs: attempt.endedAt ? msBetween(attempt.endedAt, readAt) : 0,
  };
  return nextLookMs(watched, Math.random);
}

const msBetween = (since: string | Date, now: Date) => now.getTime() - new Date(since).getTime();

function pauseAskedForMs(error: unknown): number {
  if (error instanceof BudgetFullError) return error.afterMs;
  return (error instanceof TikTokError && error.retryAfterMs) || 0;
}

/** TikTok says that it waits for more, although we may have sent all. */
function isMissingBytes({ attempt, publication }: Work, seen: Observation): boolean {
  const uploadedBytes = seen.kind === 'processing' ? seen.uploadedBytes : null;
  return attempt.state === 'commit_sent' && uploadedBytes !== null && uploadedBytes < publication.sizeBytes;
}
