import { Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PublicationStore } from '../shared/data/publication-store.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { PublicationProgress } from '../shared/ui/publication-progress.ts';
import { postsCopy } from './copy.ts';
import { PostsStore } from './data/posts-store.ts';
import { asksForChoices } from './data/needs.ts';
import { AnswerForm } from './ui/answer-form.ts';
import { PostDetails } from './ui/post-details.ts';
import { PostStory } from './ui/post-story.ts';
import { TimeActions } from './ui/time-actions.ts';

@Component({
  selector: 'fc-post-page',
  imports: [AnswerForm, PostDetails, PostStory, ProblemNote, PublicationProgress, RouterLink, TimeActions],
  templateUrl: './post-page.html',
  styleUrl: './post-page.css',
  providers: [PublicationStore],
})
export class PostPage {
  /** From the path. */
  readonly id = input.required<string>();
  protected readonly store = inject(PublicationStore);
  protected readonly list = inject(PostsStore);
  protected readonly isAdmin = inject(SessionStore).isAdmin;
  protected readonly copy = postsCopy;
  /** As many as a publication has. */
  protected readonly legs = [1, 2, 3, 4];
  protected readonly asksForChoices = asksForChoices;

  constructor() {
    effect(() => this.store.watch(this.id()));
  }
}
