import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type Answer, finalStates, type Publication, type Resolve } from '@flowcast/shared-models';
import { filter, merge } from 'rxjs';
import { type ApiError, toApiError } from './api-error.ts';
import { LiveStore } from './live-store.ts';
import { PublicationsClient } from './publications-client.ts';

export type PublicationAction = 'answer' | 'cancel' | 'reschedule' | 'retry' | Resolve['outcome'];

/** One publication, kept fresh by live events. Provided by the component that shows it; `watch` says which one. */
@Injectable()
export class PublicationStore {
  private readonly client = inject(PublicationsClient);
  private readonly live = inject(LiveStore);
  private readonly id = signal('');
  private readonly resource = this.client.one(this.id);
  private readonly actionFailed = signal<ApiError | null>(null);
  private readonly busy = signal(false);
  private readonly done = signal<PublicationAction | null>(null);
  /** Something changed since the last read began. A resource ignores a reload while it is reading, so it has to be kept. */
  private readonly stale = signal(false);

  /** The last one that was read; a reload that fails does not take it away. */
  readonly publication = linkedSignal<Publication | undefined, Publication | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (read, before) => read ?? this.ifWatched(before?.value ?? null),
  }).asReadonly();
  /** What is usual changes with the state at most; an answer that fails leaves the ordinary sentences. */
  private readonly paceResource = this.client.pace(
    this.id,
    computed(() => this.publication()?.state ?? null),
  );
  readonly pace = computed(() => (this.paceResource.hasValue() ? this.paceResource.value() : null));
  readonly error = computed(() => {
    const error = this.resource.error();
    return error ? toApiError(error) : null;
  });
  /** Why cancelling, trying again or settling was refused. */
  readonly actionError = this.actionFailed.asReadonly();
  readonly acting = this.busy.asReadonly();
  /** What somebody last asked for and the studio accepted. */
  readonly accepted = this.done.asReadonly();
  readonly connectionLost = computed(() => this.live.connection() === 'lost' && !this.isFinal());

  constructor() {
    this.live.open();
    const mine = this.live.changes.pipe(filter(({ id, version }) => id === this.id() && version > this.version()));
    merge(mine, this.live.opened)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.stale.set(true));
    effect(() => {
      if (this.stale() && !this.resource.isLoading()) untracked(() => this.readAnew());
    });
  }

  watch(id: string): void {
    this.id.set(id);
  }

  reload(): void {
    this.stale.set(true);
  }

  cancel(): Promise<void> {
    return this.act('cancel', (id) => this.client.cancel(id));
  }

  retry(): Promise<void> {
    return this.act('retry', (id) => this.client.retry(id));
  }

  /** Decided on what is shown: another version in between is a conflict. Null: as soon as possible. */
  reschedule(scheduledAt: string | null): Promise<void> {
    return this.act('reschedule', (id) => this.client.reschedule(id, { scheduledAt, version: this.version() }));
  }

  answer(answer: Omit<Answer, 'version'>): Promise<void> {
    return this.act('answer', (id) => this.client.answer(id, { ...answer, version: this.version() }));
  }

  resolve(resolve: Resolve): Promise<void> {
    return this.act(resolve.outcome, (id) => this.client.resolve(id, resolve));
  }

  private readAnew(): void {
    this.stale.set(false);
    this.resource.reload();
  }

  private async act(action: PublicationAction, ask: (id: string) => Promise<Publication>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.done.set(null);
    this.actionFailed.set(null);
    try {
      await ask(this.id());
      this.done.set(action);
    } catch (failure) {
      this.actionFailed.set(toApiError(failure));
    } finally {
      this.busy.set(false);
      this.stale.set(true);
    }
  }

  private ifWatched(publication: Publication | null): Publication | null {
    return publication?.id === this.id() ? publication : null;
  }

  private version(): number {
    return this.publication()?.version ?? -1;
  }

  private isFinal(): boolean {
    const publication = this.publication();
    return publication !== null && finalStates.includes(publication.state);
  }
}
