import { describe, expect, it } from '@jest/globals';
import { badgeOf, canSee, viewersOf, whatTheyCan } from './viewers.ts';

describe('who sees a post', () => {
  it.each([
    ['PUBLIC_TO_EVERYONE', ['PUBLIC_TO_EVERYONE', 'FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']],
    ['FOLLOWER_OF_CREATOR', ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']],
    ['MUTUAL_FOLLOW_FRIENDS', ['MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']],
    ['SELF_ONLY', ['SELF_ONLY']],
    ['', ['SELF_ONLY']],
  ] as const)('for %s: %j', (audience, seers) => {
    const all = viewersOf(['SELF_ONLY', 'FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'PUBLIC_TO_EVERYONE']);

    expect(all.filter((viewer) => canSee(viewer, audience))).toEqual(seers);
  });

  it('marks what is not for everyone', () => {
    expect(badgeOf('PUBLIC_TO_EVERYONE')).toBeNull();
    expect(badgeOf('MUTUAL_FOLLOW_FRIENDS')).toBe('Friends');
  });

  it('says what viewers may do', () => {
    expect(whatTheyCan({ allowComment: true, allowDuet: true, allowStitch: true })).toBe(
      'They can comment, duet, and stitch.',
    );
    expect(whatTheyCan({ allowComment: false, allowDuet: false, allowStitch: false })).toContain('watch');
  });
});
