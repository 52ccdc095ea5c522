import { computed, inject, Injectable, signal } from '@angular/core';
import type { Video, VideoUse } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { descriptionForm, type DescriptionText } from '../../shared/data/description-form.ts';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { VideosClient } from '../../shared/data/videos-client.ts';
import { tagsOf } from '../../shared/util/tags-of.ts';
import { CatalogStore } from './catalog-store.ts';
import { ManageClient } from './manage-client.ts';

/** One video of the catalog in an admin's hands; provided by the sheet that shows it. */
@Injectable()
export class ManageStore {
  private readonly client = inject(ManageClient);
  private readonly videos = inject(VideosClient);
  private readonly catalog = inject(CatalogStore);
  private readonly shown = signal<Video | null>(null);
  private readonly busy = signal(false);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly done = signal(false);
  /** As somebody else left it. */
  private readonly other = signal<Video | null>(null);
  private readonly model = signal<DescriptionText>({ title: '', description: '', tags: '' });

  readonly form = descriptionForm(this.model);
  readonly uses = new KeysetList<VideoUse>((cursor) => this.client.uses(this.shown()?.id ?? '', cursor));
  readonly video = this.shown.asReadonly();
  readonly working = this.busy.asReadonly();
  readonly error = this.failedWith.asReadonly();
  readonly saved = this.done.asReadonly();
  readonly theirs = this.other.asReadonly();
  readonly isChanged = computed(() => {
    const video = this.shown();
    return video !== null && JSON.stringify(textOf(video)) !== JSON.stringify(this.model());
  });

  show(video: Video): void {
    this.take(video);
    void this.uses.restart();
  }

  async save(): Promise<void> {
    const video = this.shown();
    this.form().markAsTouched();
    if (!video || this.form().invalid()) return;
    const { title, description, tags } = this.model();
    const patch = { title, description: description.trim() || null, tags: tagsOf(tags), version: video.version };
    await this.attempt(async () => {
      this.take(await this.client.change(video.id, patch));
      this.done.set(true);
    });
    if (this.failedWith()?.code === 'conflict') await this.readTheirs(video.id);
  }

  /** What somebody else saved goes into the form, and what was typed is given up. */
  takeTheirs(): void {
    const theirs = this.other();
    if (theirs) this.take(theirs);
  }

  /** What was typed stays, and the next saving replaces theirs. */
  keepMine(): void {
    const theirs = this.other();
    if (!theirs) return;
    this.shown.set(theirs);
    this.other.set(null);
    this.failedWith.set(null);
  }

  /** True when it was done. */
  archive(): Promise<boolean> {
    return this.attempt(async ({ id }) => this.catalog.archived(await this.client.archive(id)));
  }

  restore(): Promise<boolean> {
    return this.attempt(async ({ id }) => this.catalog.accept(await this.client.restore(id)));
  }

  remove(): Promise<boolean> {
    return this.attempt(async ({ id }) => {
      await this.client.remove(id);
      this.catalog.videos.remove(id);
    });
  }

  private take(video: Video): void {
    const isFirst = this.shown() === null;
    this.shown.set(video);
    this.other.set(null);
    this.failedWith.set(null);
    this.form().reset(textOf(video));
    if (!isFirst) this.catalog.accept(video);
  }

  private async readTheirs(id: string): Promise<void> {
    this.other.set(await this.videos.read(id).catch(() => null));
  }

  private async attempt(act: (video: Video) => Promise<unknown>): Promise<boolean> {
    const video = this.shown();
    if (!video || this.busy()) return false;
    this.busy.set(true);
    this.done.set(false);
    this.failedWith.set(null);
    try {
      await act(video);
      return true;
    } catch (failure) {
      const error = toApiError(failure);
      this.failedWith.set(error);
      if (error.code === 'not_found') this.catalog.videos.remove(video.id);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

const textOf = ({ title, description, tags }: Video): DescriptionText => ({
  title,
  description: description ?? '',
  tags: tags.join(', '),
});
