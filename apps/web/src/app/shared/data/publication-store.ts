import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { finalStates, type Publication } from '@flowcast/shared-models';
import { filter, merge } from 'rxjs';
import { type ApiError, toApiError } from './api-error.ts';
import { LiveStore } from './live-store.ts';
import { PublicationsClient } from './publications-client.ts';

/** One publication, kept fresh by live events. Provided by the component that shows it; `watch` says which one. */
@Injectable()
export class PublicationStore {
  private readonly client = inject(PublicationsClient);
  private readonly live = inject(LiveStore);
  private readonly id = signal('');
  private readonly resource = this.client.one(this.id);
  private readonly cancelFailed = signal<ApiError | null>(null);
  private readonly busy = signal(false);

  /** The last one that was read; a reload that fails does not take it away. */
  readonly publication = linkedSignal<Publication | undefined, Publication | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (read, before) => read ?? this.ifWatched(before?.value ?? null),
  }).asReadonly();
  readonly error = computed(() => {
    const error = this.resource.error();
    return error ? toApiError(error) : null;
  });
  readonly cancelError = this.cancelFailed.asReadonly();
  readonly cancelling = this.busy.asReadonly();
  readonly connectionLost = computed(() => this.live.connection() === 'lost' && !this.isFinal());

  constructor() {
    this.live.open();
    const mine = this.live.changes.pipe(filter(({ id, version }) => id === this.id() && version > this.version()));
    merge(mine, this.live.opened)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.resource.reload());
  }

  watch(id: string): void {
    this.id.set(id);
  }

  reload(): void {
    this.resource.reload();
  }

  async cancel(): Promise<void> {
    this.busy.set(true);
    this.cancelFailed.set(null);
    try {
      await this.client.cancel(this.id());
    } catch (failure) {
      this.cancelFailed.set(toApiError(failure));
    } finally {
      this.busy.set(false);
      this.resource.reload();
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
