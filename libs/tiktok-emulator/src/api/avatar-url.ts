import type { EmulatorContext } from '../emulation.ts';
import { mediaPath } from '../pages/post-parts.ts';
import type { Account } from '../world/account.ts';
import type { FoundPost } from '../world/posts.ts';

const lifeMs = 2 * 3_600_000;

/** An address that looks signed and expiring, as TikTok's do, so that a client copies the picture and not the address. */
export function avatarUrl(c: EmulatorContext, account: Account, sizePixels: 100 | 168 | 720): string {
  const expires = Math.floor((c.var.world.clock.now() + lifeMs) / 1000);
  return `${c.var.origin}/avatars/${account.username}-${sizePixels}.png?x-expires=${expires}`;
}

const coverLifeMs = 6 * 3_600_000;

/** The cover of a post: a photo's own picture; for a video, whose frames are not decoded here, a drawn one. */
export function coverUrl(c: EmulatorContext, { publish, post }: FoundPost): string {
  const expires = Math.floor((c.var.world.clock.now() + coverLifeMs) / 1000);
  const path = publish.kind === 'photo' ? mediaPath(publish, publish.coverIndex) : `/covers/${post.postId}.png`;
  return `${c.var.origin}${path}?x-expires=${expires}`;
}
