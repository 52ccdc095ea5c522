import {
  type Calendar,
  type CalendarQuery,
  type Page,
  type Publication,
  typicalDailyPosts,
} from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { calendarRefusal } from './calendar-rules.ts';
import { fieldsRefused, publicationNotFound } from './publications.errors.ts';
import { type PublicationQuery, PublicationsRepository } from './publications.repository.ts';

/** Looking at publications. */
@Injectable()
export class PublicationsService {
  readonly #publications: PublicationsRepository;

  constructor(publications: PublicationsRepository) {
    this.#publications = publications;
  }

  page(actor: Actor, query: PublicationQuery): Promise<Page<Publication>> {
    return this.#publications.page(actor.creatorId, query);
  }

  /** An own one; admins may read any. @throws {CodedError} `not_found` */
  async read(actor: Actor, id: string): Promise<Publication> {
    const shown = await this.#publications.showVisible(actor, id);
    if (!shown) throw publicationNotFound();
    return shown;
  }

  /** Of the actor's own ones, what lies between two instants. @throws {CodedError} `invalid_fields` */
  async calendar(actor: Actor, query: CalendarQuery): Promise<Calendar> {
    const refusal = calendarRefusal(query);
    if (refusal !== null) throw fieldsRefused([{ path: 'to', message: refusal }]);
    return { items: await this.#publications.between(actor.creatorId, query), dailyCap: typicalDailyPosts };
  }

  /** Admins see others' publications, which are not theirs for that. */
  async isOwn({ creatorId }: Actor, id: string): Promise<boolean> {
    return (await this.#publications.findOwnerId(id)) === creatorId;
  }
}
