import type { PrivacyLevel } from '@flowcast/shared-models';
import type { AttemptState } from '../attempts/attempt-states.ts';

const looksSec = [1, 2, 3, 5, 8, 13, 20, 30, 45, 60] as const;
/** From when TikTok has the whole file, or may have it. */
export const firstLookMs = 1_000;
/** Between two looks at an attempt whose publish id is not known. */
export const withoutIdMs = 15 * 60_000;
const slowLookMs = 3_600_000;
const jitter = 0.2;

/** Without a verdict after a day we say that we do not know. */
export const silenceAfterMs = 24 * 3_600_000;
const postIdPatienceMs = 10 * 60_000;
const unknownPatienceMs = 7 * 24 * 3_600_000;

export interface Watched {
  readonly state: AttemptState;
  readonly privacyLevel: PrivacyLevel | null;
  readonly postIds: readonly string[];
  /** Looks that were made already. */
  readonly round: number;
  /** Since TikTok has the whole file. */
  readonly waitingMs: number;
  /** Since the attempt ended; 0 before. */
  readonly endedMs: number;
}

/**
 * Milliseconds until TikTok is asked again, or null for never. Well inside 30 status calls a minute for each token
 * (docs/tiktok-assumptions.md, rate limits). `random` gives 0 to 1.
 */
export function nextLookMs(watched: Watched, random: () => number): number | null {
  const quick = lookMs(watched.round, random);
  switch (watched.state) {
    case 'commit_sent':
    case 'accepted':
      return quick;
    case 'published':
      return mayGetPostId(watched) && watched.endedMs < postIdPatienceMs ? quick : null;
    case 'unknown':
      return watched.waitingMs < unknownPatienceMs ? slowLookMs : null;
    default:
      return null;
  }
}

/** TikTok never tells the id of a post that only its owner can see. A draft's privacy is chosen in TikTok's app. */
const mayGetPostId = ({ privacyLevel, postIds }: Watched) =>
  postIds.length === 0 && privacyLevel !== null && privacyLevel !== 'SELF_ONLY';

function lookMs(round: number, random: () => number): number {
  const seconds = looksSec[Math.min(round, looksSec.length - 1)] ?? 60;
  return Math.round(seconds * 1000 * (1 - jitter + 2 * jitter * random()));
}
