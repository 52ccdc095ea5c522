import { type CreatorInfo, declarationFor, type Post, type PublishRequest } from '@flowcast/shared-models';
import type { ComposerDraft } from './composer-draft.ts';

/** The label that TikTok will put on the post because of the disclosure; null for none. */
export function disclosureLabel(draft: ComposerDraft): 'Paid partnership' | 'Promotional content' | null {
  if (draft.mode === 'draft' || !draft.disclose) return null;
  if (draft.brandedContent) return 'Paid partnership';
  return draft.yourBrand ? 'Promotional content' : null;
}

/** The sentence a creator agrees to by publishing this draft, with its links. */
export function declarationOf(draft: ComposerDraft) {
  return declarationFor({ brandedContent: disclosureLabel(draft) === 'Paid partnership' });
}

/** What is sent: exactly what is on the screen. A choice that TikTok disables for this creator is never sent as allowed. */
export function toPublishRequest(draft: ComposerDraft, creatorInfo: CreatorInfo | null): PublishRequest {
  const common = {
    accountId: draft.accountId,
    videoId: draft.videoId,
    consent: { declaration: declarationOf(draft).sentence },
    ...(draft.scheduledAt && { scheduledAt: draft.scheduledAt }),
  };
  return draft.mode === 'draft'
    ? { ...common, mode: 'draft' }
    : { ...common, mode: 'direct', post: toPost(draft, creatorInfo) };
}

/** The choices as they are sent: what TikTok disables for this creator is never sent as allowed. */
export function toPost(draft: ComposerDraft, creatorInfo: CreatorInfo | null): Post {
  if (draft.privacyLevel === '' || !creatorInfo) {
    throw new Error('A post needs creator_info and an audience; the form must not get here without them.');
  }
  return {
    caption: draft.caption,
    privacyLevel: draft.privacyLevel,
    allowComment: draft.allowComment && !creatorInfo.commentDisabled,
    allowDuet: draft.allowDuet && !creatorInfo.duetDisabled,
    allowStitch: draft.allowStitch && !creatorInfo.stitchDisabled,
    yourBrand: draft.disclose && draft.yourBrand,
    brandedContent: draft.disclose && draft.brandedContent,
    aiGenerated: draft.aiGenerated,
    coverTimestampMs: Math.round(draft.coverTimestampMs),
  };
}
