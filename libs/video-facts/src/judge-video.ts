import type { VideoFacts } from './video-facts.ts';

/**
 * Why TikTok would not take a video. Named like TikTok's `fail_reason` values where it has one;
 * the codec and the file size have none there (docs/tiktok-assumptions.md, media limits).
 */
export const refusalCodes = [
  'file_format_check_failed',
  'codec_check_failed',
  'frame_rate_check_failed',
  'picture_size_check_failed',
  'duration_check_failed',
  'file_size_check_failed',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** `message` is a plain sentence: what was found, and what is allowed. */
export type Refusal = { readonly code: RefusalCode; readonly message: string };

/** TikTok's media limits (docs/tiktok-assumptions.md, media limits). All bounds are inclusive. */
export const videoLimits = {
  containers: ['mp4', 'mov', 'webm'],
  videoCodecs: ['h264', 'h265', 'vp8', 'vp9'],
  frameRate: { min: 23, max: 60 },
  sidePx: { min: 360, max: 4096 },
  maxDurationSec: 600,
  maxSizeBytes: 4 * 1024 ** 3,
} as const;

type Limits = { readonly maxDurationSec: number };
type Rule = { code: RefusalCode; refuses(facts: VideoFacts, limits: Limits): string | false };

const rules: readonly Rule[] = [
  {
    code: 'file_format_check_failed',
    refuses: ({ container }) =>
      !isOneOf(videoLimits.containers, container) &&
      `The file is ${container.toUpperCase()}; TikTok takes MP4, MOV and WebM.`,
  },
  {
    code: 'codec_check_failed',
    refuses: ({ videoCodec }) =>
      !isOneOf(videoLimits.videoCodecs, videoCodec) &&
      `The picture is encoded as ${videoCodec}; TikTok takes H.264, H.265, VP8 and VP9.`,
  },
  {
    code: 'frame_rate_check_failed',
    refuses: ({ frameRate }) =>
      !isWithin(videoLimits.frameRate, frameRate) &&
      `The video has ${round(frameRate)} frames per second; TikTok takes 23 to 60.`,
  },
  {
    code: 'picture_size_check_failed',
    refuses: ({ width, height }) =>
      !(isWithin(videoLimits.sidePx, width) && isWithin(videoLimits.sidePx, height)) &&
      `The picture is ${width} × ${height} pixels; TikTok takes 360 to 4096 on each side.`,
  },
  {
    code: 'duration_check_failed',
    refuses: ({ durationMs }, { maxDurationSec }) =>
      durationMs > maxDurationSec * 1000 &&
      `The video lasts ${duration(durationMs / 1000)}; at most ${duration(maxDurationSec)} are allowed.`,
  },
  {
    code: 'file_size_check_failed',
    refuses: ({ sizeBytes }) =>
      sizeBytes > videoLimits.maxSizeBytes &&
      `The file has ${round(sizeBytes / 1024 ** 3)} GB; TikTok takes at most 4 GB.`,
  },
];

/**
 * Every reason TikTok would refuse the video for; empty when there is none.
 *
 * `maxDurationSec` is the account's own limit from creator_info; TikTok's ten minutes hold for everybody.
 */
export function judgeVideo(facts: VideoFacts, limits: { maxDurationSec?: number } = {}): Refusal[] {
  const maxDurationSec = Math.min(limits.maxDurationSec ?? Infinity, videoLimits.maxDurationSec);
  return rules.flatMap(({ code, refuses }) => {
    const message = refuses(facts, { maxDurationSec });
    return message === false ? [] : [{ code, message }];
  });
}

function isOneOf(allowed: readonly string[], found: string): boolean {
  return allowed.includes(found);
}

function isWithin(range: { min: number; max: number }, found: number): boolean {
  return found >= range.min && found <= range.max;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** `45 s`, `3 min`, `10 min 0.5 s`. Tenths are kept, else a video just over the limit would read as the limit itself. */
function duration(seconds: number): string {
  const tenths = Math.ceil(seconds * 10);
  const minutes = Math.floor(tenths / 600);
  const rest = (tenths % 600) / 10;
  return [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`].filter(Boolean).join(' ');
}
