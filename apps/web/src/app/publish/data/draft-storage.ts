import { readStored, writeStored } from '../../shared/util/stored.ts';
import { type ComposerDraft, restoreDraft } from '../../shared/data/composer-draft.ts';

export interface StoredComposer {
  draft: ComposerDraft;
  /** Goes with the publish requests until the studio has the post, so that pressing again cannot post twice. */
  idempotencyKey: string;
  /** What the studio last took from this form, and under which key. */
  accepted: { idempotencyKey: string; publicationId: string } | null;
}

/**
 * The half-filled form of one creator in this browser: survives a reload, a closed tab and a new sign-in, and is the
 * same in every tab. Null when there is none, or when the browser keeps nothing.
 */
export function readComposer(creatorId: string): StoredComposer | null {
  const stored = record(readStored(keyOf(creatorId)));
  const idempotencyKey = stored['idempotencyKey'];
  if (typeof idempotencyKey !== 'string') return null;
  return { draft: restoreDraft(stored['draft']), idempotencyKey, accepted: acceptedOf(record(stored['accepted'])) };
}

/** False when the browser does not keep it: then leaving the page loses the form. */
export function writeComposer(creatorId: string, composer: StoredComposer): boolean {
  return writeStored(keyOf(creatorId), composer);
}

/**
 * Tells what another tab did with the form: at once, and when this tab comes back to the front, because a tab in the
 * background may be frozen and hear nothing. Answers how to stop.
 */
export function watchComposer(creatorId: string, onChange: (stored: StoredComposer) => void): () => void {
  const read = () => {
    const stored = readComposer(creatorId);
    if (stored) onChange(stored);
  };
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('storage', ({ key }) => key === keyOf(creatorId) && read(), { signal });
  window.addEventListener('pageshow', read, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && read(), { signal });
  return () => stop.abort();
}

function acceptedOf({ idempotencyKey, publicationId }: Record<string, unknown>): StoredComposer['accepted'] {
  return typeof idempotencyKey === 'string' && typeof publicationId === 'string'
    ? { idempotencyKey, publicationId }
    : null;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function keyOf(creatorId: string): string {
  return `flowcast.composer.${creatorId}`;
}
