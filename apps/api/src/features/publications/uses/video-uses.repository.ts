import type { Page, PageQuery, VideoUse } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager, In } from 'typeorm';
import { readKeysetPage } from '../../../platform/database/index.ts';
import { AccountEntity } from '../../accounts/index.ts';
import { PublicationEntity } from '../publication.entity.ts';

@Injectable()
export class VideoUsesRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** The publications of a video, newest first. */
  async page(videoId: string, query: PageQuery): Promise<Page<VideoUse>> {
    const publications = this.#manager.createQueryBuilder(PublicationEntity, 'publication').where({ videoId });
    const { items, nextCursor } = await readKeysetPage(publications, query);
    const creators = await this.#namesOf(
      'CreatorEntity',
      items.map(({ creatorId }) => creatorId),
    );
    const accounts = await this.#namesOf(
      AccountEntity,
      items.map(({ accountId }) => accountId),
    );
    return { items: items.map((one) => toVideoUse(one, creators, accounts)), nextCursor };
  }

  async #namesOf(entity: 'CreatorEntity' | typeof AccountEntity, ids: string[]): Promise<Map<string, string>> {
    const rows = await this.#manager.findBy<{ id: string; displayName: string }>(entity, { id: In(ids) });
    return new Map(rows.map(({ id, displayName }) => [id, displayName]));
  }
}

type Names = ReadonlyMap<string, string>;

function toVideoUse(publication: PublicationEntity, creators: Names, accounts: Names): VideoUse {
  const { id, creatorId, accountId, mode, state, createdAt, postUrl } = publication;
  return {
    id,
    creatorName: creators.get(creatorId) ?? '',
    accountName: accounts.get(accountId) ?? '',
    mode,
    state,
    createdAt: createdAt.toISOString(),
    postUrl,
  };
}
