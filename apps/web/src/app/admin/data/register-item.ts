import { computed, inject, Injectable, signal } from '@angular/core';
import type { Video } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { descriptionForm } from '../../shared/data/description-form.ts';
import { UPLOAD_PARTS, type UploadStage, VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { tagsOf } from '../../shared/util/tags-of.ts';
import { AdminClient } from './admin-client.ts';
import { titleOf } from './title-of.ts';

/** `queued`: fit to be sent, others go first. `uploaded`: with the studio, not in the catalog yet. */
export type RegisterStage =
  Exclude<UploadStage, 'idle' | 'done'> | 'queued' | 'uploaded' | 'registering' | 'unregistered' | 'registered';

/** One file on its way into the catalog. It has an injector of its own, so what befalls it befalls no other. */
@Injectable()
export class RegisterItem {
  private readonly parts = inject(UPLOAD_PARTS);
  private readonly client = inject(AdminClient);
  private readonly chosen = signal<File | null>(null);
  private readonly own = signal<RegisterStage>('checking');
  private readonly refusals = signal<readonly string[]>([]);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly model = signal({ title: '', description: '', tags: '' });
  private uploadId: string | null = null;

  readonly id = crypto.randomUUID();
  readonly upload = inject(VideoUploadStore);
  readonly form = descriptionForm(this.model);
  readonly file = this.chosen.asReadonly();
  readonly stage = computed<RegisterStage>(() => {
    const upload = this.upload.stage();
    return this.own() === 'uploading' && upload !== 'idle' && upload !== 'done' ? upload : this.own();
  });
  readonly reasons = computed(() => [...this.refusals(), ...this.upload.reasons()]);
  readonly error = computed(() => this.failedWith() ?? this.upload.error());
  /** Nothing happens any more unless somebody acts. */
  readonly isSettled = computed(() => settled.includes(this.stage()));

  /** Judged here, before a byte is sent. True when it may be sent. */
  async check(file: File): Promise<boolean> {
    this.chosen.set(file);
    this.model.update((model) => ({ ...model, title: titleOf(file.name) }));
    const refusals = await this.parts.check(file, {});
    this.refusals.set(refusals);
    this.own.set(refusals.length > 0 ? 'refused' : 'queued');
    return refusals.length === 0;
  }

  async send(): Promise<void> {
    const file = this.chosen();
    if (!file || this.own() === 'refused') return;
    this.failedWith.set(null);
    this.own.set('uploading');
    const finished = await this.upload.start(file, 'catalog');
    if (!finished) return;
    this.uploadId = finished.uploadId;
    this.own.set('uploaded');
  }

  /** What was typed for all comes first among its tags. */
  async register(commonTags: readonly string[]): Promise<void> {
    this.form().markAsTouched();
    const { uploadId } = this;
    if (!uploadId || this.form().invalid() || !registrable.includes(this.own())) return;
    const { title, description, tags } = this.model();
    const described = description.trim() ? { description } : {};
    const all = [...new Set([...commonTags, ...tagsOf(tags)])];
    this.own.set('registering');
    this.failedWith.set(null);
    try {
      const video: Video = await this.client.register({ uploadId, title, tags: all, ...described });
      await this.upload.savePoster(video.id);
      this.upload.reset();
      this.own.set('registered');
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
      this.own.set('unregistered');
    }
  }

  /** Waits for its turn once more. */
  queueAgain(): void {
    this.own.set('queued');
  }
}

const settled: readonly RegisterStage[] = ['refused', 'failed', 'uploaded', 'unregistered', 'registered'];
const registrable: readonly RegisterStage[] = ['uploaded', 'unregistered'];
