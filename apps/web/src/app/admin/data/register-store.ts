import { computed, inject, Injectable, signal } from '@angular/core';
import { form, maxLength, required } from '@angular/forms/signals';
import type { Video } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { AdminClient } from './admin-client.ts';

const blank = { title: '', tags: '', description: '' };

/** Registers a catalog video: first its bytes, then its title and tags. */
@Injectable()
export class RegisterStore {
  private readonly client = inject(AdminClient);
  private readonly upload = inject(VideoUploadStore);
  private readonly uploadId = signal<string | null>(null);
  private readonly busy = signal(false);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly done = signal<Video | null>(null);
  private readonly model = signal(blank);

  readonly form = form(this.model, (paths) => {
    required(paths.title, { message: 'Give the video a title.' });
    maxLength(paths.title, 150, { message: 'A title has at most 150 characters.' });
    maxLength(paths.description, 2200, { message: 'A description has at most 2,200 characters.' });
  });
  readonly isUploaded = computed(() => this.uploadId() !== null);
  readonly saving = this.busy.asReadonly();
  readonly error = this.failedWith.asReadonly();
  readonly registered = this.done.asReadonly();

  /** The file's name is a first title, as long as nobody has written one. */
  async bring(file: File): Promise<void> {
    this.uploadId.set(null);
    this.done.set(null);
    if (!this.model().title) this.model.update((model) => ({ ...model, title: titleOf(file.name) }));
    const finished = await this.upload.start(file, 'catalog');
    if (finished) this.uploadId.set(finished.uploadId);
  }

  async register(): Promise<void> {
    const uploadId = this.uploadId();
    this.form().markAsTouched();
    if (!uploadId || this.form().invalid() || this.busy()) return;
    const { title, description, tags } = this.model();
    this.busy.set(true);
    this.failedWith.set(null);
    try {
      const described = description.trim() ? { description } : {};
      const video = await this.client.register({ uploadId, title, tags: tagsOf(tags), ...described });
      this.accept((await this.upload.savePoster(video.id)) ?? video);
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private accept(video: Video): void {
    this.done.set(video);
    this.uploadId.set(null);
    this.upload.reset();
    this.form().reset(blank);
  }
}

export function tagsOf(text: string): string[] {
  const tags = text.split(/[,#]/).map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

function titleOf(fileName: string): string {
  return fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
}
