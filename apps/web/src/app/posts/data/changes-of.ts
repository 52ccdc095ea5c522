import type { CreatorInfo, Post } from '@flowcast/shared-models';
import { changeCopy } from '../copy.ts';
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
    ...interactionChange(changeCopy.comments, post.allowComment, info.commentDisabled),
    ...interactionChange(changeCopy.duet, post.allowDuet, info.duetDisabled),
    ...interactionChange(changeCopy.stitch, post.allowStitch, info.stitchDisabled),
  ];
}

function audienceChange({ privacyLevel }: Post, { privacyLevelOptions }: CreatorInfo): Change[] {
  if (privacyLevelOptions.includes(privacyLevel)) return [];
  const offered = names.format(privacyLevelOptions.map((level) => privacyNames[level].name));
  return [{ what: changeCopy.audience, before: privacyNames[privacyLevel].name, now: changeCopy.asYouChoose(offered) }];
}

function interactionChange(what: string, wasAllowed: boolean, isDisabled: boolean): Change[] {
  return wasAllowed && isDisabled ? [{ what, before: changeCopy.on, now: changeCopy.off }] : [];
}
