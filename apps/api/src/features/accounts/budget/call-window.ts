/**
 * A minute, and two seconds more: what we count when it leaves, TikTok counts when it arrives, so two calls can be nearer to
 * each other there than here.
 */
export const windowMs = 62_000;

/** The calls that still count at `now`, oldest first. */
export const recentCalls = (takenAt: readonly Date[], now: Date): Date[] =>
  takenAt.filter((at) => at.getTime() > now.getTime() - windowMs);

/** Milliseconds until one more call fits into a sliding window of `limit`; 0: now. */
export function waitMs(takenAt: readonly Date[], limit: number, now: Date): number {
  const recent = recentCalls(takenAt, now);
  const inTheWay = recent[recent.length - limit];
  return inTheWay === undefined ? 0 : inTheWay.getTime() + windowMs - now.getTime();
}
