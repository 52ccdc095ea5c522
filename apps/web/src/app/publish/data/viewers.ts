import type { PrivacyLevel } from '@flowcast/shared-models';
import { previewCopy } from '../copy.ts';
import { privacyNames } from '../../shared/util/privacy-names.ts';

/** From the widest circle to the narrowest; whoever is in one is in all before it: friends follow, too. */
const circles: readonly PrivacyLevel[] = [
  'PUBLIC_TO_EVERYONE',
  'FOLLOWER_OF_CREATOR',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY',
];

/** Whether somebody of one circle sees a post for another; before the choice it is shown to nobody but its creator. */
export function canSee(viewer: PrivacyLevel, audience: PrivacyLevel | ''): boolean {
  return circles.indexOf(viewer) >= (audience === '' ? circles.length - 1 : circles.indexOf(audience));
}

/** The circles this creator may choose from; the usual ones while they are not known. */
export function viewersOf(options: readonly PrivacyLevel[] | undefined): PrivacyLevel[] {
  const offered = options?.length ? options : ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];
  return circles.filter((level) => offered.includes(level));
}

/** TikTok marks what is not for everyone. */
export function badgeOf(audience: PrivacyLevel | ''): string | null {
  return audience === '' || audience === 'PUBLIC_TO_EVERYONE' ? null : privacyNames[audience].name;
}

interface Allowed {
  allowComment: boolean;
  allowDuet: boolean;
  allowStitch: boolean;
}

/** What viewers may do with it, in words: `They can comment and duet.` */
export function whatTheyCan({ allowComment, allowDuet, allowStitch }: Allowed): string {
  const { comment, duet, stitch } = previewCopy.verbs;
  const verbs = [allowComment && comment, allowDuet && duet, allowStitch && stitch].filter((verb) => verb !== false);
  return verbs.length > 0 ? previewCopy.theyCan(new Intl.ListFormat('en').format(verbs)) : previewCopy.theyOnlyWatch;
}
