import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { SessionStore } from '../../shared/data/session-store.ts';
import { type ComposerDraft, emptyDraft } from '../../shared/data/composer-draft.ts';
import { readComposer, type StoredComposer, watchComposer, writeComposer } from './draft-storage.ts';

/** What another tab did with the form. */
export type OtherTab = { did: 'changed' } | { did: 'published'; publicationId: string };

/** The form as the browser keeps it: one for all tabs of a creator, with the key of the request it will become. */
@Injectable()
export class KeptForm {
  private readonly creatorId = inject(SessionStore).me()?.creator.id ?? '';
  private readonly stored = readComposer(this.creatorId);
  private readonly model = signal(this.stored?.draft ?? emptyDraft());
  private readonly other = signal<OtherTab | null>(null);
  private readonly kept = signal(true);
  private accepted = this.stored?.accepted ?? null;
  private key = this.stored?.idempotencyKey ?? crypto.randomUUID();

  readonly draft = this.model;
  readonly otherTab = this.other.asReadonly();
  /** False: the browser keeps nothing, so leaving the page loses the form. */
  readonly isKept = this.kept.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(watchComposer(this.creatorId, (stored) => this.adopt(stored)));
  }

  get idempotencyKey(): string {
    return this.key;
  }

  change(draft: ComposerDraft): void {
    this.model.set(draft);
    this.dismissOtherTab();
    this.write();
  }

  /** The studio took what was sent: its key is used up, and every tab begins anew. */
  startOver(publicationId: string, next: ComposerDraft): void {
    this.accepted = { idempotencyKey: this.key, publicationId };
    this.model.set(next);
    this.renewKey();
  }

  renewKey(): void {
    this.key = crypto.randomUUID();
    this.write();
  }

  dismissOtherTab(): void {
    this.other.set(null);
  }

  /** Takes over what another tab did and this one has not heard of yet; true when there was something. */
  catchUp(): boolean {
    const stored = readComposer(this.creatorId);
    return stored !== null && this.adopt(stored);
  }

  private adopt(stored: StoredComposer): boolean {
    const isPublished = stored.accepted?.idempotencyKey === this.key;
    const isChanged = JSON.stringify(stored.draft) !== JSON.stringify(this.model());
    this.key = stored.idempotencyKey;
    this.accepted = stored.accepted;
    if (isChanged) this.model.set(stored.draft);
    if (isPublished && stored.accepted) {
      this.other.set({ did: 'published', publicationId: stored.accepted.publicationId });
    } else if (isChanged) {
      this.other.set({ did: 'changed' });
    }
    return isPublished || isChanged;
  }

  /** At once, not in an effect: the page may be gone before an effect runs, and an answered key must never come back. */
  private write(): void {
    const { key: idempotencyKey, accepted } = this;
    this.kept.set(writeComposer(this.creatorId, { draft: this.model(), idempotencyKey, accepted }));
  }
}
