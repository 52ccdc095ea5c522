import { Injectable, type MessageEvent } from '@nestjs/common';
import { filter, interval, map, merge, type Observable, of, takeUntil } from 'rxjs';
import type { Actor } from '../../platform/http/index.ts';
import { LiveChanges } from './live-changes.ts';

/** Shorter than the idle limits of usual proxies. */
const heartbeatMs = 15_000;

@Injectable()
export class LiveService {
  readonly #live: LiveChanges;

  constructor(live: LiveChanges) {
    this.#live = live;
  }

  /** The creator's own changes, as long as the session lasts. The first comment makes the browser know at once that the stream is open. */
  changesOf(actor: Actor): Observable<MessageEvent> {
    const own = this.#live.changes.pipe(
      filter(({ ownerId }) => ownerId === actor.creatorId),
      map(({ event }): MessageEvent => ({ data: event })),
    );
    const heartbeat = interval(heartbeatMs).pipe(map((): MessageEvent => ({ comment: 'still here' })));
    const ended = merge(this.#live.ended, this.#live.endedSessions.pipe(filter((id) => id === actor.sessionId)));
    return merge(of<MessageEvent>({ comment: 'open' }), own, heartbeat).pipe(takeUntil(ended));
  }
}
