import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { Work } from '../attempts/work.ts';
import { pullWindowMs } from '../attempts/pull-window.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { PullFetchesRepository } from '../pulling/pull-fetches.repository.ts';
import { WebhooksRepository } from '../../webhooks/index.ts';
import { maxAttemptsByItself } from './max-attempts.ts';
import { firstLookMs } from './observe-schedule.ts';

export type LostWork = Pick<Work, 'attempt' | 'publication' | 'account'>;

const failReason = 'init_answer_lost';

/**
 * The answer to the init of a video that TikTok fetches was lost. TikTok cannot publish what it has not got: if it fetched
 * nothing, the address is revoked, and after TikTok's time for a download another attempt is safe. If it fetched anything,
 * its word is waited for.
 */
@Injectable()
export class PullOutcomes {
  readonly #attempts: AttemptsRepository;
  readonly #fetches: PullFetchesRepository;
  readonly #jobs: PublishingJobs;
  readonly #webhooks: WebhooksRepository;

  constructor(
    attempts: AttemptsRepository,
    fetches: PullFetchesRepository,
    jobs: PublishingJobs,
    webhooks: WebhooksRepository,
  ) {
    this.#attempts = attempts;
    this.#fetches = fetches;
    this.#jobs = jobs;
    this.#webhooks = webhooks;
  }

  async answerLost({ attempt, publication, account }: LostWork): Promise<null> {
    await this.#webhooks.withUnknownLocked(account.openId, async (manager) => {
      if (await this.#fetches.hasServed(manager, attempt.id)) await this.#waitForWord(manager, attempt, account);
      else await this.#revoke(manager, attempt, publication);
    });
    return null;
  }

  async #waitForWord(manager: EntityManager, attempt: AttemptEntity, { openId }: LostWork['account']): Promise<void> {
    await this.#attempts.moveIn(manager, attempt, 'accepted', {
      detail: { because: failReason, wasFetched: true },
      also: async () => {
        await this.#jobs.startObserving(manager, attempt.publicationId, firstLookMs);
        // It may have told already, with the id we have not got.
        await this.#webhooks.handleUnknownOf(manager, openId);
      },
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
