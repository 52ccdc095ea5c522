import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager, In } from 'typeorm';
import { AttemptHistoryEntity } from '../attempts/attempt-history.entity.ts';
import { AttemptEntity } from '../attempts/attempt.entity.ts';
import { ConsentEntity } from '../consent.entity.ts';
import type { StoryParts } from './story.mapper.ts';

@Injectable()
export class StoryRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** The upload URL, a credential, is not even read. */
  async partsOf(publicationId: string): Promise<Omit<StoryParts, 'webhooks'>> {
    const consents = await this.#manager.find(ConsentEntity, { where: { publicationId }, order: { number: 'ASC' } });
    const attempts = await this.#manager.find(AttemptEntity, {
      where: { publicationId },
      select: { id: true, number: true, publishId: true },
      order: { number: 'ASC' },
    });
    const history = await this.#manager.find(AttemptHistoryEntity, {
      where: { attemptId: In(attempts.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    return { consents, attempts, history };
  }
}
