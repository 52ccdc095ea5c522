import { readStored, writeStored } from '../../shared/util/stored.ts';
import { type ComposerDraft, restoreDraft } from '../../shared/data/composer-draft.ts';

interface StoredComposer {
  draft: ComposerDraft;
  /** Goes with the publish request until it is answered, so that pressing again cannot post twice. */
  idempotencyKey: string;
}

/**
 * The half-filled form of one creator in this tab: survives a reload and a new sign-in. Per tab on purpose: two tabs
 * may prepare two posts.
 */
export function readComposer(creatorId: string): StoredComposer {
  const stored = readStored(keyOf(creatorId), sessionStorage);
  const known = typeof stored === 'object' && stored !== null ? stored : {};
  const key = 'idempotencyKey' in known && typeof known.idempotencyKey === 'string' ? known.idempotencyKey : null;
  return {
    draft: restoreDraft('draft' in known ? known.draft : null),
    idempotencyKey: key ?? crypto.randomUUID(),
  };
}

export function writeComposer(creatorId: string, composer: StoredComposer): void {
  writeStored(keyOf(creatorId), composer, sessionStorage);
}

function keyOf(creatorId: string): string {
  return `flowcast.composer.${creatorId}`;
}
