import { type CreatorInfo, postingBlocks } from '@flowcast/shared-models';
import { type CreatorInfo as TikTokCreatorInfo, TikTokApiError } from '@flowcast/tiktok-client';
import type { AccountEntity } from './account.entity.ts';
import { avatarUrlOf } from './account.mapper.ts';

export function toCreatorInfo(account: AccountEntity, info: TikTokCreatorInfo): CreatorInfo {
  return {
    nickname: info.nickname,
    username: info.username,
    avatarUrl: avatarUrlOf(account),
    privacyLevelOptions: info.privacyLevelOptions,
    commentDisabled: info.commentDisabled,
    duetDisabled: info.duetDisabled,
    stitchDisabled: info.stitchDisabled,
    maxVideoPostDurationSec: info.maxVideoPostDurationSec,
    postingBlocked: null,
  };
}

export type PostingBlock = (typeof postingBlocks)[number];

/** The three refusals of creator_info that mean "this creator cannot post now" instead of a failure. */
export function postingBlockOf(error: unknown): PostingBlock | null {
  if (!(error instanceof TikTokApiError)) return null;
  return postingBlocks.find((block) => block === error.code) ?? null;
}

/** TikTok tells nothing else of a creator who cannot post. */
export function toBlockedCreatorInfo(account: AccountEntity, postingBlocked: PostingBlock): CreatorInfo {
  return {
    nickname: account.displayName,
    username: account.username ?? '',
    avatarUrl: avatarUrlOf(account),
    privacyLevelOptions: [],
    commentDisabled: true,
    duetDisabled: true,
    stitchDisabled: true,
    maxVideoPostDurationSec: 0,
    postingBlocked,
  };
}
