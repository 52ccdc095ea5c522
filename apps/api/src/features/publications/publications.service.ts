import type { Page, Publication } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { publicationNotFound } from './publications.errors.ts';
import { type PublicationQuery, PublicationsRepository } from './publications.repository.ts';

/** Looking at publications. */
@Injectable()
export class PublicationsService {
  readonly #publications: PublicationsRepository;

  constructor(publications: PublicationsRepository) {
    this.#publications = publications;
  }

  async page(actor: Actor, query: PublicationQuery): Promise<Page<Publication>> {
    const { items, nextCursor } = await this.#publications.page(actor.creatorId, query);
    return { items: await this.#publications.show(items), nextCursor };
  }

  /** An own one; admins may read any. @throws {CodedError} `not_found` */
  async read(actor: Actor, id: string): Promise<Publication> {
    const found = await this.#publications.findVisible(actor, id);
    const [shown] = found ? await this.#publications.show([found]) : [];
    if (!shown) throw publicationNotFound();
    return shown;
  }
}
