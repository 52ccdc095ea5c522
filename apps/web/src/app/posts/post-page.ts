import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isReschedulable, type Need, scheduleMissed } from '@flowcast/shared-models';
import { PublicationStore } from '../shared/data/publication-store.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { PublicationProgress } from '../shared/ui/publication-progress.ts';
import { scheduleCopy } from '../shared/ui/schedule-copy.ts';
import { ScheduleDialog } from '../shared/ui/schedule-dialog.ts';
import { postsCopy } from './copy.ts';
import { PostsStore } from './data/posts-store.ts';
import { AnswerForm } from './ui/answer-form.ts';
import { PostDetails } from './ui/post-details.ts';
import { PostStory } from './ui/post-story.ts';

@Component({
  selector: 'fc-post-page',
  imports: [AnswerForm, PostDetails, PostStory, ProblemNote, PublicationProgress, RouterLink],
  template: `
    <section class="page">
      <div>
        <a class="back" routerLink="/posts" [queryParams]="list.backParams()">{{ copy.back }}</a>
        <h1>{{ store.publication()?.video?.title ?? 'Post' }}</h1>
      </div>
      @if (store.publication(); as publication) {
        <div class="split">
          <div class="card main">
            <fc-publication-progress
              [publication]="publication"
              [connectionLost]="store.connectionLost()"
              [busy]="store.acting()"
              [accepted]="store.accepted()"
              [pace]="store.pace()"
              [answersBelow]="asksForChoices()"
              [isAdmin]="isAdmin()"
              (cancelled)="store.cancel()"
              (retried)="store.retry()"
              (settled)="store.resolve($event)"
            >
              @if (canReschedule()) {
                <button type="button" class="button" [attr.aria-disabled]="store.acting()" (click)="reschedule()">
                  {{ isMissed() ? when.choose : when.change }}
                </button>
              }
              @if (publication.state === 'scheduled') {
                <button
                  type="button"
                  class="button"
                  [attr.aria-disabled]="store.acting()"
                  (click)="store.reschedule(null)"
                >
                  {{ when.now }}
                </button>
              }
            </fc-publication-progress>
            @if (store.actionError(); as error) {
              <fc-problem-note [error]="error" />
            }
            @if (asksForChoices()) {
              <fc-answer-form [publication]="publication" [busy]="store.acting()" (answered)="store.answer($event)" />
            }
            <fc-post-story [publication]="publication" />
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
  protected readonly list = inject(PostsStore);
  protected readonly isAdmin = inject(SessionStore).isAdmin;
  private readonly dialog = inject(ScheduleDialog);
  protected readonly copy = postsCopy;
  protected readonly when = scheduleCopy;
  protected readonly canReschedule = computed(() => {
    const publication = this.store.publication();
    return publication?.scheduledAt ? isReschedulable(publication) : false;
  });
  protected readonly isMissed = computed(() => this.hasNeed(({ code }) => code === scheduleMissed));
  /** Some of what was agreed to is no longer offered, and can be chosen anew here. */
  protected readonly asksForChoices = computed(() => this.hasNeed(({ field }) => field?.startsWith('post.') === true));

  constructor() {
    effect(() => this.store.watch(this.id()));
  }

  protected async reschedule(): Promise<void> {
    const scheduledAt = await this.dialog.ask(this.store.publication()?.scheduledAt ?? null);
    if (scheduledAt) await this.store.reschedule(scheduledAt);
  }

  private hasNeed(is: (need: Need) => boolean): boolean {
    const publication = this.store.publication();
    return publication?.state === 'needs_attention' && publication.needs.some(is);
  }
}
