import { Component, type ElementRef, input, viewChild } from '@angular/core';

/** Moving the pointer across the still moves through the video; `step` does so for the keyboard. */
@Component({
  selector: 'fc-hover-scrub',
  template: `<video
    #player
    muted
    playsinline
    preload="auto"
    aria-hidden="true"
    tabindex="-1"
    [muted]="true"
    [src]="url()"
  ></video>`,
  styles: `
    :host {
      display: block;
    }

    video {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
  host: { '(pointermove)': 'scrub($event)' },
})
export class HoverScrub {
  readonly url = input.required<string>();
  private readonly player = viewChild.required<ElementRef<HTMLVideoElement>>('player');

  protected scrub(event: PointerEvent): void {
    const video = this.player().nativeElement;
    const { left, width } = video.getBoundingClientRect();
    if (video.duration > 0) video.currentTime = ((event.clientX - left) / width) * video.duration;
  }

  /** A tenth of the video on (1) or back (-1); nothing while its length is not known yet. */
  step(direction: 1 | -1): void {
    const video = this.player().nativeElement;
    if (!(video.duration > 0)) return;
    const wantedSec = video.currentTime + (direction * video.duration) / 10;
    video.currentTime = Math.min(Math.max(wantedSec, 0), video.duration);
  }
}
