import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager, In } from 'typeorm';
import { Clock } from '../../../platform/clock/index.ts';
import { AccountEntity } from '../../accounts/index.ts';
import { type WebhookEventEntity, WebhooksRepository } from '../../webhooks/index.ts';
import { AttemptHistoryEntity } from '../attempts/attempt-history.entity.ts';
import { AttemptEntity } from '../attempts/attempt.entity.ts';
import { ConsentEntity } from '../consent.entity.ts';
import { AttemptExchangeEntity } from '../exchanges/attempt-exchange.entity.ts';
import { PublicationEntity } from '../publication.entity.ts';
import { PullFetchesRepository } from '../pulling/pull-fetches.repository.ts';
import type { StoryParts } from './story.mapper.ts';

@Injectable()
export class StoryRepository {
  readonly #manager: EntityManager;
  readonly #webhooks: WebhooksRepository;
  readonly #fetches: PullFetchesRepository;
  readonly #clock: Clock;

  constructor(
    @InjectEntityManager() manager: EntityManager,
    webhooks: WebhooksRepository,
    fetches: PullFetchesRepository,
    clock: Clock,
  ) {
    this.#manager = manager;
    this.#webhooks = webhooks;
    this.#fetches = fetches;
    this.#clock = clock;
  }

  /** What is a credential, such as the upload URL, is not even read. */
  async partsOf(publication: PublicationEntity): Promise<StoryParts> {
    const { id: publicationId } = publication;
    const consents = await this.#manager.find(ConsentEntity, { where: { publicationId }, order: { number: 'ASC' } });
    const attempts = await this.#manager.find(AttemptEntity, {
      where: { publicationId },
      select: { id: true, number: true, publishId: true, createdAt: true, endedAt: true },
      order: { number: 'ASC' },
    });
    const ofThem = { where: { attemptId: In(attempts.map(({ id }) => id)) }, order: { id: 'ASC' } } as const;
    const history = await this.#manager.find(AttemptHistoryEntity, ofThem);
    const exchanges = await this.#manager.find(AttemptExchangeEntity, ofThem);
    const fetches = await this.#fetches.of(attempts.map(({ id }) => id));
    const webhooks = await this.#webhooksOf(publication, attempts);
    return { consents, attempts, history, exchanges, fetches, webhooks };
  }

  /** Null: TikTok has not told it yet. */
  async usernameOf(publicationId: string): Promise<string | null> {
    const { accountId } = await this.#manager.findOneByOrFail(PublicationEntity, { id: publicationId });
    return (await this.#manager.findOneByOrFail(AccountEntity, { id: accountId })).username;
  }

  /** About its attempts, and about the account's permission while it was under way. */
  async #webhooksOf(
    { accountId, createdAt }: PublicationEntity,
    attempts: StoryParts['attempts'],
  ): Promise<WebhookEventEntity[]> {
    const { openId } = await this.#manager.findOneByOrFail(AccountEntity, { id: accountId });
    const publishIds = attempts.flatMap(({ publishId }) => publishId ?? []);
    const until = attempts.at(-1)?.endedAt ?? this.#clock.now();
    return [
      ...(await this.#webhooks.toldAbout(publishIds)),
      ...(await this.#webhooks.permissionEndsOf(openId, createdAt, until)),
    ];
  }
}
