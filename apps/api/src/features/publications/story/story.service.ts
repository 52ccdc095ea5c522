import type { PublicationStory, StoryExport } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/http/index.ts';
import { publicationNotFound } from '../publications.errors.ts';
import { PublicationsRepository } from '../publications.repository.ts';
import { scriptOf } from './script/story-script.ts';
import { toStory } from './story.mapper.ts';
import { StoryRepository } from './story.repository.ts';

/** What happened to a publication, so that nobody has to guess. */
@Injectable()
export class StoryService {
  readonly #publications: PublicationsRepository;
  readonly #story: StoryRepository;

  constructor(publications: PublicationsRepository, story: StoryRepository) {
    this.#publications = publications;
    this.#story = story;
  }

  /** Of an own one; admins may read any. @throws {CodedError} `not_found` */
  async of(actor: Actor, id: string): Promise<PublicationStory> {
    const publication = await this.#publications.findVisible(actor, id);
    if (!publication) throw publicationNotFound();
    return toStory(id, await this.#story.partsOf(publication));
  }

  /** The story with the script that lives it again. @throws {CodedError} `not_found` */
  async exportOf(actor: Actor, id: string): Promise<StoryExport> {
    const story = await this.of(actor, id);
    const script = scriptOf(story, await this.#story.usernameOf(id));
    return { kind: 'flowcast-story', version: 1, story, script };
  }
}
