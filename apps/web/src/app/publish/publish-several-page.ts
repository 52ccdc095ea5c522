import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { VideoUploadStore } from '../shared/data/video-upload-store.ts';
import { CaptionField } from '../shared/ui/caption-field.ts';
import { ConfirmDialog } from '../shared/ui/confirm-dialog.ts';
import { Icon } from '../shared/ui/icon.ts';
import { ComposerQuery } from './data/composer-query.ts';
import { DeviceVideo, FORM_NAME } from './data/device-video.ts';
import { SeveralStore } from './data/several-store.ts';
import { leaveCopy, publishCopy } from './copy.ts';
import { sendWords, severalCopy } from './several-copy.ts';
import { CoverScrubber } from './ui/cover-scrubber.ts';
import { ScheduleChoice } from './ui/schedule-choice.ts';
import { SeveralAccount } from './ui/several-account.ts';
import { Step } from './ui/step.ts';
import { VideoChoice } from './ui/video-choice.ts';

/** One video to several accounts, each with its own choices and its own consent. */
@Component({
  selector: 'fc-publish-several-page',
  imports: [CaptionField, CoverScrubber, Icon, RouterLink, ScheduleChoice, SeveralAccount, Step, VideoChoice],
  templateUrl: './publish-several-page.html',
  styleUrl: './publish-several-page.css',
  providers: [ComposerQuery, DeviceVideo, SeveralStore, VideoUploadStore, { provide: FORM_NAME, useValue: 'several' }],
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class PublishSeveralPage {
  protected readonly store = inject(SeveralStore);
  private readonly dialog = inject(ConfirmDialog);
  protected readonly copy = severalCopy;
  protected readonly words = publishCopy;
  protected readonly sendWords = sendWords;
  /** The one account that is unfolded. */
  protected readonly openId = signal('');

  constructor() {
    const { videoId } = inject(ComposerQuery).take();
    if (videoId) this.store.chooseVideo(videoId);
    void this.store.resumeUpload();
  }

  async mayLeave(): Promise<boolean> {
    return this.store.isUploading() ? this.dialog.ask(leaveCopy.upload) : true;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.isUploading()) event.preventDefault();
  }
}
