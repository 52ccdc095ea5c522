import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Publication, PublicationFilter, PublicationState } from '@flowcast/shared-models';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { LiveStore } from '../../shared/data/live-store.ts';
import { PublicationsClient } from '../../shared/data/publications-client.ts';

/** The own publications, newest first, kept fresh by live events. */
@Injectable()
export class PostsStore {
  private readonly client = inject(PublicationsClient);
  private readonly live = inject(LiveStore);
  private readonly chosen = signal<PublicationState | null>(null);

  readonly state = this.chosen.asReadonly();
  readonly connection = this.live.connection;
  readonly posts = new KeysetList<Publication>((cursor) => this.client.page(this.filter(), cursor));

  constructor() {
    this.live.open();
    void this.posts.restart();
    this.live.changes.pipe(takeUntilDestroyed()).subscribe(({ id }) => void this.refresh(id));
    this.live.opened.pipe(takeUntilDestroyed()).subscribe(() => void this.posts.restart());
  }

  show(state: PublicationState | null): void {
    this.chosen.set(state);
    void this.posts.restart();
  }

  /** A list read anew would lose its place; one changed item is read by itself. A failure leaves what is shown. */
  private async refresh(id: string): Promise<void> {
    const changed = await this.client.read(id).catch(() => null);
    if (!changed) return;
    const state = this.chosen();
    if (state && changed.state !== state) this.posts.remove(id);
    else this.posts.put(changed);
  }

  private filter(): PublicationFilter {
    const state = this.chosen();
    return state ? { state } : {};
  }
}
