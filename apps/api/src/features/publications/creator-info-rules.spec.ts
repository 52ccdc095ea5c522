import type { CreatorInfo, Post } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import { creatorInfoNeeds } from './creator-info-rules.ts';

const info: CreatorInfo = {
  nickname: 'Ava',
  username: 'ava.studio',
  avatarUrl: null,
  privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
  commentDisabled: false,
  duetDisabled: false,
  stitchDisabled: false,
  maxVideoPostDurationSec: 60,
  postingBlocked: null,
};
const post: Post = {
  caption: '',
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  allowComment: true,
  allowDuet: true,
  allowStitch: true,
  yourBrand: false,
  brandedContent: false,
  aiGenerated: false,
  coverTimestampMs: 0,
};
const direct = { mode: 'direct', post, durationMs: 60_000 } as const;
const draft = { mode: 'draft', post: null, durationMs: 600_000 } as const;

describe('creator_info against what was consented to', () => {
  it('asks for nothing when all still stands', () => {
    expect(creatorInfoNeeds(direct, info)).toEqual([]);
  });

  it.each<[string, Partial<CreatorInfo>, string]>([
    ['privacy_level_not_offered', { privacyLevelOptions: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'] }, 'post.privacyLevel'],
    ['comment_disabled', { commentDisabled: true }, 'post.allowComment'],
    ['duet_disabled', { duetDisabled: true }, 'post.allowDuet'],
    ['stitch_disabled', { stitchDisabled: true }, 'post.allowStitch'],
    ['video_too_long', { maxVideoPostDurationSec: 59 }, 'videoId'],
  ])('names %s at its field', (code, change, field) => {
    expect(creatorInfoNeeds(direct, { ...info, ...change })).toMatchObject([{ code, field }]);
  });

  it('does not mind what is switched off for everybody when the creator did not ask for it', () => {
    const modest = { ...direct, post: { ...post, allowComment: false, allowDuet: false, allowStitch: false } };

    expect(
      creatorInfoNeeds(modest, { ...info, commentDisabled: true, duetDisabled: true, stitchDisabled: true }),
    ).toEqual([]);
  });

  it.each(['spam_risk_too_many_posts', 'spam_risk_user_banned_from_posting', 'reached_active_user_cap'] as const)(
    'says only that posting is closed for %s, because nothing else is known then',
    (postingBlocked) => {
      const blocked = { ...info, postingBlocked, privacyLevelOptions: [], maxVideoPostDurationSec: 0 };

      expect(creatorInfoNeeds(direct, blocked).map(({ code }) => code)).toEqual([postingBlocked]);
    },
  );

  it('holds up a draft for a ban only: TikTok’s other limits are not for drafts', () => {
    const codes = (postingBlocked: CreatorInfo['postingBlocked']) =>
      creatorInfoNeeds(draft, { ...info, commentDisabled: true, postingBlocked }).map(({ code }) => code);

    expect(codes(null)).toEqual([]);
    expect(codes('spam_risk_too_many_posts')).toEqual([]);
    expect(codes('spam_risk_user_banned_from_posting')).toEqual(['spam_risk_user_banned_from_posting']);
  });
});
