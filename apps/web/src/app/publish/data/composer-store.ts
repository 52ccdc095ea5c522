import { computed, inject, Injectable, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { Account, Publication, PublishRequest } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { PublicationsClient } from '../../shared/data/publications-client.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { VideosClient } from '../../shared/data/videos-client.ts';
import { missingCopy } from '../../shared/util/choice-copy.ts';
import { type ComposerDraft, emptyDraft } from '../../shared/data/composer-draft.ts';
import { composerRules } from '../../shared/data/composer-rules.ts';
import { confirmSentence } from '../../shared/data/confirm-sentence.ts';
import { CreatorInfoClient } from '../../shared/data/creator-info-client.ts';
import { declarationOf, disclosureLabel, toPublishRequest } from '../../shared/data/publish-request.ts';
import { publishCopy } from '../copy.ts';
import { ForecastClient } from './forecast-client.ts';
import { DeviceVideo } from './device-video.ts';
import { formerPost } from './former-post.ts';
import { mayPost } from './may-post.ts';
import { KeptForm } from './kept-form.ts';

export interface Missing {
  field: string;
  message: string;
}

/** The composer: what is filled in, what TikTok allows, what is missing, and the one request at the end. */
@Injectable()
export class ComposerStore {
  private readonly session = inject(SessionStore);
  private readonly publications = inject(PublicationsClient);
  private readonly upload = inject(VideoUploadStore);
  private readonly device = inject(DeviceVideo);
  private readonly kept = inject(KeptForm);
  private readonly busy = signal(false);
  private readonly failedWith = signal<ApiError | null>(null);

  readonly accounts = computed<readonly Account[]>(() => this.session.me()?.accounts ?? []);
  readonly draft = this.kept.draft;
  readonly otherTab = this.kept.otherTab;
  private readonly accountId = computed(() => this.draft().accountId);
  readonly account = computed(() => this.accounts().find(({ id }) => id === this.accountId()) ?? null);
  private readonly videoId = computed(() => this.draft().videoId || null);

  /** Without `video.publish` TikTok tells nothing of the creator and takes drafts only. */
  readonly draftsOnly = computed(() => !mayPost(this.account()));
  private readonly creatorInfoRead = inject(CreatorInfoClient).of(
    computed(() => (this.draftsOnly() ? '' : this.accountId())),
  );
  readonly creatorInfo = computed(() => (this.creatorInfoRead.hasValue() ? this.creatorInfoRead.value() : null));
  readonly creatorInfoError = computed(() => asApiError(this.creatorInfoRead.error()));
  private readonly forecastRead = inject(ForecastClient).of(this.accountId);
  /** Null while it is not known: nobody waits for it. */
  readonly forecast = computed(() => (this.forecastRead.hasValue() ? this.forecastRead.value() : null));
  private readonly videoRead = inject(VideosClient).one(this.videoId);
  readonly video = computed(() => (this.videoRead.hasValue() ? this.videoRead.value() : null));
  readonly videoError = computed(() => asApiError(this.videoRead.error()));

  readonly form = form(this.draft, (paths) =>
    composerRules(paths, { creatorInfo: this.creatorInfo, draftsOnly: this.draftsOnly, video: this.video }),
  );
  readonly isDraftMode = computed(() => this.draft().mode === 'draft');
  readonly label = computed(() => disclosureLabel(this.draft()));
  readonly declaration = computed(() => declarationOf(this.draft()));
  /** What stands between the draft and publishing, in the order of the page. */
  readonly missing = computed<Missing[]>(() =>
    this.form()
      .errorSummary()
      .map(({ fieldTree, message = '' }) => {
        const field = String(fieldTree().keyInParent());
        return { field, message: field === 'videoId' && this.upload.isBusy() ? missingCopy.upload : message };
      }),
  );
  /** What leaving the page now would lose; null for nothing. */
  readonly unsaved = computed<'upload' | 'form' | null>(() => {
    if (this.upload.isBusy()) return 'upload';
    return this.kept.isKept() ? null : 'form';
  });
  readonly sending = this.busy.asReadonly();
  /** Why the last attempt was refused. */
  readonly error = computed(() => (this.otherTab() ? null : this.failedWith()));
  /** The post the studio has from this form already, though its answer was lost; what was sent now differs from it. */
  readonly former = computed(() => formerPost(this.error()));

  constructor() {
    const known = withKnownAccount(this.draft(), this.accounts());
    if (known.accountId !== this.draft().accountId || known.mode !== this.draft().mode) this.kept.change(known);
  }

  change(change: Partial<ComposerDraft>): void {
    this.kept.change(withPossibleMode({ ...this.draft(), ...change }, this.accounts()));
  }

  /** Another video starts at its own first frame, and takes the place of one that is still on its way. */
  chooseVideo(videoId: string): void {
    if (videoId && this.upload.isBusy()) void this.device.cancel();
    if (videoId !== this.draft().videoId) this.change({ videoId, coverTimestampMs: 0 });
  }

  /** Switching off forgets what was disclosed, so that nothing comes back ticked. */
  disclose(on: boolean): void {
    this.change(on ? { disclose: true } : { disclose: false, yourBrand: false, brandedContent: false });
  }

  /** A file becomes the chosen video once the studio has it; the former choice goes away at once. */
  async bring(file: File): Promise<void> {
    this.change({ videoId: '', coverTimestampMs: 0 });
    const maxDurationSec = this.creatorInfo()?.maxVideoPostDurationSec;
    this.arrived(await this.device.send(file, { maxDurationSec }));
  }

  /** Goes on with a file that an earlier visit left on its way. */
  async resumeUpload(): Promise<void> {
    this.arrived(await this.device.resume());
  }

  private arrived(videoId: string | null): void {
    if (videoId) this.change({ videoId, coverTimestampMs: 0 });
  }

  askCreatorInfoAgain(): void {
    this.creatorInfoRead.reload();
  }

  /** What will be sent; null while something is missing. */
  request(): PublishRequest | null {
    return this.missing().length === 0 ? toPublishRequest(this.draft(), this.creatorInfo()) : null;
  }

  sentence(request: PublishRequest): string {
    const handle = this.creatorInfo()?.username;
    const account = handle ? `@${handle}` : (this.account()?.displayName ?? '');
    return confirmSentence(request, { videoTitle: this.video()?.title ?? publishCopy.chosenVideo, account });
  }

  /**
   * Null when it failed or was not sent: the reason is in `error`, or in `otherTab` when another tab changed the form
   * after `agreed` was said yes to. Whatever is changed, the key stays until the studio has a post under it: so a post
   * whose answer was lost and the one it was changed into can never both be made unasked.
   */
  async publish(agreed: PublishRequest): Promise<Publication | null> {
    return this.isStill(agreed) ? this.send(agreed) : null;
  }

  /** As `publish`, beside the `former` post, which somebody wants to keep too. */
  async publishFurther(agreed: PublishRequest): Promise<Publication | null> {
    if (!this.isStill(agreed)) return null;
    this.kept.renewKey();
    return this.send(agreed);
  }

  /** The former post it is: the form begins anew, as if its answer had not been lost. */
  keepFormer({ id }: Publication): void {
    this.failedWith.set(null);
    this.beginAnew(id);
  }

  private isStill(agreed: PublishRequest): boolean {
    return !this.busy() && !this.kept.catchUp() && isSame(agreed, this.request());
  }

  private async send(agreed: PublishRequest): Promise<Publication | null> {
    this.busy.set(true);
    this.failedWith.set(null);
    this.kept.dismissOtherTab();
    try {
      const publication = await this.publications.publish(agreed, this.kept.idempotencyKey);
      this.beginAnew(publication.id);
      return publication;
    } catch (failure) {
      this.fail(toApiError(failure));
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  private beginAnew(publicationId: string): void {
    const { accountId, mode } = this.draft();
    this.kept.startOver(publicationId, emptyDraft({ accountId, mode }));
  }

  private fail(error: ApiError): void {
    this.failedWith.set(error);
    // What the creator may do has changed since the page opened: show what is left to choose.
    if (error.code === 'invalid_fields') this.askCreatorInfoAgain();
  }
}

function isSame(one: PublishRequest, other: PublishRequest | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Keeps the chosen account while it is connected; else the first one. */
function withKnownAccount(draft: ComposerDraft, accounts: readonly Account[]): ComposerDraft {
  const isKnown = accounts.some(({ id }) => id === draft.accountId);
  return withPossibleMode(isKnown ? draft : { ...draft, accountId: accounts[0]?.id ?? '' }, accounts);
}

function withPossibleMode(draft: ComposerDraft, accounts: readonly Account[]): ComposerDraft {
  return mayPost(accounts.find(({ id }) => id === draft.accountId)) ? draft : { ...draft, mode: 'draft' };
}

function asApiError(error: unknown): ApiError | null {
  return error ? toApiError(error) : null;
}
