import type { FailReason } from '../world/publish.ts';
import type { PhotoFacts } from './photo-facts.ts';

/** TikTok's bounds for a photo (docs/tiktok-assumptions.md, media limits). */
export const photoMaxBytes = 20 * 1024 ** 2;
const maxShorterSidePixels = 1080;

/** "Maximum 1080p" is measured on the shorter side, as pictures that passed and failed at the live service show. */
export function photoVerdict(facts: PhotoFacts | null): FailReason | 'ok' {
  if (facts === null) return 'file_format_check_failed';
  const shorterSide = Math.min(facts.width, facts.height);
  return shorterSide >= 1 && shorterSide <= maxShorterSidePixels ? 'ok' : 'picture_size_check_failed';
}
