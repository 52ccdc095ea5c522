import { computed, inject, type Signal, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { Account, Publication, PublishRequest, Video } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import type { ComposerDraft } from '../../shared/data/composer-draft.ts';
import { composerRules } from '../../shared/data/composer-rules.ts';
import { confirmSentence } from '../../shared/data/confirm-sentence.ts';
import { CreatorInfoClient } from '../../shared/data/creator-info-client.ts';
import { PublicationsClient } from '../../shared/data/publications-client.ts';
import { declarationOf, disclosureLabel, toPublishRequest } from '../../shared/data/publish-request.ts';
import { ForecastClient } from './forecast-client.ts';
import { formerPost } from './former-post.ts';
import { mayPost } from './may-post.ts';
import type { StoredPlan } from './several-storage.ts';
import { severalCopy } from '../several-copy.ts';

/** What is the same for all accounts unless one has its own. */
export type Common = Pick<ComposerDraft, 'videoId' | 'coverTimestampMs' | 'caption' | 'scheduledAt'>;

/**
 * One account's part of a post to several: its own choices by its own creator_info, its own consent, its own request.
 * Make it where dependencies may be injected.
 */
export class AccountPlan {
  private readonly publications = inject(PublicationsClient);
  private readonly key = signal('');
  private readonly busy = signal(false);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly agreedTo = signal('');
  private readonly video: Signal<Video | null>;

  readonly account: Account;
  readonly draft;
  readonly isSelected = signal(false);
  readonly hasOwnCaption = signal(false);
  readonly hasOwnTime = signal(false);
  /** The studio has this account's post. */
  readonly publicationId = signal<string | null>(null);
  readonly draftsOnly: boolean;
  private readonly askedId = computed(() => (this.isSelected() && !this.publicationId() ? this.account.id : ''));
  private readonly infoRead = inject(CreatorInfoClient).of(computed(() => (this.draftsOnly ? '' : this.askedId())));
  private readonly forecastRead = inject(ForecastClient).of(this.askedId);
  readonly creatorInfo = computed(() => (this.infoRead.hasValue() ? this.infoRead.value() : null));
  readonly infoError = computed(() => this.infoRead.error() ?? null);
  readonly forecast = computed(() => (this.forecastRead.hasValue() ? this.forecastRead.value() : null));
  readonly form;
  readonly label = computed(() => disclosureLabel(this.draft()));
  readonly declaration = computed(() => declarationOf(this.draft()));
  readonly isBlocked = computed(() => this.creatorInfo()?.postingBlocked ?? null);
  /** What this account still needs before it can be agreed to. */
  readonly missing = computed(() => {
    if (this.isBlocked()) return [severalCopy.blocked];
    return this.form()
      .errorSummary()
      .map(({ message = '' }) => message);
  });
  readonly request = computed<PublishRequest | null>(() =>
    this.missing().length === 0 ? toPublishRequest(this.draft(), this.creatorInfo()) : null,
  );
  /** The consent is for exactly what was on the screen: any change since takes it back. */
  readonly isAgreed = computed(() => {
    const request = this.request();
    return request !== null && this.agreedTo() === JSON.stringify(request);
  });
  readonly sentence = computed(() => {
    const request = this.request();
    const { displayName, username } = this.account;
    const account = username ? `@${username}` : displayName;
    return request && confirmSentence(request, { videoTitle: this.video()?.title ?? severalCopy.video, account });
  });
  readonly sending = this.busy.asReadonly();
  readonly error = this.failedWith.asReadonly();
  /** The post the studio has for this account already, though its answer was lost; what was sent now differs from it. */
  readonly former = computed(() => formerPost(this.failedWith()));

  constructor(account: Account, stored: StoredPlan, video: Signal<Video | null>) {
    this.account = account;
    this.video = video;
    this.draftsOnly = !mayPost(account);
    this.draft = signal<ComposerDraft>({ ...stored.draft, ...(this.draftsOnly && { mode: 'draft' }) });
    this.form = form(this.draft, (paths) =>
      composerRules(paths, { creatorInfo: this.creatorInfo, draftsOnly: () => this.draftsOnly, video }),
    );
    this.restore(stored);
  }

  restore(stored: StoredPlan): void {
    this.isSelected.set(stored.isSelected);
    this.hasOwnCaption.set(stored.hasOwnCaption);
    this.hasOwnTime.set(stored.hasOwnTime);
    this.key.set(stored.idempotencyKey);
    this.publicationId.set(stored.publicationId);
  }

  stored(): StoredPlan {
    return {
      isSelected: this.isSelected(),
      draft: this.draft(),
      hasOwnCaption: this.hasOwnCaption(),
      hasOwnTime: this.hasOwnTime(),
      idempotencyKey: this.key(),
      publicationId: this.publicationId(),
    };
  }

  /** What is written for all, where this account has nothing of its own. An accepted post stays as it was sent. */
  follow({ videoId, coverTimestampMs, caption, scheduledAt }: Common): void {
    if (this.publicationId()) return;
    const followed = {
      videoId,
      coverTimestampMs,
      ...(!this.hasOwnCaption() && { caption }),
      ...(!this.hasOwnTime() && { scheduledAt }),
    };
    this.draft.update((draft) => ({ ...draft, ...followed }));
  }

  change(change: Partial<ComposerDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  agree(isAgreed: boolean): void {
    this.agreedTo.set(isAgreed ? JSON.stringify(this.request()) : '');
  }

  askAgain(): void {
    this.infoRead.reload();
  }

  /** What is sent next is one more post, beside the `former` one. */
  wantFurther(): void {
    this.failedWith.set(null);
    this.key.set(crypto.randomUUID());
  }

  /** The former post it is, as if its answer had not been lost. */
  keepFormer({ id }: Publication): void {
    this.failedWith.set(null);
    this.publicationId.set(id);
  }

  /**
   * Sends what was agreed to, under this account's own key; the outcome is in `publicationId` or `error`. Whatever is
   * changed, the key stays until the studio has a post under it: two can never be made unasked.
   */
  async send(): Promise<void> {
    const request = this.request();
    if (!request || !this.isAgreed() || this.busy() || this.publicationId()) return;
    this.busy.set(true);
    this.failedWith.set(null);
    try {
      this.publicationId.set((await this.publications.publish(request, this.key())).id);
    } catch (failure) {
      this.fail(toApiError(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private fail(error: ApiError): void {
    this.failedWith.set(error);
    if (error.code === 'invalid_fields') this.askAgain();
  }
}
