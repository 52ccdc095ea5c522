import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type WebhookEventEntity, WebhooksRepository } from '../../webhooks/index.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { Work } from '../attempts/work.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { firstLookMs } from '../sending/observe-schedule.ts';
import { pulledModeOf } from './pull-publish-id.ts';

/** Whose id TikTok tells, and when it did. */
export type ToldId = Pick<WebhookEventEntity, 'publishId' | 'openId' | 'toldAt'> & { readonly publishId: string };

/**
 * Finds what a webhook is about: by its publish id. That of a video TikTok fetched may have been lost with the answer to the
 * init; then the webhook's own is taken over where it can belong to one attempt only, and never guessed.
 */
@Injectable()
export class ToldAttempts {
  readonly #webhooks: WebhooksRepository;
  readonly #attempts: AttemptsRepository;
  readonly #jobs: PublishingJobs;

  constructor(webhooks: WebhooksRepository, attempts: AttemptsRepository, jobs: PublishingJobs) {
    this.#webhooks = webhooks;
    this.#attempts = attempts;
    this.#jobs = jobs;
  }

  /** The attempt whose publish id is known, as it stands. */
  read({ publishId }: ToldId): Promise<Work | null> {
    return this.#attempts.readByPublishId(publishId);
  }

  /** The attempt that is told about, locked until the caller's transaction ends. Null: it is not known here, or not yet. */
  async lock(manager: EntityManager, told: ToldId): Promise<Work | null> {
    await this.#webhooks.lockPublishId(manager, told.publishId);
    return (await this.#attempts.lockByPublishId(manager, told.publishId)) ?? this.#adopt(manager, told);
  }

  async #adopt(manager: EntityManager, { publishId, openId, toldAt }: ToldId): Promise<Work | null> {
    const mode = pulledModeOf(publishId);
    if (mode === null || openId === null) return null;
    await this.#webhooks.lockUnknownOf(manager, openId);
    const [only, ...others] = await this.#attempts.pullsWithoutId(manager, { openId, mode, toldAt });
    if (!only || others.length > 0) return null;
    const work = await this.#attempts.lock(manager, only);
    return work && isWithoutWord(work) ? this.#giveId(manager, work, publishId) : null;
  }

  async #giveId(manager: EntityManager, work: Work, publishId: string): Promise<Work> {
    const attempt = await this.#attempts.moveIn(manager, work.attempt, work.attempt.state, {
      set: { publishId },
      detail: { publishId, toldBy: 'webhook' },
      // From now on it can be asked for.
      also: () => this.#jobs.startObserving(manager, work.publication.id, firstLookMs),
    });
    return { ...work, attempt };
  }
}

/** TikTok has the video, or may have it, and nothing to ask by is known. */
const isWithoutWord = ({ attempt: { publishId, state } }: Work) =>
  publishId === null && (state === 'accepted' || state === 'unknown');
