import { Component, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Video } from '@flowcast/shared-models';
import { Icon } from '../../shared/ui/icon.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import { catalogCopy } from '../copy.ts';
import { HoverScrub } from './hover-scrub.ts';

/** A catalog video: its still (scrubbed by hovering), title, tags, and the way to publish it. */
@Component({
  selector: 'fc-video-card',
  imports: [HoverScrub, Icon, RouterLink, Thumb],
  template: `
    <div class="still" (pointerenter)="over.set(video().archivedAt === null)" (pointerleave)="over.set(false)">
      <fc-thumb
        [url]="video().posterUrl"
        [videoUrl]="video().archivedAt ? null : video().contentUrl"
        [durationMs]="video().facts.durationMs"
      />
      @if (over()) {
        <fc-hover-scrub [url]="video().contentUrl" />
      }
      @if (video().isDemo) {
        <span class="demo">{{ copy.demo }}</span>
      }
    </div>
    <h2 [id]="'video-' + video().id" [title]="video().title">{{ video().title }}</h2>
    <p class="tags">
      @for (one of video().tags; track one) {
        <button type="button" [attr.aria-label]="'Show videos tagged ' + one" (click)="tag.emit(one)">
          #{{ one }}
        </button>
      }
    </p>
    <div class="actions">
      @if (!video().archivedAt) {
        <a
          data-first
          class="button small"
          routerLink="/publish"
          [queryParams]="{ video: video().id }"
          [attr.aria-label]="copy.use + ': ' + video().title"
          aria-describedby="scrub-hint"
          (keydown.arrowleft)="step($event, -1)"
          (keydown.arrowright)="step($event, 1)"
          (blur)="over.set(false)"
          >{{ copy.use }}</a
        >
      }
      @if (isManageable()) {
        <button
          type="button"
          class="button small plain manage"
          [attr.data-first]="video().archivedAt ? '' : null"
          [attr.aria-label]="copy.manage + ': ' + video().title"
          (click)="manage.emit()"
        >
          <fc-icon name="dots" />
          @if (video().archivedAt) {
            {{ copy.manage }}
          }
        </button>
      }
    </div>
  `,
  styleUrl: './video-card.css',
})
export class VideoCard {
  readonly video = input.required<Video>();
  /** For admins. */
  readonly isManageable = input(false);
  readonly tag = output<string>();
  readonly manage = output();
  protected readonly copy = catalogCopy;
  protected readonly over = signal(false);
  private readonly scrubber = viewChild(HoverScrub);

  /** The first key brings the video, which is not loaded for everybody who only passes by. */
  protected step(event: Event, direction: 1 | -1): void {
    event.preventDefault();
    this.over.set(true);
    this.scrubber()?.step(direction);
  }
}
