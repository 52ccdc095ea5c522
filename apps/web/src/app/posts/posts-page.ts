import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../shared/data/session-store.ts';
import { EmptyState } from '../shared/ui/empty-state.ts';
import { Icon } from '../shared/ui/icon.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { filterCopy, postsCopy } from './copy.ts';
import { PostsAddress } from './data/posts-address.ts';
import { PostsPlace } from './data/posts-place.ts';
import { PostsSearch } from './data/posts-search.ts';
import { PostsStore } from './data/posts-store.ts';
import { FilterChips } from './ui/filter-chips.ts';
import { PostsFeed } from './ui/posts-feed.ts';
import { PostsFilters } from './ui/posts-filters.ts';

@Component({
  selector: 'fc-posts-page',
  imports: [EmptyState, FilterChips, Icon, PostsFeed, PostsFilters, ProblemNote, RouterLink],
  templateUrl: './posts-page.html',
  styleUrl: './posts-page.css',
  providers: [PostsAddress, PostsPlace, PostsSearch],
})
export class PostsPage {
  protected readonly store = inject(PostsStore);
  protected readonly address = inject(PostsAddress);
  protected readonly search = inject(PostsSearch);
  protected readonly copy = postsCopy;
  protected readonly filterCopy = filterCopy;
  protected readonly places = [1, 2, 3, 4];
  protected readonly accounts = inject(SessionStore).accounts;
  protected readonly found = computed(() =>
    this.store.posts.loaded() ? filterCopy.found(this.store.posts.items().length, this.store.posts.hasMore()) : '',
  );

  constructor() {
    inject(PostsPlace);
    effect(() => {
      const filter = this.address.filter();
      untracked(() => this.store.show(filter, this.address.takeReturn()));
    });
  }
}
