import { Component, computed, inject, output, signal } from '@angular/core';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import { ComposerQuery } from '../data/composer-query.ts';
import { ComposerStore } from '../data/composer-store.ts';
import { blockedCopy, publishCopy } from '../copy.ts';
import { AccountBar } from './account-bar.ts';
import { Audience } from '../../shared/ui/audience.ts';
import { CaptionField } from '../../shared/ui/caption-field.ts';
import { CoverScrubber } from './cover-scrubber.ts';
import { Disclosure } from '../../shared/ui/disclosure.ts';
import { ModeChoice } from './mode-choice.ts';
import { PhonePreview } from './phone-preview.ts';
import { PublishAction } from './publish-action.ts';
import { Step } from './step.ts';
import { VideoChoice } from './video-choice.ts';

/** The form, in the order of TikTok's guideline, beside the phone that shows what will be seen. */
@Component({
  selector: 'fc-composer',
  imports: [
    AccountBar,
    Audience,
    CaptionField,
    CoverScrubber,
    Disclosure,
    Icon,
    ModeChoice,
    PhonePreview,
    ProblemNote,
    PublishAction,
    Step,
    VideoChoice,
  ],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
  providers: [ComposerStore, VideoUploadStore],
  host: { '(keydown.control.enter)': 'publish()', '(keydown.meta.enter)': 'publish()' },
})
export class Composer {
  readonly published = output<string>();
  protected readonly store = inject(ComposerStore);
  protected readonly upload = inject(VideoUploadStore);
  private readonly dialog = inject(ConfirmDialog);
  protected readonly copy = publishCopy;
  protected readonly reconnectUrl = signInUrl({ connect: true });
  /** The list of what is missing is shown from the first attempt on. */
  protected readonly asked = signal(false);
  protected readonly blocked = computed(() => {
    const reason = this.store.creatorInfo()?.postingBlocked;
    return reason ? blockedCopy[reason] : null;
  });
  protected readonly previewUrl = computed(() => this.store.video()?.contentUrl ?? this.upload.fileUrl());

  constructor() {
    const { videoId, mode } = inject(ComposerQuery).take();
    if (videoId) this.store.chooseVideo(videoId);
    if (mode === 'direct' || mode === 'draft') this.store.change({ mode });
  }

  /** Nothing is sent before the second, explicit yes (TikTok's rule). */
  protected async publish(): Promise<void> {
    this.asked.set(true);
    if (this.store.missing().length > 0 || this.store.sending()) return;
    const { back, ...words } = publishCopy.confirm;
    const question = { ...words[this.store.draft().mode], back, text: this.store.sentence() };
    const agreed = await this.dialog.ask(question);
    const publication = agreed ? await this.store.publish() : null;
    if (publication) this.published.emit(publication.id);
  }
}
