const refreshBeforeEndMs = 30 * 60_000;
const refreshAfterShareOfLife = 0.8;

export interface TokenLife {
  issuedAt: Date;
  expiresAt: Date;
}

/** Still good for new work: more than half an hour left, and less than 80 % of its life gone. */
export function isFresh({ issuedAt, expiresAt }: TokenLife, now: Date): boolean {
  const life = expiresAt.getTime() - issuedAt.getTime();
  const age = now.getTime() - issuedAt.getTime();
  return expiresAt.getTime() - now.getTime() > refreshBeforeEndMs && age < life * refreshAfterShareOfLife;
}

/** Not what we would start new work with, but TikTok still takes it. */
export function isUsable({ expiresAt }: TokenLife, now: Date): boolean {
  return expiresAt > now;
}
