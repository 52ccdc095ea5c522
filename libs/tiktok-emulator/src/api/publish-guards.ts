import { refusal } from '../wire/refusals.ts';
import type { Account } from '../world/account.ts';
import { hasTooManyPendingShares, isUserCapReached, postingBlock } from '../world/caps.ts';
import type { World } from '../world/world.ts';
import { offeredPrivacyLevels } from './creator-info.ts';

/** Bans and daily caps: looked at before the body. */
export function checkMayPost(world: World, account: Account): void {
  const block = postingBlock(world, account);
  if (block) throw refusal(block);
}

export function checkMayShareDraft(world: World, account: Account): void {
  if (account.bannedFromPosting) throw refusal('spam_risk_user_banned_from_posting');
  if (hasTooManyPendingShares(world, account)) throw refusal('spam_risk_too_many_pending_share');
}

/**
 * What the account and the app's audit allow, after the body was found well-formed. An app without audit may post to
 * private accounts only, and there only for the owner's eyes: the account's setting counts, not the post's.
 */
export function checkAudience(world: World, account: Account, privacyLevel: unknown): void {
  if (!offeredPrivacyLevels(world, account).some((level) => level === privacyLevel)) {
    throw refusal('privacy_level_option_mismatch');
  }
  const { audited } = world.state.app;
  if (!audited && (!account.private || privacyLevel !== 'SELF_ONLY')) {
    throw refusal('unaudited_client_can_only_post_to_private_accounts');
  }
  if (isUserCapReached(world, account)) throw refusal('reached_active_user_cap');
}
