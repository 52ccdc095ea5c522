import type { CreatorInfo, Need, Post, PublishMode } from '@flowcast/shared-models';

/** What was consented to, against what TikTok lets the creator do right now. */
export interface ConsentedPost {
  readonly mode: PublishMode;
  readonly post: Post | null;
  readonly durationMs: number;
}

interface CreatorInfoRule {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  clashes(post: Post, info: CreatorInfo, durationMs: number): boolean;
}

type PostingBlock = NonNullable<CreatorInfo['postingBlocked']>;

const blockMessages: Record<PostingBlock, string> = {
  spam_risk_too_many_posts: 'TikTok takes no more posts of this account today. Try again later.',
  spam_risk_user_banned_from_posting: 'TikTok does not let this account post. Look into the TikTok app for the reason.',
  reached_active_user_cap: 'The studio has reached TikTok’s number of posting accounts for today. Try again tomorrow.',
};

/** Nothing here is ever mended by us: a choice that no longer stands goes back to the creator, never to "public". */
const creatorInfoRules: readonly CreatorInfoRule[] = [
  {
    code: 'privacy_level_not_offered',
    field: 'post.privacyLevel',
    message: 'TikTok does not offer this audience for the account now. Choose who can view the video again.',
    clashes: (post, info) => !info.privacyLevelOptions.includes(post.privacyLevel),
  },
  {
    code: 'comment_disabled',
    field: 'post.allowComment',
    message: 'Comments are switched off in the account’s TikTok settings.',
    clashes: (post, info) => post.allowComment && info.commentDisabled,
  },
  {
    code: 'duet_disabled',
    field: 'post.allowDuet',
    message: 'Duets are switched off in the account’s TikTok settings.',
    clashes: (post, info) => post.allowDuet && info.duetDisabled,
  },
  {
    code: 'stitch_disabled',
    field: 'post.allowStitch',
    message: 'Stitches are switched off in the account’s TikTok settings.',
    clashes: (post, info) => post.allowStitch && info.stitchDisabled,
  },
  {
    code: 'video_too_long',
    field: 'videoId',
    message: 'The video is longer than TikTok allows this account. Shorten it or choose another one.',
    clashes: (_post, info, durationMs) => durationMs > info.maxVideoPostDurationSec * 1000,
  },
];

/** What stands between the consent and TikTok now; empty when it may be sent. */
export function creatorInfoNeeds({ mode, post, durationMs }: ConsentedPost, info: CreatorInfo): Need[] {
  const block = info.postingBlocked;
  // A blocked answer's other fields may be empty, so nothing else can be judged by it.
  if (block) return concerns(mode, block) ? [{ code: block, message: blockMessages[block] }] : [];
  if (!post) return [];
  return creatorInfoRules
    .filter((rule) => rule.clashes(post, info, durationMs))
    .map(({ code, field, message }) => ({ code, field, message }));
}

/** Daily caps count direct posts; a draft is refused for a ban only. */
const concerns = (mode: PublishMode, block: PostingBlock) =>
  mode === 'direct' || block === 'spam_risk_user_banned_from_posting';
