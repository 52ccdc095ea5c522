import { inject, Injectable, signal } from '@angular/core';
import type { Video, VideoFilter } from '@flowcast/shared-models';
import { KeysetList } from './keyset-list.ts';
import { VideosClient } from './videos-client.ts';

const searchDelayMs = 250;

/** Catalog videos with search and tag; provided by the screen that lists them. */
@Injectable()
export class VideoListStore {
  private readonly client = inject(VideosClient);
  private readonly filtered = signal<VideoFilter>({ origin: 'catalog' });
  private delay: ReturnType<typeof setTimeout> | undefined;

  readonly filter = this.filtered.asReadonly();
  readonly videos = new KeysetList<Video>(
    (cursor) => this.client.page(this.filtered(), cursor),
    (one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id),
  );

  /** Starts over with the filter; `search` waits until the typing pauses. */
  show(change: VideoFilter): void {
    this.filtered.update((filter) => ({ ...filter, ...change }));
    clearTimeout(this.delay);
    this.delay = setTimeout(() => void this.videos.restart(), 'search' in change ? searchDelayMs : 0);
  }
}
