import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Video } from '@flowcast/shared-models';
import type { ApiError } from '../../shared/data/api-error.ts';
import { VideoListStore } from '../../shared/data/video-list-store.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { DeviceUpload } from '../../shared/ui/device-upload.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { publishCopy } from '../copy.ts';
import { CatalogPicker } from './catalog-picker.ts';
import { ChosenVideo } from './chosen-video.ts';

type Origin = 'device' | 'catalog';

/** Two equal ways to a video; once chosen, the video with its facts. */
@Component({
  selector: 'fc-video-choice',
  imports: [CatalogPicker, ChosenVideo, DeviceUpload, Icon, ProblemNote],
  templateUrl: './video-choice.html',
  styleUrl: './video-choice.css',
  providers: [VideoListStore],
  host: { '(document:paste)': 'paste($event)' },
})
export class VideoChoice {
  protected readonly list = inject(VideoListStore);
  protected readonly upload = inject(VideoUploadStore);

  readonly video = input.required<Video | null>();
  readonly chosenId = input.required<string>();
  readonly error = input<ApiError | null>(null);
  readonly problem = input('');
  readonly choose = output<string>();
  readonly bring = output<File>();

  protected readonly copy = publishCopy;
  protected readonly origins: readonly Origin[] = ['device', 'catalog'];
  protected readonly origin = signal<Origin>('catalog');
  protected readonly demo = computed(() => this.list.videos.items().find(({ isDemo }) => isDemo) ?? null);

  constructor() {
    this.list.show({});
  }

  /** A file from the clipboard, wherever on the page it is pasted; pasted text stays text. */
  protected paste(event: ClipboardEvent): void {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    this.origin.set('device');
    this.bring.emit(file);
  }
}
