import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { LiveEvent, Publication } from '@flowcast/shared-models';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { LiveStore } from '../../shared/data/live-store.ts';
import { PublicationsClient } from '../../shared/data/publications-client.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { everything, isSame, type PostsFilter, postsParams } from './posts-filter.ts';
import { compareBy, matches, postsQuery } from './posts-query.ts';

/** Where somebody was in the list when they opened one of its posts. */
export interface Place {
  scrollTopPx: number;
  openedId: string;
}

/** Above this many missed changes one reading of the whole list is cheaper. */
const mostSingleReads = 20;

/**
 * The own publications, newest first, kept fresh by live events. It outlives the page: whoever comes back from a post
 * finds the list as they left it.
 */
@Injectable({ providedIn: 'root' })
export class PostsStore {
  private readonly client = inject(PublicationsClient);
  private readonly live = inject(LiveStore);
  private readonly session = inject(SessionStore);
  private readonly shown = signal<PostsFilter>(everything);
  private readonly left = signal<Place | null>(null);
  private creatorId = '';
  private query = postsQuery(everything, new Date());
  private isOpen = false;
  /** Everything may have changed while nobody looked. */
  private isStale = false;
  private readonly missed = new Set<string>();
  /** Being read; true when it changed once more meanwhile. */
  private readonly reading = new Map<string, boolean>();

  /** The way back to the list as it was last seen. */
  readonly backParams = computed(() => postsParams(this.shown()));
  /** Where to go on; null for the top. */
  readonly place = this.left.asReadonly();
  readonly connection = this.live.connection;
  readonly posts = new KeysetList<Publication>(
    (cursor) => this.client.page(this.query, cursor),
    (one, other) => compareBy(this.query, one, other),
  );

  constructor() {
    this.live.changes.pipe(takeUntilDestroyed()).subscribe((event) => this.onChange(event));
    this.live.opened.pipe(takeUntilDestroyed()).subscribe(() => this.onReopened());
  }

  /** Shows what the filter asks for. `isReturn`: somebody comes back, so what was read for them goes on. */
  show(filter: PostsFilter, isReturn: boolean): void {
    this.live.open();
    this.isOpen = true;
    this.belongTo(this.session.me()?.creator.id ?? '');
    const isKept = isReturn && isSame(filter, this.shown()) && this.posts.loaded();
    this.shown.set(filter);
    if (isKept) return this.catchUp();
    this.left.set(null);
    this.isStale = false;
    this.missed.clear();
    this.query = postsQuery(filter, new Date());
    void this.posts.restart();
  }

  leave(place: Place | null): void {
    this.isOpen = false;
    this.left.set(place);
  }

  /** What one creator has read is not for the next one on this page. */
  private belongTo(creatorId: string): void {
    if (creatorId !== this.creatorId) this.posts.clear();
    this.creatorId = creatorId;
  }

  private onChange({ id, version }: LiveEvent): void {
    const known = this.posts.items().find((post) => post.id === id);
    if (known && known.version >= version) return;
    if (this.isOpen) void this.refresh(id);
    else this.missed.add(id);
  }

  private onReopened(): void {
    this.isStale = true;
    if (this.isOpen) this.catchUp();
  }

  private catchUp(): void {
    if (this.isStale || this.missed.size > mostSingleReads) void this.posts.renew();
    else this.missed.forEach((id) => void this.refresh(id));
    this.isStale = false;
    this.missed.clear();
  }

  /** A list read anew would lose its place; one changed item is read by itself. A failure leaves what is shown. */
  private async refresh(id: string): Promise<void> {
    if (this.reading.has(id)) return void this.reading.set(id, true);
    this.reading.set(id, false);
    const changed = await this.client.read(id).catch(() => null);
    const again = this.reading.get(id);
    this.reading.delete(id);
    if (changed && matches(changed, this.query)) this.posts.put(changed);
    else if (changed) this.posts.remove(id);
    if (again) await this.refresh(id);
  }
}
