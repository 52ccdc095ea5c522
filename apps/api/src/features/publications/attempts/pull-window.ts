import type { AttemptEntity } from './attempt.entity.ts';

/** TikTok gives a download up an hour after its start (docs/tiktok-assumptions.md, PULL_FROM_URL), plus what clocks may differ. */
export const pullWindowMs = 61 * 60_000;

type Last = Pick<AttemptEntity, 'transfer' | 'failReason' | 'pullRevokedAt'>;

/**
 * The earliest instant of the attempt after `last`; null: at once. A publish we know nothing of may still be waiting for its
 * download. Its address is dead, so nothing can come of it; it is waited for all the same until TikTok has given it up.
 */
export function nextAttemptNotBefore({ transfer, failReason, pullRevokedAt }: Last): Date | null {
  const isLostPull = transfer === 'PULL_FROM_URL' && failReason === 'init_answer_lost' && pullRevokedAt !== null;
  return isLostPull ? new Date(pullRevokedAt.getTime() + pullWindowMs) : null;
}
