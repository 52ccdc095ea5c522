import { TikTokClient } from '@flowcast/tiktok-client';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/index.ts';
import { AccountTokens } from '../../accounts/index.ts';
import { type Observation, observationOf } from '../attempts/attempt-observation.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptsRepository, type Work } from '../attempts/attempts.repository.ts';
import { postUrlOf } from '../post-url.ts';
import { type AttemptStep, reduceObservation } from '../attempts/reduce-observation.ts';

/** Asks TikTok what became of an attempt, and saves what that changes. */
@Injectable()
export class Observer {
  readonly #attempts: AttemptsRepository;
  readonly #tokens: AccountTokens;
  readonly #client: TikTokClient;
  readonly #tiktokUrl: string;

  constructor(
    attempts: AttemptsRepository,
    tokens: AccountTokens,
    client: TikTokClient,
    @Inject(CONFIG) config: Config,
  ) {
    this.#attempts = attempts;
    this.#tokens = tokens;
    this.#client = client;
    this.#tiktokUrl = config.tiktok.authorizeBaseUrl;
  }

  async look({ attempt, account }: Work, signal: AbortSignal): Promise<Observation> {
    const { publishId } = attempt;
    if (publishId === null) throw new Error('An attempt without a publish id cannot be observed.');
    const status = await this.#tokens.use(account.id, (accessToken) =>
      this.#client.posts.status({ accessToken, publishId }, { signal }),
    );
    return observationOf(status);
  }

  /** The attempt after the observation; the same one when it was no news. */
  async apply(work: Work, observation: Observation): Promise<AttemptEntity> {
    const { attempt, publication } = work;
    const { sizeBytes, postIds } = publication;
    const step = reduceObservation({ state: attempt.state, sizeBytes, postIds }, observation);
    return step ? this.#save(work, step) : attempt;
  }

  #save({ attempt, publication, account }: Work, step: AttemptStep): Promise<AttemptEntity> {
    const { state, postIds, failReason } = step;
    const isWhole = state === 'accepted' || state === 'published' || state === 'in_inbox';
    const bytes = isWhole ? { bytesSent: publication.sizeBytes } : {};
    const postUrl = publication.postUrl ?? postUrlOf(this.#tiktokUrl, account.username, postIds);
    return this.#attempts.move(attempt, state, {
      set: { ...bytes, ...(failReason === null ? {} : { failReason }) },
      publication: { ...bytes, postIds, postUrl },
      detail: { postIds, ...(failReason === null ? {} : { reason: failReason }) },
    });
  }
}
