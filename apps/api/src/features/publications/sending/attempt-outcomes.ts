import type { Need } from '@flowcast/shared-models';
import { planChunks } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import { WebhooksRepository } from '../../webhooks/index.ts';
import type { AttemptChange } from '../attempts/attempt-change.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { InitColumns } from './init-plans.ts';
import { maxAttemptsByItself } from './max-attempts.ts';
import { firstLookMs } from './observe-schedule.ts';
import { firstLook } from '../publishing-jobs.ts';
import { type LostWork, PullOutcomes } from './pull-outcomes.ts';

/** The ways the sending of an attempt ends. All but `replaceOrFail` leave nothing more to send. */
@Injectable()
export class AttemptOutcomes {
  readonly #attempts: AttemptsRepository;
  readonly #pulls: PullOutcomes;
  readonly #webhooks: WebhooksRepository;

  constructor(attempts: AttemptsRepository, pulls: PullOutcomes, webhooks: WebhooksRepository) {
    this.#attempts = attempts;
    this.#pulls = pulls;
    this.#webhooks = webhooks;
  }

  /** TikTok took the init: the attempt to send the bytes of, or null where TikTok fetches them and is only observed. */
  async begin({ attempt, publication }: LostWork, columns: InitColumns): Promise<AttemptEntity | null> {
    const { publishId } = columns;
    const change = { set: columns, detail: { publishId } };
    if (attempt.transfer !== 'PULL_FROM_URL') return this.#beginSending(attempt, change, publication.sizeBytes);
    await this.#attempts.move(attempt, 'accepted', {
      ...change,
      within: firstLook(attempt.publicationId, firstLookMs),
      ...(publishId === null ? {} : { also: (manager) => this.#webhooks.handleWaiting(manager, publishId) }),
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

  /**
   * Committed before the first byte: whatever happens later, we know the id of what may become a post. A file that goes in one
   * piece is complete with its first chunk, so that chunk is announced too.
   */
  async #beginSending(attempt: AttemptEntity, change: AttemptChange, sizeBytes: number): Promise<AttemptEntity> {
    const begun =
      planChunks(sizeBytes).chunkCount === 1
        ? await this.#attempts.move(attempt, 'commit_sent', { ...change, through: ['init_ok', 'sending'] })
        : await this.#attempts.move(attempt, 'init_ok', change);
    // After the id is committed: whoever did not find it before has kept what TikTok told, and it is found now.
    if (begun.publishId !== null) await this.#webhooks.handleKept(begun.publishId);
    return begun;
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
      within: firstLook(attempt.publicationId, firstLookMs),
    });
    return null;
  }

  /** TikTok may have every byte and will not say: nothing is sent any more, its verdict is waited for. */
  async watch(attempt: AttemptEntity, because: string): Promise<null> {
    await this.#attempts.move(attempt, attempt.state, {
      detail: { because },
      within: firstLook(attempt.publicationId, firstLookMs),
    });
    return null;
  }
}
