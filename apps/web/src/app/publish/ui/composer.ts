import { Component, computed, inject, output, signal } from '@angular/core';
import type { Publication, PublishRequest } from '@flowcast/shared-models';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import { ComposerQuery } from '../data/composer-query.ts';
import { ComposerStore } from '../data/composer-store.ts';
import { DeviceVideo } from '../data/device-video.ts';
import { KeptForm } from '../data/kept-form.ts';
import { blockedCopy, leaveCopy, publishCopy } from '../copy.ts';
import { AccountBar } from './account-bar.ts';
import { Audience } from '../../shared/ui/audience.ts';
import { CaptionField } from '../../shared/ui/caption-field.ts';
import { CoverScrubber } from './cover-scrubber.ts';
import { Disclosure } from '../../shared/ui/disclosure.ts';
import { drawInParts } from '../../shared/ui/draw-in-parts.ts';
import { ModeChoice } from './mode-choice.ts';
import { OtherTabNote } from './other-tab-note.ts';
import { PhonePreview } from './phone-preview.ts';
import { PublishAction } from './publish-action.ts';
import { ScheduleChoice } from './schedule-choice.ts';
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
    OtherTabNote,
    PhonePreview,
    ProblemNote,
    PublishAction,
    ScheduleChoice,
    Step,
    VideoChoice,
  ],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
  providers: [ComposerStore, DeviceVideo, KeptForm, VideoUploadStore],
  host: {
    '(keydown.control.enter)': 'publish()',
    '(keydown.meta.enter)': 'publish()',
    '(window:beforeunload)': 'warn($event)',
  },
})
export class Composer {
  readonly published = output<string>();
  protected readonly store = inject(ComposerStore);
  protected readonly upload = inject(VideoUploadStore);
  private readonly dialog = inject(ConfirmDialog);
  protected readonly copy = publishCopy;
  protected readonly drawn = drawInParts(4);
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
    void this.store.resumeUpload();
  }

  /** Asks first when something would be lost. */
  async mayLeave(): Promise<boolean> {
    const unsaved = this.store.unsaved();
    return unsaved ? this.dialog.ask(leaveCopy[unsaved]) : true;
  }

  /** Closing the tab: the browser asks in its own words. */
  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.unsaved()) event.preventDefault();
  }

  protected async publish(): Promise<void> {
    this.asked.set(true);
    const agreed = await this.askForYes();
    this.tell(agreed && (await this.store.publish(agreed)));
  }

  protected async publishFurther(): Promise<void> {
    const agreed = await this.askForYes();
    this.tell(agreed && (await this.store.publishFurther(agreed)));
  }

  protected keepFormer(former: Publication): void {
    this.store.keepFormer(former);
    this.tell(former);
  }

  private tell(publication: Publication | null): void {
    if (publication) this.published.emit(publication.id);
  }

  /** Nothing is sent before the second, explicit yes (TikTok's rule). Null: there was none. */
  private async askForYes(): Promise<PublishRequest | null> {
    const request = this.store.request();
    if (!request || this.store.sending()) return null;
    const { back, later, ...words } = publishCopy.confirm;
    const question = {
      ...(request.scheduledAt ? later : words[request.mode]),
      back,
      text: this.store.sentence(request),
    };
    return (await this.dialog.ask(question)) ? request : null;
  }
}
