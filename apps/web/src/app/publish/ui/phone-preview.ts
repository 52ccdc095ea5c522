import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  type ElementRef,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { CreatorInfo, PrivacyLevel } from '@flowcast/shared-models';
import { Avatar } from '../../shared/ui/avatar.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { type Segment, Segments } from '../../shared/ui/segments.ts';
import { captionParts } from '../../shared/util/caption-parts.ts';
import type { ComposerDraft } from '../../shared/data/composer-draft.ts';
import { privacyNames } from '../../shared/util/privacy-names.ts';
import { badgeOf, canSee, viewersOf, whatTheyCan } from '../data/viewers.ts';
import { previewCopy } from '../copy.ts';

/** The post as a phone would show it: the real video under TikTok's layout. Nothing here is added to the video. */
@Component({
  selector: 'fc-phone-preview',
  imports: [Avatar, Icon, Segments],
  templateUrl: './phone-preview.html',
  styleUrl: './phone-preview.css',
})
export class PhonePreview {
  readonly url = input.required<string | null>();
  readonly posterUrl = input<string | null>(null);
  readonly creatorInfo = input.required<CreatorInfo | null>();
  readonly draft = input.required<ComposerDraft>();
  readonly label = input.required<string | null>();

  protected readonly copy = previewCopy;
  protected readonly names = privacyNames;
  protected readonly open = signal(false);
  protected readonly whole = signal(false);
  /** The caption does not fit into its lines. */
  protected readonly isLong = signal(false);
  protected readonly guides = signal(false);
  protected readonly playing = signal(false);
  protected readonly caption = computed(() => captionParts(this.draft().caption));
  protected readonly isDraft = computed(() => this.draft().mode === 'draft');
  protected readonly viewers = computed<Segment<PrivacyLevel>[]>(() =>
    viewersOf(this.creatorInfo()?.privacyLevelOptions).map((value) => ({
      value,
      name: value === 'SELF_ONLY' ? previewCopy.you : privacyNames[value].name,
    })),
  );
  /** Begins with the circle the post is for; can be looked at as any other. */
  protected readonly viewer = linkedSignal<PrivacyLevel>(() => this.draft().privacyLevel || 'SELF_ONLY');
  protected readonly isOwn = computed(() => this.viewer() === 'SELF_ONLY');
  protected readonly isHidden = computed(() => !canSee(this.viewer(), this.draft().privacyLevel));
  protected readonly badge = computed(() => badgeOf(this.draft().privacyLevel));
  protected readonly sentence = computed(() => {
    const { privacyLevel } = this.draft();
    if (privacyLevel === '') return previewCopy.notChosen;
    if (this.isOwn() || this.isHidden()) return `${previewCopy.for} ${privacyNames[privacyLevel].name.toLowerCase()}.`;
    return whatTheyCan(this.draft());
  });
  private readonly words = viewChild<ElementRef<HTMLElement>>('words');
  private readonly player = viewChild<ElementRef<HTMLVideoElement>>('player');
  private readonly coverSec = computed(() => this.draft().coverTimestampMs / 1000);

  constructor() {
    effect(() => this.showFrame(this.coverSec()));
    afterRenderEffect({ read: () => this.measure(this.caption().length > 0 && !this.whole()) });
  }

  /** Only a layout knows whether the caption fits; an opened one stays as long as it was. */
  private measure(isClamped: boolean): void {
    const words = this.words()?.nativeElement;
    if (!words) this.isLong.set(false);
    else if (isClamped) this.isLong.set(words.scrollHeight > words.clientHeight + 1);
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
