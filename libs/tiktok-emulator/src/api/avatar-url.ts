import type { EmulatorContext } from '../emulation.ts';
import type { Account } from '../world/account.ts';

const lifeMs = 2 * 3_600_000;

/** An address that looks signed and expiring, as TikTok's do, so that a client copies the picture and not the address. */
export function avatarUrl(c: EmulatorContext, account: Account, sizePixels: 100 | 168 | 720): string {
  const expires = Math.floor((c.var.world.clock.now() + lifeMs) / 1000);
  return `${c.var.origin}/avatars/${account.username}-${sizePixels}.png?x-expires=${expires}`;
}
