import { Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PublicationStore } from '../shared/data/publication-store.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { PublicationProgress } from '../shared/ui/publication-progress.ts';
import { postsCopy } from './copy.ts';
import { PostDetails } from './ui/post-details.ts';

@Component({
  selector: 'fc-post-page',
  imports: [PostDetails, ProblemNote, PublicationProgress, RouterLink],
  template: `
    <section class="page">
      <div>
        <a class="back" routerLink="/posts">{{ copy.back }}</a>
        <h1>{{ store.publication()?.video?.title ?? 'Post' }}</h1>
      </div>
      @if (store.publication(); as publication) {
        <div class="split">
          <div class="card main">
            <fc-publication-progress
              [publication]="publication"
              [connectionLost]="store.connectionLost()"
              [busy]="store.acting()"
              [checking]="store.accepted() === 'check_again'"
              [isAdmin]="isAdmin()"
              (cancelled)="store.cancel()"
              (retried)="store.retry()"
              (settled)="store.resolve($event)"
            />
            @if (store.actionError(); as error) {
              <fc-problem-note [error]="error" />
            }
          </div>
          <fc-post-details [post]="publication" />
        </div>
      } @else if (store.error()) {
        <fc-problem-note [error]="store.error()">
          <button type="button" class="button small" (click)="store.reload()">Try again</button>
        </fc-problem-note>
      } @else {
        <div class="card waiting" role="status"><span class="visually-hidden">Loading</span></div>
      }
    </section>
  `,
  styles: `
    h1 {
      overflow-wrap: anywhere;
    }

    .back {
      display: inline-flex;
      align-items: center;
      min-height: var(--target-small);
      color: var(--ink-soft);
      font-size: var(--text-s);
    }

    .split {
      display: grid;
      grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
      align-items: start;
      gap: var(--s8);
    }

    .main {
      display: grid;
      gap: var(--s6);
      padding: var(--s8);
    }

    .waiting {
      min-height: 32rem;
    }

    @media (max-width: 63.99rem) {
      .split {
        grid-template-columns: minmax(0, 1fr);
      }
    }

    @media (max-width: 40rem) {
      .main {
        padding: var(--s5);
      }
    }
  `,
  providers: [PublicationStore],
})
export class PostPage {
  /** From the path. */
  readonly id = input.required<string>();
  protected readonly store = inject(PublicationStore);
  protected readonly isAdmin = inject(SessionStore).isAdmin;
  protected readonly copy = postsCopy;

  constructor() {
    effect(() => this.store.watch(this.id()));
  }
}
