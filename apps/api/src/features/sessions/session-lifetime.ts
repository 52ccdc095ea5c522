const hourMs = 3_600_000;

/** A session ends this long after it was last used. */
export const sessionLifeMs = 14 * 24 * hourMs;

/** Using a session moves its end at most this often, so that reading pages does not write a row each time. */
export const sessionTouchIntervalMs = hourMs;

export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + sessionLifeMs);
}

/** Whether the end of a session was moved longer ago than the interval. */
export function isTouchDue(expiresAt: Date, now: Date): boolean {
  return expiresAt.getTime() - now.getTime() < sessionLifeMs - sessionTouchIntervalMs;
}
