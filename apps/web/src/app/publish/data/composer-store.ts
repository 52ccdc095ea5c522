import { computed, inject, Injectable, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { Account, Publication } from '@flowcast/shared-models';
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
import { readComposer, writeComposer } from './draft-storage.ts';
import { declarationOf, disclosureLabel, toPublishRequest } from '../../shared/data/publish-request.ts';

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
  private readonly creatorId = this.session.me()?.creator.id ?? '';
  private readonly stored = readComposer(this.creatorId);
  private readonly idempotencyKey = signal(this.stored.idempotencyKey);
  private readonly busy = signal(false);
  private readonly failedWith = signal<ApiError | null>(null);

  readonly accounts = computed<readonly Account[]>(() => this.session.me()?.accounts ?? []);
  readonly draft = signal<ComposerDraft>(withKnownAccount(this.stored.draft, this.accounts()));
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
  readonly sending = this.busy.asReadonly();
  /** Why the last attempt was refused. */
  readonly error = this.failedWith.asReadonly();

  change(change: Partial<ComposerDraft>): void {
    this.draft.update((draft) => withPossibleMode({ ...draft, ...change }, this.accounts()));
    this.keep();
  }

  /** Another video starts at its own first frame. */
  chooseVideo(videoId: string): void {
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
    const finished = await this.upload.start(file, 'device', { maxDurationSec });
    if (finished?.videoId) this.chooseVideo(finished.videoId);
  }

  askCreatorInfoAgain(): void {
    this.creatorInfoRead.reload();
  }

  sentence(): string {
    const info = this.creatorInfo();
    const video = this.video();
    const account = info ? `@${info.username}` : this.account()?.displayName;
    if (!video || !account) return '';
    return confirmSentence(toPublishRequest(this.draft(), info), { videoTitle: video.title, account });
  }

  /** Null when it failed; the reason is in `error`. Only a definite answer uses the key up. */
  async publish(): Promise<Publication | null> {
    if (this.missing().length > 0 || this.busy()) return null;
    const request = toPublishRequest(this.draft(), this.creatorInfo());
    this.busy.set(true);
    this.failedWith.set(null);
    try {
      const publication = await this.publications.publish(request, this.idempotencyKey());
      this.startOver();
      return publication;
    } catch (failure) {
      this.fail(toApiError(failure));
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  private startOver(): void {
    const { accountId, mode } = this.draft();
    this.draft.set(emptyDraft({ accountId, mode }));
    this.renewKey();
  }

  private fail(error: ApiError): void {
    this.failedWith.set(error);
    const isDefinite = error.status >= 400 && error.status < 500 && error.code !== 'not_signed_in';
    if (isDefinite) this.renewKey();
    // What the creator may do has changed since the page opened: show what is left to choose.
    if (error.code === 'invalid_fields') this.askCreatorInfoAgain();
  }

  private renewKey(): void {
    this.idempotencyKey.set(crypto.randomUUID());
    this.keep();
  }

  /** At once, not in an effect: the page may be gone before an effect runs, and an answered key must never come back. */
  private keep(): void {
    writeComposer(this.creatorId, { draft: this.draft(), idempotencyKey: this.idempotencyKey() });
  }
}

/** Keeps the chosen account while it is connected; else the first one. */
function withKnownAccount(draft: ComposerDraft, accounts: readonly Account[]): ComposerDraft {
  const isKnown = accounts.some(({ id }) => id === draft.accountId);
  return withPossibleMode(isKnown ? draft : { ...draft, accountId: accounts[0]?.id ?? '' }, accounts);
}

function withPossibleMode(draft: ComposerDraft, accounts: readonly Account[]): ComposerDraft {
  return mayPost(accounts.find(({ id }) => id === draft.accountId)) ? draft : { ...draft, mode: 'draft' };
}

/** An account that is unknown or gone is asked about at TikTok, which then says what is wrong. */
function mayPost(account: Account | null | undefined): boolean {
  return !account || account.scopes.includes('video.publish');
}

function asApiError(error: unknown): ApiError | null {
  return error ? toApiError(error) : null;
}
