import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { Answer, Publication } from '@flowcast/shared-models';
import { toApiError } from '../../shared/data/api-error.ts';
import { type ComposerDraft, emptyDraft } from '../../shared/data/composer-draft.ts';
import { composerRules } from '../../shared/data/composer-rules.ts';
import { confirmSentence } from '../../shared/data/confirm-sentence.ts';
import { CreatorInfoClient } from '../../shared/data/creator-info-client.ts';
import { declarationOf, disclosureLabel, toPost, toPublishRequest } from '../../shared/data/publish-request.ts';
import { changesOf } from './changes-of.ts';

/** The choices of a publication that TikTok no longer takes as they were, to be made and agreed to once more. */
@Injectable()
export class AnswerStore {
  private readonly publication = signal<Publication | null>(null);
  private readonly id = computed(() => this.publication()?.id ?? '');
  /** From what was agreed to; a live change of the publication does not take away what is being chosen. */
  readonly draft = linkedSignal<string, ComposerDraft>({
    source: this.id,
    computation: () => draftOf(this.publication()),
  });
  private readonly creatorInfoRead = inject(CreatorInfoClient).of(computed(() => this.publication()?.accountId ?? ''));
  readonly creatorInfo = computed(() => (this.creatorInfoRead.hasValue() ? this.creatorInfoRead.value() : null));
  readonly error = computed(() => {
    const error = this.creatorInfoRead.error();
    return error ? toApiError(error) : null;
  });
  readonly form = form(this.draft, (paths) =>
    composerRules(paths, {
      creatorInfo: this.creatorInfo,
      draftsOnly: () => false,
      video: () => {
        const video = this.publication()?.video;
        return video ? { facts: { durationMs: video.durationMs } } : null;
      },
    }),
  );
  readonly label = computed(() => disclosureLabel(this.draft()));
  readonly declaration = computed(() => declarationOf(this.draft()));
  readonly missing = computed(() =>
    this.form()
      .errorSummary()
      .map(({ message = '' }) => message),
  );
  /** What was agreed to, and what TikTok offers instead. */
  readonly changes = computed(() => {
    const [post, info] = [this.publication()?.post, this.creatorInfo()];
    return post && info ? changesOf(post, info) : [];
  });

  begin(publication: Publication): void {
    this.publication.set(publication);
  }

  change(change: Partial<ComposerDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  disclose(on: boolean): void {
    this.change(on ? { disclose: true } : { disclose: false, yourBrand: false, brandedContent: false });
  }

  askTikTokAgain(): void {
    this.creatorInfoRead.reload();
  }

  /** What will happen, in one plain sentence. */
  sentence(): string {
    const { video, account } = this.publication() ?? {};
    if (!video || !account) return '';
    const name = account.username ? `@${account.username}` : account.displayName;
    const request = toPublishRequest(this.draft(), this.creatorInfo());
    return confirmSentence(request, { videoTitle: video.title, account: name });
  }

  answer(): Omit<Answer, 'version'> {
    return {
      post: toPost(this.draft(), this.creatorInfo()),
      consent: { declaration: this.declaration().sentence },
    };
  }
}

function draftOf(publication: Publication | null): ComposerDraft {
  if (!publication?.post) return emptyDraft();
  const { accountId, videoId, mode, post } = publication;
  return emptyDraft({ accountId, videoId, mode, ...post, disclose: post.yourBrand || post.brandedContent });
}
