import type { Publication, Resolve } from '@flowcast/shared-models';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { postIdOf } from './post-url.ts';
import { type Held, PublicationLock } from './publication-lock.ts';
import { notAPostUrl, notResolvable } from './publications.errors.ts';
import { PublicationsService } from './publications.service.ts';

type ResolveAs<Outcome extends Resolve['outcome']> = Extract<Resolve, { outcome: Outcome }>;

/** Settles a publication whose outcome TikTok never told. Who did it and why stays in its history. */
@Injectable()
export class PublicationResolutionService {
  readonly #publications: PublicationsService;
  readonly #lock: PublicationLock;
  readonly #tiktokUrl: string;

  constructor(publications: PublicationsService, lock: PublicationLock, @Inject(CONFIG) config: Config) {
    this.#publications = publications;
    this.#lock = lock;
    this.#tiktokUrl = config.tiktok.authorizeBaseUrl;
  }

  /** @throws {CodedError} `not_found`, `forbidden`, `not_resolvable`, `invalid_fields` */
  async resolve(actor: Actor, id: string, resolve: Resolve): Promise<Publication> {
    if (resolve.outcome === 'not_on_tiktok') requireAdmin(actor);
    await this.#publications.read(actor, id);
    return this.#lock.hold(id, async (held) => {
      if (held.attempt.state !== 'unknown') throw notResolvable();
      await this.#settle(held, actor, resolve);
      return held.show();
    });
  }

  #settle(held: Held, actor: Actor, resolve: Resolve): Promise<void> {
    switch (resolve.outcome) {
      case 'check_again':
        return held.observe();
      case 'on_tiktok':
        return this.#isThere(held, actor, resolve);
      case 'not_on_tiktok':
        return this.#isNotThere(held, actor, resolve);
    }
  }

  async #isThere(held: Held, actor: Actor, { postUrl, reason }: ResolveAs<'on_tiktok'>): Promise<void> {
    const postId = postIdOf(this.#tiktokUrl, postUrl);
    if (postId === null) throw notAPostUrl(this.#tiktokUrl);
    await held.move('published', {
      publication: { postIds: [postId], postUrl },
      detail: { by: actor.creatorId, reason, postIds: [postId] },
    });
  }

  /** One new attempt, on a person's word that the one before left nothing at TikTok. */
  async #isNotThere(held: Held, actor: Actor, { reason }: ResolveAs<'not_on_tiktok'>): Promise<void> {
    await held.move('failed', {
      set: { failReason: 'not_on_tiktok' },
      detail: { by: actor.creatorId, reason },
    });
    await held.startNext();
    await held.send();
  }
}
