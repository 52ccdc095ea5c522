import { Component, effect, inject, input, output } from '@angular/core';
import { PublicationStore } from '../../shared/data/publication-store.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { videoContentUrl } from '../../shared/data/videos-client.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { PublicationProgress } from '../../shared/ui/publication-progress.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import { publishCopy } from '../copy.ts';

/** In the composer's place once the post is on its way: what happens to it, live. */
@Component({
  selector: 'fc-outcome',
  imports: [ProblemNote, PublicationProgress, Thumb],
  templateUrl: './outcome.html',
  styleUrl: './outcome.css',
  providers: [PublicationStore],
})
export class Outcome {
  readonly id = input.required<string>();
  readonly another = output();
  protected readonly store = inject(PublicationStore);
  protected readonly isAdmin = inject(SessionStore).isAdmin;
  protected readonly copy = publishCopy;
  protected readonly contentUrl = videoContentUrl;

  constructor() {
    effect(() => this.store.watch(this.id()));
  }
}
