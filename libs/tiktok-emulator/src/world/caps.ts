import type { Account } from './account.ts';
import { userCapOf } from './client-app.ts';
import type { Publish } from './publish.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;

/** Codes that stop an account before its request is even read, in TikTok's order. Null: it may post. */
export function postingBlock(world: World, account: Account): PostingBlock | null {
  if (account.bannedFromPosting) return 'spam_risk_user_banned_from_posting';
  const posts = recentPublishes(world, (publish) => publish.username === account.username && publish.mode === 'direct');
  return posts.length >= account.caps.directPostsPer24h ? 'spam_risk_too_many_posts' : null;
}

export type PostingBlock = 'spam_risk_user_banned_from_posting' | 'spam_risk_too_many_posts';

export function hasTooManyPendingShares(world: World, account: Account): boolean {
  const shares = recentPublishes(world, (publish) => publish.username === account.username && publish.mode === 'draft');
  return shares.length >= account.caps.pendingSharesPer24h;
}

/** Whether this account would be one user too many for the app within 24 hours. */
export function isUserCapReached(world: World, account: Account): boolean {
  const users = new Set(recentPublishes(world, (publish) => publish.mode === 'direct').map(({ username }) => username));
  return !users.has(account.username) && users.size >= userCapOf(world.state.app);
}

function recentPublishes(world: World, matches: (publish: Publish) => boolean): Publish[] {
  const since = world.clock.now() - dayMs;
  return [...world.state.publishes.values()].filter(
    (publish) => publish.initAt > since && publish.state !== 'failed' && matches(publish),
  );
}
