import type { PublicationPace } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/index.ts';
import { publicationNotFound } from '../publications.errors.ts';
import { PublicationsRepository } from '../publications.repository.ts';
import { PaceRepository } from './pace.repository.ts';

/** Tells whoever waits what is usual. */
@Injectable()
export class PaceService {
  readonly #publications: PublicationsRepository;
  readonly #pace: PaceRepository;

  constructor(publications: PublicationsRepository, pace: PaceRepository) {
    this.#publications = publications;
    this.#pace = pace;
  }

  /** Of an own one; admins may ask for any. @throws {CodedError} `not_found` */
  async of(actor: Actor, id: string): Promise<PublicationPace> {
    if (!(await this.#publications.findVisible(actor, id))) throw publicationNotFound();
    return this.#pace.of(id);
  }
}
