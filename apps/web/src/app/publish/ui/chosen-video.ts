import { Component, computed, input, output } from '@angular/core';
import type { Video } from '@flowcast/shared-models';
import { Thumb } from '../../shared/ui/thumb.ts';
import { formatLength } from '../../shared/util/format.ts';
import { videoFactsLine } from '../../shared/util/video-facts-line.ts';
import { publishCopy } from '../copy.ts';

/** The chosen video and what its bytes say. */
@Component({
  selector: 'fc-chosen-video',
  imports: [Thumb],
  template: `
    <fc-thumb [url]="video()?.posterUrl ?? null" [videoUrl]="video()?.contentUrl ?? null" />
    <div class="words">
      @if (video(); as video) {
        <strong>{{ video.title }}</strong>
        <p class="hint">{{ length() }}</p>
        <p class="hint numbers">{{ facts() }}</p>
      } @else {
        <span class="skeleton line"></span><span class="skeleton line short"></span>
      }
      <div>
        <button type="button" class="button small" (click)="replace.emit()">{{ copy.changeVideo }}</button>
      </div>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 5.5rem minmax(0, 1fr);
      gap: var(--s4);
    }

    .words {
      display: grid;
      align-content: start;
      gap: var(--s1);
      overflow-wrap: anywhere;
    }

    .words > div {
      margin-top: var(--s3);
    }

    .line {
      width: 70%;
      height: var(--s5);
    }

    .short {
      width: 40%;
    }
  `,
})
export class ChosenVideo {
  readonly video = input.required<Video | null>();
  readonly replace = output();
  protected readonly copy = publishCopy;
  protected readonly facts = computed(() => {
    const video = this.video();
    return video ? videoFactsLine(video) : '';
  });
  protected readonly length = computed(() => formatLength((this.video()?.facts.durationMs ?? 0) / 1000));
}
