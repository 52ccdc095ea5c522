import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { VideoListStore } from '../shared/data/video-list-store.ts';
import { Icon } from '../shared/ui/icon.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { SearchField } from '../shared/ui/search-field.ts';
import { catalogCopy } from './copy.ts';
import { VideoCard } from './ui/video-card.ts';

@Component({
  selector: 'fc-catalog-page',
  imports: [Icon, ProblemNote, RouterLink, SearchField, VideoCard],
  templateUrl: './catalog-page.html',
  styleUrl: './catalog-page.css',
  providers: [VideoListStore],
})
export class CatalogPage {
  protected readonly list = inject(VideoListStore);
  protected readonly copy = catalogCopy;
  protected readonly isUnposted = computed(() => this.list.filter().unposted === 'mine');
  protected readonly isFiltered = computed(() => {
    const { search, tag, unposted } = this.list.filter();
    return Boolean(search || tag || unposted);
  });
  protected readonly places = [1, 2, 3, 4, 5, 6];

  constructor() {
    this.list.show({});
  }
}
