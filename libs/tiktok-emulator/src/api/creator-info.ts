import type { EmulatorContext } from '../emulation.ts';
import { answer } from '../wire/answers.ts';
import { refusal } from '../wire/refusals.ts';
import {
  type Account,
  isDuetDisabled,
  isStitchDisabled,
  type PrivacyLevel,
  privacyOptionsOf,
} from '../world/account.ts';
import { isUserCapReached, postingBlock } from '../world/caps.ts';
import type { World } from '../world/world.ts';
import { avatarUrl } from './avatar-url.ts';
import { admitCaller } from './caller.ts';

/** The three reasons not to post come with HTTP 200 here, on purpose; the same codes are 403 at init. */
export function creatorInfo(c: EmulatorContext): Response {
  const { account } = admitCaller(c, 'creator_info');
  const { world } = c.var;
  const block = postingBlock(world, account) ?? (isUserCapReached(world, account) ? 'reached_active_user_cap' : null);
  if (block) throw refusal(block, { status: 200 });
  return answer(c, {
    comment_disabled: account.commentDisabled,
    creator_avatar_url: avatarUrl(c, account, 168),
    creator_nickname: account.displayName,
    creator_username: account.username,
    duet_disabled: isDuetDisabled(account),
    max_video_post_duration_sec: account.maxVideoPostDurationSec,
    privacy_level_options: offeredPrivacyLevels(world, account),
    stitch_disabled: isStitchDisabled(account),
  });
}

export function offeredPrivacyLevels(world: World, account: Account): PrivacyLevel[] {
  const isNarrowed = world.switches.privacyOptions === 'self-only-when-unaudited' && !world.state.app.audited;
  return isNarrowed ? ['SELF_ONLY'] : privacyOptionsOf(account);
}
