import { type LiveEvent, LiveEventSchema } from '@flowcast/shared-models';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { concatMap, filter, map, merge, type Observable, share, Subject, take, takeUntil } from 'rxjs';
import * as v from 'valibot';
import { ChangeListener } from '../../platform/database/index.ts';
import { PublicationsRepository } from '../publications/index.ts';

/** A change and the creator it may be told to. */
export interface OwnedChange {
  ownerId: string;
  event: LiveEvent;
}

const PayloadSchema = v.pipe(v.string(), v.parseJson(), LiveEventSchema);
const SessionEndSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ kind: v.literal('session_ended'), id: v.string() }),
);

/** Owners never change, so each is looked up once; beyond this many the oldest are forgotten. */
const rememberedOwners = 10_000;

/** What changed, as Postgres announces it, with its owner: one look-up for all who listen. */
@Injectable()
export class LiveChanges implements OnModuleDestroy {
  readonly #logger = new Logger(LiveChanges.name);
  readonly #publications: PublicationsRepository;
  readonly #owners = new Map<string, string>();
  readonly #closing = new Subject<void>();
  readonly changes: Observable<OwnedChange>;
  /** Ids of sessions that were ended: by signing out, by suspension, or by a new sign-in of the same browser. */
  readonly endedSessions: Observable<string>;
  /** Emits when streams must end: changes may have been missed, or the process stops. Browsers come back and read anew. */
  readonly ended: Observable<void>;

  constructor(listener: ChangeListener, publications: PublicationsRepository) {
    this.#publications = publications;
    this.ended = merge(listener.reconnected, this.#closing).pipe(take(1));
    this.endedSessions = listener.payloads.pipe(
      map(endedSessionOf),
      filter((id) => id !== null),
      share(),
    );
    this.changes = listener.payloads.pipe(
      concatMap((payload) => this.#owned(payload)),
      concatMap((owned) => owned),
      takeUntil(this.#closing),
      share(),
    );
  }

  /** Before the server waits for its connections to end: an open stream would hold it up for ever. */
  onModuleDestroy(): void {
    this.#closing.next();
  }

  async #owned(payload: string): Promise<OwnedChange[]> {
    const read = v.safeParse(PayloadSchema, payload);
    if (!read.success) return [];
    try {
      const ownerId = await this.#ownerOf(read.output.id);
      return ownerId === null ? [] : [{ ownerId, event: read.output }];
    } catch (error) {
      // The database is away for a moment: this change is missed, and the listener's own reconnection ends the streams.
      this.#logger.warn(`A change could not be told: ${String(error)}`);
      return [];
    }
  }

  async #ownerOf(publicationId: string): Promise<string | null> {
    const known = this.#owners.get(publicationId);
    if (known !== undefined) return known;
    const ownerId = await this.#publications.findOwnerId(publicationId);
    if (ownerId !== null) this.#remember(publicationId, ownerId);
    return ownerId;
  }

  #remember(publicationId: string, ownerId: string): void {
    this.#owners.set(publicationId, ownerId);
    const [oldest] = this.#owners.keys();
    if (this.#owners.size > rememberedOwners && oldest !== undefined) this.#owners.delete(oldest);
  }
}

function endedSessionOf(payload: string): string | null {
  const read = v.safeParse(SessionEndSchema, payload);
  return read.success ? read.output.id : null;
}
