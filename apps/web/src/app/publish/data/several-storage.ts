import { emptyDraft, restoreDraft, type ComposerDraft } from '../../shared/data/composer-draft.ts';
import { readStored, writeStored } from '../../shared/util/stored.ts';

/** What is kept of one account's part of a post to several accounts. */
export interface StoredPlan {
  isSelected: boolean;
  draft: ComposerDraft;
  /** Written for this account alone; else what is written for all. */
  hasOwnCaption: boolean;
  hasOwnTime: boolean;
  /** Goes with this account's requests until the studio has its post, so that sending again cannot post twice. */
  idempotencyKey: string;
  /** The studio has it. */
  publicationId: string | null;
}

export interface StoredSeveral {
  /** Video, cover, caption and time for all. */
  common: ComposerDraft;
  plans: Record<string, StoredPlan>;
}

export function readSeveral(creatorId: string): StoredSeveral | null {
  const stored = record(readStored(keyOf(creatorId)));
  if (!stored['common']) return null;
  const plans = Object.entries(record(stored['plans'])).map(([id, plan]) => [id, planOf(record(plan))] as const);
  return { common: restoreDraft(stored['common']), plans: Object.fromEntries(plans) };
}

export function writeSeveral(creatorId: string, several: StoredSeveral | null): boolean {
  return writeStored(keyOf(creatorId), several);
}

export function newPlan(accountId: string, common: ComposerDraft): StoredPlan {
  const { caption, coverTimestampMs, scheduledAt, videoId } = common;
  return {
    isSelected: false,
    draft: emptyDraft({ accountId, caption, coverTimestampMs, scheduledAt, videoId }),
    hasOwnCaption: false,
    hasOwnTime: false,
    idempotencyKey: crypto.randomUUID(),
    publicationId: null,
  };
}

function planOf(stored: Record<string, unknown>): StoredPlan {
  const { idempotencyKey, publicationId } = stored;
  return {
    isSelected: stored['isSelected'] === true,
    draft: restoreDraft(stored['draft']),
    hasOwnCaption: stored['hasOwnCaption'] === true,
    hasOwnTime: stored['hasOwnTime'] === true,
    idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : crypto.randomUUID(),
    publicationId: typeof publicationId === 'string' ? publicationId : null,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function keyOf(creatorId: string): string {
  return `flowcast.several.${creatorId}`;
}
