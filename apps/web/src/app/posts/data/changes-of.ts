import type { CreatorInfo, Post } from '@flowcast/shared-models';
import { privacyNames } from '../../shared/util/privacy-names.ts';

export interface Change {
  what: string;
  before: string;
  now: string;
}

const names = new Intl.ListFormat('en', { type: 'disjunction' });

/** What TikTok no longer takes as it was agreed to: the old choice, and what it offers now. */
export function changesOf(post: Post, info: CreatorInfo): Change[] {
  return [
    ...audienceChange(post, info),
    ...interactionChange('Comments', post.allowComment, info.commentDisabled),
    ...interactionChange('Duet', post.allowDuet, info.duetDisabled),
    ...interactionChange('Stitch', post.allowStitch, info.stitchDisabled),
  ];
}

function audienceChange({ privacyLevel }: Post, { privacyLevelOptions }: CreatorInfo): Change[] {
  if (privacyLevelOptions.includes(privacyLevel)) return [];
  const offered = names.format(privacyLevelOptions.map((level) => privacyNames[level].name));
  return [
    { what: 'Who can view this video', before: privacyNames[privacyLevel].name, now: `${offered}, as you choose` },
  ];
}

function interactionChange(what: string, wasAllowed: boolean, isDisabled: boolean): Change[] {
  return wasAllowed && isDisabled ? [{ what, before: 'on', now: 'off' }] : [];
}
