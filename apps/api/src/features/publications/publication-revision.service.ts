import {
  type Answer,
  isAnswerable,
  isReschedulable,
  type Publication,
  type Reschedule,
  scheduleRefusal,
} from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { ExchangeLog } from './exchanges/exchange-log.ts';
import { type Held, PublicationLock } from './publication-lock.ts';
import {
  changedMeanwhile,
  fieldsRefused,
  notAnswerable,
  notItsCreator,
  notReschedulable,
} from './publications.errors.ts';
import { PublicationsService } from './publications.service.ts';
import { type AcceptedRequest, postOf, PublishCheck } from './publish-check.ts';
import { requestOf } from './publish-request-of.ts';

/**
 * When and how a publication is to be posted, decided anew by its creator. Each change names the version it was decided on,
 * and takes the fence: a worker that was about to send what was decided before stops.
 */
@Injectable()
export class PublicationRevisionService {
  readonly #publications: PublicationsService;
  readonly #lock: PublicationLock;
  readonly #check: PublishCheck;

  readonly #exchanges: ExchangeLog;

  constructor(publications: PublicationsService, lock: PublicationLock, check: PublishCheck, exchanges: ExchangeLog) {
    this.#publications = publications;
    this.#lock = lock;
    this.#check = check;
    this.#exchanges = exchanges;
  }

  /** @throws {CodedError} `not_found`, `forbidden`, `not_reschedulable`, `conflict`, `invalid_fields` */
  async reschedule(actor: Actor, id: string, { scheduledAt, version }: Reschedule): Promise<Publication> {
    const shown = await this.#readOwn(actor, id);
    if (!isReschedulable(shown)) throw notReschedulable();
    requireVersion(shown, version);
    return this.#hold(actor, shown, async (held) => {
      const refusal = scheduledAt === null ? null : scheduleRefusal(scheduledAt, held.now);
      if (refusal !== null) throw fieldsRefused([{ path: 'scheduledAt', message: refusal }]);
      await moveTime(held, actor, scheduledAt === null ? null : new Date(scheduledAt));
    });
  }

  /** @throws {CodedError} `not_found`, `forbidden`, `not_answerable`, `conflict`, and what `PublishCheck.accept` throws */
  async answer(actor: Actor, id: string, answer: Answer): Promise<Publication> {
    const shown = await this.#readOwn(actor, id);
    if (!isAnswerable(shown)) throw notAnswerable();
    requireVersion(shown, answer.version);
    // TikTok is asked here too, which takes too long to hold a lock meanwhile; the version tells whether it still stands.
    const { result: accepted, keepFor } = await this.#exchanges.overhear(() =>
      this.#check.accept(actor, requestOf(shown, answer)),
    );
    void keepFor(id);
    return this.#hold(actor, shown, (held) => consentAnew(held, actor, accepted));
  }

  async #readOwn(actor: Actor, id: string): Promise<Publication> {
    const shown = await this.#publications.read(actor, id);
    if (!(await this.#publications.isOwn(actor, id))) throw notItsCreator();
    return shown;
  }

  /** Acts on exactly what was shown: whatever came in between is a conflict. */
  async #hold(actor: Actor, { id, version }: Publication, act: (held: Held) => Promise<void>): Promise<Publication> {
    const changed = await this.#lock.hold(id, async (held) => {
      if (held.publication.version !== version) return null;
      await act(held);
      return held.show();
    });
    if (!changed) throw changedMeanwhile(await this.#publications.read(actor, id));
    return changed;
  }
}

function requireVersion(current: Publication, version: number): void {
  if (current.version !== version) throw changedMeanwhile(current);
}

/** Its job moves in the same transaction. */
async function moveTime({ publication, attempt, move, send }: Held, actor: Actor, to: Date | null): Promise<void> {
  const state = to === null ? 'queued' : 'scheduled';
  await move('planned', {
    set: { fence: attempt.fence + 1 },
    publication: { state, scheduledAt: to },
    detail: { by: actor.creatorId, publication: state, scheduledFrom: publication.scheduledAt, scheduledTo: to },
  });
  await send(to);
}

/** What was agreed to before stays on record; what is sent is what was agreed to last. */
async function consentAnew(held: Held, { creatorId }: Actor, { request, video }: AcceptedRequest): Promise<void> {
  const { attempt, publication, dueAt, move, agree, send } = held;
  const post = postOf(request);
  const { declaration } = request.consent;
  await agree({ creatorId, declaration, post, videoSha256: video.sha256 });
  const state = dueAt === null ? 'queued' : 'scheduled';
  await move('planned', {
    set: { fence: attempt.fence + 1 },
    publication: { state, post },
    detail: { by: creatorId, publication: state, answered: publication.needs.map(({ code }) => code) },
  });
  await send();
}
