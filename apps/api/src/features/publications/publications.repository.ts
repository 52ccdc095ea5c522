import type { CalendarQuery, Page, PageQuery, Publication, PublicationSelection } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager, In } from 'typeorm';
import type { Actor } from '../../platform/http/index.ts';
import { AccountEntity } from '../accounts/index.ts';
import { VideoEntity } from '../catalog/index.ts';
import { AttemptHistoryEntity } from './attempts/attempt-history.entity.ts';
import { AttemptEntity } from './attempts/attempt.entity.ts';
import { PublicationEntity } from './publication.entity.ts';
import { publicationTime, readPublicationPage } from './publication-page.ts';
import { type PublicationStep, toPublication } from './publication.mapper.ts';

export type PublicationQuery = PageQuery & PublicationSelection;

type HistoryRow = PublicationStep & { publicationId: string };

@Injectable()
export class PublicationsRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** One of the actor's own; an admin may see any. */
  findVisible(actor: Actor, id: string): Promise<PublicationEntity | null> {
    const own = actor.role === 'admin' ? {} : { creatorId: actor.creatorId };
    return this.#manager.findOneBy(PublicationEntity, { id, ...own });
  }

  /** Whose it is; that never changes. */
  async findOwnerId(id: string): Promise<string | null> {
    const found = await this.#manager.findOne(PublicationEntity, { where: { id }, select: { creatorId: true } });
    return found?.creatorId ?? null;
  }

  /** The account's that were not begun yet: queued, or for later. */
  async waitingOf(accountId: string): Promise<string[]> {
    const where = { accountId, state: In(['scheduled', 'queued']) };
    const found = await this.#manager.find(PublicationEntity, { where, select: { id: true } });
    return found.map(({ id }) => id);
  }

  /** A creator's own, newest first. */
  page(creatorId: string, query: PublicationQuery): Promise<Page<PublicationEntity>> {
    return readPublicationPage(this.#manager, creatorId, query);
  }

  /** A creator's own by their time, earliest first. */
  between(creatorId: string, { from, to, accountId }: CalendarQuery): Promise<PublicationEntity[]> {
    const found = this.#manager
      .createQueryBuilder(PublicationEntity, 'publication')
      .where({ creatorId, ...(accountId ? { accountId } : {}) })
      .andWhere(`${publicationTime} >= :from and ${publicationTime} < :to`, { from, to });
    return found.orderBy(publicationTime).addOrderBy('publication.id').getMany();
  }

  /** Publications as they are shown: three queries, however many they are. */
  async show(publications: readonly PublicationEntity[], manager = this.#manager): Promise<Publication[]> {
    const accounts = byId(await manager.findBy(AccountEntity, { id: In(distinct(publications, 'accountId')) }));
    const videos = byId(await manager.findBy(VideoEntity, { id: In(distinct(publications, 'videoId')) }));
    const history = Map.groupBy(await this.#historyOf(publications, manager), ({ publicationId }) => publicationId);
    return publications.flatMap((publication) => {
      const account = accounts.get(publication.accountId);
      const video = videos.get(publication.videoId);
      const own = history.get(publication.id) ?? [];
      return account && video ? [toPublication({ publication, account, video, history: own })] : [];
    });
  }

  #historyOf(publications: readonly PublicationEntity[], manager: EntityManager): Promise<HistoryRow[]> {
    return manager
      .createQueryBuilder(AttemptHistoryEntity, 'entry')
      .innerJoin(AttemptEntity, 'attempt', 'attempt.id = entry.attemptId')
      .select('attempt.publicationId', 'publicationId')
      .addSelect('entry.state', 'state')
      .addSelect('entry.detail', 'detail')
      .addSelect('entry.at', 'at')
      .addSelect('attempt.transfer', 'transfer')
      .addSelect('attempt.transferReason', 'transferReason')
      .where('attempt.publicationId = any(:ids)', { ids: publications.map(({ id }) => id) })
      .orderBy('entry.id')
      .getRawMany<HistoryRow>();
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

const distinct = (publications: readonly PublicationEntity[], field: 'accountId' | 'videoId') => [
  ...new Set(publications.map((publication) => publication[field])),
];
