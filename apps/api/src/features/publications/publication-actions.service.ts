import type { Publication } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { isCancellable } from './attempts/attempt-transitions.ts';
import { type Held, PublicationLock } from './publication-lock.ts';
import { notCancellable, notRetryable } from './publications.errors.ts';
import { PublicationsService } from './publications.service.ts';
import { isRetryableReason } from './retryable-reasons.ts';

/** What a person may still do about a publication of theirs; admins about any. */
@Injectable()
export class PublicationActionsService {
  readonly #publications: PublicationsService;
  readonly #lock: PublicationLock;

  constructor(publications: PublicationsService, lock: PublicationLock) {
    this.#publications = publications;
    this.#lock = lock;
  }

  /** @throws {CodedError} `not_found`, `not_cancellable` */
  async cancel(actor: Actor, id: string): Promise<Publication> {
    await this.#publications.read(actor, id);
    return this.#lock.hold(id, async ({ attempt, move, withdraw, show }) => {
      if (!isCancellable(attempt)) throw notCancellable(attempt);
      // A worker that is sending loses the fence with this, so its next write fails and it stops.
      await move('cancelled', { set: { fence: attempt.fence + 1 }, detail: { by: actor.creatorId } });
      await withdraw();
      return show();
    });
  }

  /** The same consent once more. @throws {CodedError} `not_found`, `not_retryable` */
  async retry(actor: Actor, id: string): Promise<Publication> {
    await this.#publications.read(actor, id);
    return this.#lock.hold(id, async (held) => {
      if (held.publication.state === 'needs_attention') await goOn(held, actor);
      else if (mayTryAnew(held)) await held.startNext();
      else throw notRetryable();
      await held.send();
      return held.show();
    });
  }
}

/** What was held before its time goes back to waiting for it: it was not consented to any earlier. */
function goOn({ attempt, dueAt, move }: Held, { creatorId: by }: Actor): Promise<unknown> {
  if (dueAt === null || attempt.state !== 'planned') return move(attempt.state, { detail: { by } });
  return move('planned', { publication: { state: 'scheduled' }, detail: { by, publication: 'scheduled' } });
}

const mayTryAnew = ({ attempt }: Held) => attempt.state === 'failed' && isRetryableReason(attempt.failReason);
