import type { VideoFacts } from '@flowcast/video-facts';
import type { FailReason } from '../world/publish.ts';

/**
 * TikTok's media limits as this emulator believes them (docs/tiktok-assumptions.md, media limits). Written down here
 * and not shared with the code that checks before an upload: a misreading must not agree with itself.
 */
const limits = {
  containers: new Set(['mp4', 'mov', 'webm']),
  codecs: new Set(['h264', 'h265', 'vp8', 'vp9']),
  minFrameRate: 23,
  maxFrameRate: 60,
  minSidePixels: 360,
  maxSidePixels: 4096,
  maxDurationSec: 600,
};

/** NTSC's 59.94 and 23.976 are inside anyway; this forgives the rounding of container time stamps only. */
const frameRateTolerance = 0.05;

export function verdictOn(facts: VideoFacts | null, maxDurationSec: number): FailReason | 'ok' {
  if (facts === null || !limits.containers.has(facts.container) || !limits.codecs.has(facts.videoCodec)) {
    return 'file_format_check_failed';
  }
  if (facts.durationMs > Math.min(maxDurationSec, limits.maxDurationSec) * 1000) return 'duration_check_failed';
  if (!isBetween(facts.frameRate, limits.minFrameRate - frameRateTolerance, limits.maxFrameRate + frameRateTolerance)) {
    return 'frame_rate_check_failed';
  }
  const areSidesAllowed = [facts.width, facts.height].every((side) =>
    isBetween(side, limits.minSidePixels, limits.maxSidePixels),
  );
  return areSidesAllowed ? 'ok' : 'picture_size_check_failed';
}

function isBetween(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}
