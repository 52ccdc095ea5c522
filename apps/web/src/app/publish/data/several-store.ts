import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError } from '../../shared/data/api-error.ts';
import { emptyDraft } from '../../shared/data/composer-draft.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { VideosClient } from '../../shared/data/videos-client.ts';
import { AccountPlan, type Common } from './account-plan.ts';
import { DeviceVideo } from './device-video.ts';
import { readComposer } from './draft-storage.ts';
import { newPlan, readSeveral, writeSeveral } from './several-storage.ts';

/** One video for several accounts: what is common, and each account's own part. */
@Injectable()
export class SeveralStore {
  private readonly session = inject(SessionStore);
  private readonly device = inject(DeviceVideo);
  private readonly upload = inject(VideoUploadStore);
  private readonly creatorId = this.session.me()?.creator.id ?? '';
  private readonly stored = readSeveral(this.creatorId);
  private readonly shared = signal(this.stored?.common ?? this.fromComposer());

  readonly common = this.shared.asReadonly();
  private readonly videoRead = inject(VideosClient).one(computed(() => this.common().videoId || null));
  readonly video = computed(() => (this.videoRead.hasValue() ? this.videoRead.value() : null));
  readonly videoError = computed(() => (this.videoRead.error() ? toApiError(this.videoRead.error()) : null));
  readonly plans: readonly AccountPlan[] = (this.session.me()?.accounts ?? []).map(
    (account) =>
      new AccountPlan(account, this.stored?.plans[account.id] ?? newPlan(account.id, this.common()), this.video),
  );
  readonly selected = computed(() => this.plans.filter((plan) => plan.isSelected()));
  /** Chosen, and not yet at the studio. */
  readonly open = computed(() => this.selected().filter((plan) => !plan.publicationId()));
  readonly waiting = computed(() => this.open().filter((plan) => !plan.isAgreed()));
  readonly sending = computed(() => this.plans.some((plan) => plan.sending()));
  readonly isDone = computed(() => this.selected().length > 0 && this.open().length === 0);
  readonly isUploading = this.upload.isBusy;

  constructor() {
    // The keys are kept before anything is sent, so that a second tab sends under the same ones.
    this.keep();
  }

  changeCommon(change: Partial<Common>): void {
    this.shared.update((common) => ({ ...common, ...change }));
    for (const plan of this.plans) plan.follow(this.shared());
    this.keep();
  }

  changePlan(plan: AccountPlan, change: (plan: AccountPlan) => void): void {
    change(plan);
    plan.follow(this.shared());
    this.keep();
  }

  chooseVideo(videoId: string): void {
    if (videoId && this.upload.isBusy()) void this.device.cancel();
    if (videoId !== this.common().videoId) this.changeCommon({ videoId, coverTimestampMs: 0 });
  }

  async bring(file: File): Promise<void> {
    this.changeCommon({ videoId: '', coverTimestampMs: 0 });
    this.arrived(await this.device.send(file));
  }

  async resumeUpload(): Promise<void> {
    this.arrived(await this.device.resume());
  }

  /** Each account for itself: what fails for one neither stops nor hides the others. */
  async send(): Promise<void> {
    this.hearOfOtherTabs();
    if (this.waiting().length > 0) return;
    await Promise.all(this.open().map((plan) => plan.send().finally(() => this.keep())));
  }

  /** Somebody wants both: the post this account has already, and the changed one beside it. */
  async sendFurther(plan: AccountPlan): Promise<void> {
    this.changePlan(plan, (one) => one.wantFurther());
    await plan.send().finally(() => this.keep());
  }

  startOver(): void {
    writeSeveral(this.creatorId, null);
    this.shared.set(emptyDraft());
    for (const plan of this.plans) {
      const next = newPlan(plan.account.id, this.shared());
      plan.restore(next);
      plan.draft.set({ ...next.draft, mode: plan.draftsOnly ? 'draft' : 'direct' });
    }
    this.keep();
  }

  /** What another tab has sent meanwhile must not be sent again. */
  private hearOfOtherTabs(): void {
    const known = readSeveral(this.creatorId)?.plans ?? {};
    for (const plan of this.plans) {
      const publicationId = known[plan.account.id]?.publicationId;
      if (publicationId && plan.isSelected()) plan.publicationId.set(publicationId);
    }
  }

  private arrived(videoId: string | null): void {
    if (videoId) this.changeCommon({ videoId, coverTimestampMs: 0 });
  }

  /** A caption begun in the composer is a first caption for all. */
  private fromComposer() {
    return emptyDraft({ caption: readComposer(this.creatorId)?.draft.caption ?? '' });
  }

  private keep(): void {
    this.hearOfOtherTabs();
    const plans = Object.fromEntries(this.plans.map((plan) => [plan.account.id, plan.stored()]));
    writeSeveral(this.creatorId, { common: this.shared(), plans });
  }
}
