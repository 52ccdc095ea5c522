import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../shared/ui/icon.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { PostsStore } from './data/posts-store.ts';
import { postsCopy } from './copy.ts';
import { PostRow } from './ui/post-row.ts';
import { StateFilter } from './ui/state-filter.ts';

@Component({
  selector: 'fc-posts-page',
  imports: [Icon, PostRow, ProblemNote, RouterLink, StateFilter],
  templateUrl: './posts-page.html',
  styleUrl: './posts-page.css',
  providers: [PostsStore],
})
export class PostsPage {
  protected readonly store = inject(PostsStore);
  protected readonly copy = postsCopy;
  protected readonly places = [1, 2, 3, 4];
}
