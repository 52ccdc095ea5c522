import { computed, inject, Injectable, signal } from '@angular/core';
import type { Video } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { VideoListStore } from '../../shared/data/video-list-store.ts';
import { VideosClient } from '../../shared/data/videos-client.ts';
import { type CatalogFilter, isSameFilter } from './catalog-filter.ts';
import { ManageClient } from './manage-client.ts';

/** The catalog as somebody looks through it. It outlives the page: whoever comes back finds it as they left it. */
@Injectable({ providedIn: 'root' })
export class CatalogStore extends VideoListStore {
  private readonly catalog = inject(VideosClient);
  private readonly manage = inject(ManageClient);
  private readonly taken = signal<Video | null>(null);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly known = signal<readonly string[]>([]);

  private readonly opened = signal<string | null>(null);

  /** Where somebody who comes back goes on. */
  readonly openedId = this.opened.asReadonly();
  /** Archived a moment ago; it can be taken back. */
  readonly lastArchived = this.taken.asReadonly();
  readonly undoError = this.failedWith.asReadonly();
  readonly isUnposted = computed(() => this.filter().unposted === 'mine');
  readonly isArchive = computed(() => this.filter().archived === 'only');
  readonly isFiltered = computed(() => Boolean(this.filter().search || this.filter().tag || this.filter().unposted));
  /** To choose from; the one chosen is there even if it is rare. */
  readonly tags = computed(() => {
    const { tag } = this.filter();
    return tag && !this.known().includes(tag) ? [tag, ...this.known()] : this.known();
  });

  /** `isReturn`: by the browser's back button, so what was read goes on. */
  open(filter: CatalogFilter, isReturn: boolean): void {
    this.forgetUndo();
    void this.readTags();
    if (isReturn && this.videos.loaded() && isSameFilter(filter, this.filter())) return;
    this.opened.set(null);
    this.videos.clear();
    this.show(filter);
  }

  /** `openedId`: the video somebody goes on with; null for elsewhere. */
  leave(openedId: string | null): void {
    this.opened.set(openedId);
  }

  /** What became of a video under somebody's hands: it stays in sight only where it belongs. */
  accept(video: Video): void {
    if ((video.archivedAt !== null) === this.isArchive()) this.videos.put(video);
    else this.videos.remove(video.id);
    void this.readTags();
  }

  archived(video: Video): void {
    this.accept(video);
    this.failedWith.set(null);
    this.taken.set(video);
  }

  async undo(): Promise<void> {
    const video = this.taken();
    if (!video) return;
    this.failedWith.set(null);
    try {
      this.accept(await this.manage.restore(video.id));
      this.taken.set(null);
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    }
  }

  forgetUndo(): void {
    this.taken.set(null);
    this.failedWith.set(null);
  }

  /** Tags are a convenience: without them the search still finds everything. */
  private async readTags(): Promise<void> {
    this.known.set(await this.catalog.tags().catch(() => this.known()));
  }
}
