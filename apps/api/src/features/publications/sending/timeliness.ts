/** `missed`: later than the grace allows, so that its creator must be asked whether it is still wanted. */
export type Timeliness = 'early' | 'in_time' | 'missed';

/** How an instant stands to the one a publication was scheduled for. Both by the database's clock. */
export function timeliness(scheduledAt: Date, now: Date, graceMs: number): Timeliness {
  const lateMs = now.getTime() - scheduledAt.getTime();
  if (lateMs < 0) return 'early';
  return lateMs <= graceMs ? 'in_time' : 'missed';
}
