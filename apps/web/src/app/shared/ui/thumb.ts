import { Component, computed, input, linkedSignal } from '@angular/core';
import { formatClock } from '../util/format.ts';
import { Icon } from './icon.ts';

/** The 9:16 still that stands for a video everywhere. Decorative: the title stands beside it. */
@Component({
  selector: 'fc-thumb',
  imports: [Icon],
  template: `
    @if (shownUrl(); as src) {
      <img [src]="src" alt="" loading="lazy" decoding="async" (error)="shownUrl.set(null)" />
    } @else if (frameUrl(); as src) {
      <video muted playsinline preload="metadata" tabindex="-1" aria-hidden="true" [muted]="true" [src]="src"></video>
    } @else {
      <fc-icon name="film" />
    }
    @if (length(); as text) {
      <span class="length numbers">{{ text }}</span>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      flex: none;
      place-items: center;
      width: 100%;
      aspect-ratio: 9 / 16;
      overflow: hidden;
      border-radius: var(--r2);
      background: var(--surface-sunken);
      color: var(--ink-faint);
    }

    img,
    video {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }

    .length {
      position: absolute;
      right: var(--s1);
      bottom: var(--s1);
      padding: 0 var(--s1);
      border-radius: var(--r1);
      background: var(--film-shade);
      color: var(--on-film);
      font-size: var(--text-xs);
      font-weight: var(--w-medium);
    }
  `,
})
export class Thumb {
  readonly url = input.required<string | null>();
  /** Where the video itself is: shows one of its frames while there is no poster. */
  readonly videoUrl = input<string | null>(null);
  readonly durationMs = input<number | null>(null);
  protected readonly shownUrl = linkedSignal(() => this.url());
  protected readonly frameUrl = computed(() => (this.videoUrl() ? `${this.videoUrl()}#t=0.5` : null));
  protected readonly length = computed(() => {
    const durationMs = this.durationMs();
    return durationMs === null ? null : formatClock(durationMs);
  });
}
