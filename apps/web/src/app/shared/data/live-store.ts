import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { type LiveEvent, LiveEventSchema } from '@flowcast/shared-models';
import { Subject } from 'rxjs';
import { safeParse } from 'valibot';
import { parseJson } from '../util/json.ts';
import { ConnectionStore } from './connection-store.ts';

export type LiveConnection = 'connecting' | 'open' | 'lost';

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * What changed, as the API says it (`GET /api/live`). One connection for the whole page, opened by its first listener.
 * The browser reconnects by itself after a dropped stream but gives up after a refused one, so we reconnect ourselves.
 */
@Injectable({ providedIn: 'root' })
export class LiveStore {
  private readonly state = signal<LiveConnection>('connecting');
  private readonly changed = new Subject<LiveEvent>();
  private readonly reconnected = new Subject<void>();
  private source: EventSource | null = null;
  private retryMs = firstRetryMs;
  private retry: ReturnType<typeof setTimeout> | undefined;

  readonly connection = this.state.asReadonly();
  /** Each change, once. */
  readonly changes = this.changed.asObservable();
  /** Emits when the stream is open (again): events may have been missed, so read anew. */
  readonly opened = this.reconnected.asObservable();

  constructor() {
    const connection = inject(ConnectionStore);
    // A network that goes or comes back is noticed at once, not when a stream times out or the next try is due.
    effect(() => {
      const isOffline = connection.isOffline();
      untracked(() => this.onNetwork(isOffline));
    });
    inject(DestroyRef).onDestroy(() => this.close());
  }

  /** Safe to call any number of times. */
  open(): void {
    if (this.source || typeof EventSource === 'undefined') return;
    const source = new EventSource('/api/live');
    this.source = source;
    source.onopen = () => this.onOpen();
    source.onerror = () => this.onLost();
    source.onmessage = (event) => this.onData(event.data);
  }

  close(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  private onNetwork(isOffline: boolean): void {
    if (isOffline && this.source) this.onLost();
    if (isOffline || this.state() !== 'lost') return;
    clearTimeout(this.retry);
    this.retryMs = firstRetryMs;
    this.open();
  }

  private onOpen(): void {
    this.retryMs = firstRetryMs;
    this.state.set('open');
    this.reconnected.next();
  }

  private onLost(): void {
    this.close();
    this.state.set('lost');
    this.retry = setTimeout(() => this.open(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }

  private onData(data: unknown): void {
    const event = safeParse(LiveEventSchema, parseJson(data));
    if (event.success) this.changed.next(event.output);
  }
}
