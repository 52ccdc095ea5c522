import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { Video } from '@flowcast/shared-models';
import type { ApiError } from '../../shared/data/api-error.ts';
import { VideoListStore } from '../../shared/data/video-list-store.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { DeviceUpload } from '../../shared/ui/device-upload.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { type Segment, Segments } from '../../shared/ui/segments.ts';
import { deviceCopy, publishCopy } from '../copy.ts';
import { DeviceVideo } from '../data/device-video.ts';
import { CatalogPicker } from './catalog-picker.ts';
import { ChosenVideo } from './chosen-video.ts';

type Origin = 'device' | 'catalog';

/** Two equal ways to a video; once chosen, the video with its facts. */
@Component({
  selector: 'fc-video-choice',
  imports: [CatalogPicker, ChosenVideo, DeviceUpload, Icon, ProblemNote, Segments],
  templateUrl: './video-choice.html',
  styleUrl: './video-choice.css',
  providers: [VideoListStore],
  host: {
    '(document:paste)': 'paste($event)',
    '(document:dragover)': 'allowDrop($event)',
    '(document:drop)': 'drop($event)',
  },
})
export class VideoChoice {
  protected readonly list = inject(VideoListStore);
  protected readonly upload = inject(VideoUploadStore);
  protected readonly device = inject(DeviceVideo);

  readonly video = input.required<Video | null>();
  readonly chosenId = input.required<string>();
  readonly error = input<ApiError | null>(null);
  readonly problem = input('');
  readonly choose = output<string>();
  readonly bring = output<File>();

  protected readonly copy = publishCopy;
  protected readonly origins: readonly Segment<Origin>[] = [
    { value: 'device', name: publishCopy.origins.device, icon: 'device' },
    { value: 'catalog', name: publishCopy.origins.catalog, icon: 'film' },
  ];
  protected readonly deviceCopy = deviceCopy;
  /** A video on its way is shown first, wherever it was begun. */
  protected readonly origin = linkedSignal<boolean, Origin>({
    source: () => this.upload.isBusy() || this.device.unfinished() !== null,
    computation: (isOnItsWay, before) => (isOnItsWay ? 'device' : (before?.value ?? 'catalog')),
  });
  protected readonly demo = computed(() => this.list.videos.items().find(({ isDemo }) => isDemo) ?? null);

  constructor() {
    this.list.show({});
  }

  /** A file from the clipboard, wherever on the page it is pasted; pasted text stays text. */
  protected paste(event: ClipboardEvent): void {
    this.take(event, event.clipboardData);
  }

  /** A file dropped beside its place would replace the page. */
  protected drop(event: DragEvent): void {
    if (!event.defaultPrevented) this.take(event, event.dataTransfer);
  }

  protected allowDrop(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  private take(event: Event, data: DataTransfer | null): void {
    const file = data?.files[0];
    if (!file) return;
    event.preventDefault();
    this.origin.set('device');
    this.bring.emit(file);
  }
}
