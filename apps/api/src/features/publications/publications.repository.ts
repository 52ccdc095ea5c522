import type { CalendarQuery, Page, PageQuery, Publication, PublicationSelection } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager, In } from 'typeorm';
import { keysetPage } from '../../platform/database/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { PublicationEntity } from './publication.entity.ts';
import { publicationTime, publicationPage } from './publication-page.ts';
import { readShown, readShownPage } from './shown-publications.ts';

export type PublicationQuery = PageQuery & PublicationSelection;

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
  async page(creatorId: string, query: PublicationQuery): Promise<Page<Publication>> {
    const shown = await readShownPage(this.#manager, publicationPage(this.#manager, creatorId, query));
    const { items, nextCursor } = keysetPage(shown, query);
    return { items: items.map(({ publication }) => publication), nextCursor };
  }

  /** A creator's own by their time, earliest first. */
  async between(creatorId: string, { from, to, accountId }: CalendarQuery): Promise<Publication[]> {
    const found = await this.#manager
      .createQueryBuilder(PublicationEntity, 'publication')
      .select('publication.id')
      .where({ creatorId, ...(accountId ? { accountId } : {}) })
      .andWhere(`${publicationTime} >= :from and ${publicationTime} < :to`, { from, to })
      .orderBy(publicationTime)
      .addOrderBy('publication.id')
      .getMany();
    return this.show(found.map(({ id }) => id));
  }

  /** One of the actor's own as it is shown; an admin may see any. */
  async showVisible(actor: Actor, id: string): Promise<Publication | null> {
    const [shown] = await readShown(this.#manager, [id]);
    const isVisible = shown && (actor.role === 'admin' || shown.creatorId === actor.creatorId);
    return isVisible ? shown.publication : null;
  }

  /** As they are shown, in the same order. */
  async show(ids: readonly string[], manager = this.#manager): Promise<Publication[]> {
    return (await readShown(manager, ids)).map(({ publication }) => publication);
  }
}
