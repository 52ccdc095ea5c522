import { Component, computed, effect, type ElementRef, input, signal, viewChild } from '@angular/core';
import type { CreatorInfo } from '@flowcast/shared-models';
import { Avatar } from '../../shared/ui/avatar.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { captionParts } from '../../shared/util/caption-parts.ts';
import type { ComposerDraft } from '../../shared/data/composer-draft.ts';
import { privacyNames } from '../../shared/util/privacy-names.ts';

/** The post as a phone would show it: the real video under TikTok's layout. Nothing here is added to the video. */
@Component({
  selector: 'fc-phone-preview',
  imports: [Avatar, Icon],
  templateUrl: './phone-preview.html',
  styleUrl: './phone-preview.css',
})
export class PhonePreview {
  readonly url = input.required<string | null>();
  readonly posterUrl = input<string | null>(null);
  readonly creatorInfo = input.required<CreatorInfo | null>();
  readonly draft = input.required<ComposerDraft>();
  readonly label = input.required<string | null>();

  protected readonly open = signal(false);
  protected readonly guides = signal(false);
  protected readonly playing = signal(false);
  protected readonly caption = computed(() => captionParts(this.draft().caption));
  protected readonly isDraft = computed(() => this.draft().mode === 'draft');
  protected readonly seenBy = computed(() => {
    const level = this.draft().privacyLevel;
    return level === '' || this.isDraft() ? null : privacyNames[level].name;
  });
  private readonly player = viewChild<ElementRef<HTMLVideoElement>>('player');
  private readonly coverSec = computed(() => this.draft().coverTimestampMs / 1000);

  constructor() {
    effect(() => this.showFrame(this.coverSec()));
  }

  /** Choosing a cover stops the playing: the chosen frame is what is being looked at. */
  protected showFrame(atSec: number): void {
    const video = this.player()?.nativeElement;
    if (!video || (atSec === 0 && video.currentTime === 0)) return;
    video.pause();
    video.currentTime = atSec;
  }

  protected toggle(): void {
    const video = this.player()?.nativeElement;
    if (video?.paused) void video.play().catch(() => this.playing.set(false));
    else video?.pause();
  }
}
