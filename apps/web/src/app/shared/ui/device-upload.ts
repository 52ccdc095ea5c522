import { Component, computed, input, output, signal } from '@angular/core';
import type { ApiError } from '../data/api-error.ts';
import type { UploadStage } from '../data/video-upload-store.ts';
import { formatBytes, formatLength } from '../util/format.ts';
import { Icon } from './icon.ts';
import { ProblemNote } from './problem-note.ts';
import { uploadCopy, uploadDoing, uploadHope } from './upload-copy.ts';

/** What the upload tells this part; `VideoUploadStore` fits. */
export interface UploadView {
  stage(): UploadStage;
  isBusy(): boolean;
  file(): File | null;
  reasons(): readonly string[];
  error(): ApiError | null;
  resumed(): boolean;
  sentBytes(): number;
  sizeBytes(): number;
  bytesPerSec(): number | null;
  secondsLeft(): number | null;
}

/** Drop, paste or pick a video, and see it travel. */
@Component({
  selector: 'fc-device-upload',
  imports: [Icon, ProblemNote],
  templateUrl: './device-upload.html',
  styleUrl: './device-upload.css',
})
export class DeviceUpload {
  readonly upload = input.required<UploadView>();
  /** What else the person should know before choosing. */
  readonly hint = input('');
  /** The upload goes on by itself after a reload. */
  readonly kept = input(false);
  readonly chosen = output<File>();
  readonly cancelled = output();

  protected readonly dragging = signal(false);
  protected readonly busy = computed(() => this.upload().isBusy());
  protected readonly copy = uploadCopy;
  protected readonly doing = computed(() => uploadDoing[this.upload().stage()] ?? '');
  protected readonly numbers = computed(() => {
    const upload = this.upload();
    const speed = upload.bytesPerSec();
    const left = upload.secondsLeft();
    const parts: string[] = [uploadCopy.sent(formatBytes(upload.sentBytes()), formatBytes(upload.sizeBytes()))];
    if (speed) parts.push(uploadCopy.perSecond(formatBytes(speed)));
    if (left !== null && left > 1) parts.push(uploadCopy.left(formatLength(Math.ceil(left))));
    return parts.join(' · ');
  });
  protected readonly hope = computed(
    () => uploadHope[this.upload().stage() === 'waiting' ? 'waiting' : this.kept() ? 'kept' : 'notKept'],
  );
  /** Said aloud in steps of a tenth: a screen reader must not hear every chunk. */
  protected readonly spoken = computed(() => {
    const upload = this.upload();
    const tenths = Math.floor((upload.sentBytes() / Math.max(1, upload.sizeBytes())) * 10);
    return this.busy() ? uploadCopy.spoken(this.doing(), tenths * 10) : '';
  });

  protected pick(event: Event): void {
    const picker = event.target as HTMLInputElement;
    this.take(picker.files);
    picker.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected drag(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }

  protected take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file) this.chosen.emit(file);
  }
}
