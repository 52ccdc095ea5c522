import { describe, expect, test } from '@jest/globals';
import { contentTypeOf, judgeVideo, type VideoFacts } from './index.ts';

const good: VideoFacts = {
  container: 'mp4',
  videoCodec: 'h264',
  audioCodec: 'aac',
  width: 720,
  height: 1280,
  frameRate: 30,
  durationMs: 8000,
  sizeBytes: 900_000,
};
const codesOf = (changes: Partial<VideoFacts>, limits?: { maxDurationSec?: number }) =>
  judgeVideo({ ...good, ...changes }, limits).map(({ code }) => code);

describe('a video within all limits', () => {
  test.each<[string, Partial<VideoFacts>]>([
    ['an ordinary vertical MP4', {}],
    ['a silent one', { audioCodec: null }],
    ['WebM with VP8', { container: 'webm', videoCodec: 'vp8' }],
    ['WebM with VP9', { container: 'webm', videoCodec: 'vp9' }],
    ['MOV with H.265', { container: 'mov', videoCodec: 'h265' }],
    ['23 frames per second', { frameRate: 23 }],
    ['60 frames per second', { frameRate: 60 }],
    ['the smallest picture', { width: 360, height: 360 }],
    ['the largest picture', { width: 4096, height: 4096 }],
    ['ten minutes', { durationMs: 600_000 }],
    ['four gigabytes', { sizeBytes: 4_294_967_296 }],
  ])('%s is taken', (_what, changes) => {
    expect(codesOf(changes)).toEqual([]);
  });
});

describe('a video TikTok would refuse', () => {
  test.each<[Partial<VideoFacts>, string, string]>([
    [{ container: 'mkv' }, 'file_format_check_failed', 'The file is MKV; TikTok takes MP4, MOV and WebM.'],
    [
      { videoCodec: 'av1' },
      'codec_check_failed',
      'The picture is encoded as av1; TikTok takes H.264, H.265, VP8 and VP9.',
    ],
    [{ frameRate: 22.98 }, 'frame_rate_check_failed', 'The video has 22.98 frames per second; TikTok takes 23 to 60.'],
    [{ frameRate: 60.1 }, 'frame_rate_check_failed', 'The video has 60.1 frames per second; TikTok takes 23 to 60.'],
    [
      { width: 359 },
      'picture_size_check_failed',
      'The picture is 359 × 1280 pixels; TikTok takes 360 to 4096 on each side.',
    ],
    [
      { height: 4097 },
      'picture_size_check_failed',
      'The picture is 720 × 4097 pixels; TikTok takes 360 to 4096 on each side.',
    ],
    [{ durationMs: 600_001 }, 'duration_check_failed', 'The video lasts 10 min 0.1 s; at most 10 min are allowed.'],
    [{ sizeBytes: 4_500_000_000 }, 'file_size_check_failed', 'The file has 4.19 GB; TikTok takes at most 4 GB.'],
  ])('%j is refused with the reason', (changes, code, message) => {
    expect(judgeVideo({ ...good, ...changes })).toEqual([{ code, message }]);
  });

  test('gets every reason at once', () => {
    expect(codesOf({ container: 'mkv', frameRate: 15, width: 320 })).toEqual([
      'file_format_check_failed',
      'frame_rate_check_failed',
      'picture_size_check_failed',
    ]);
  });
});

describe("the account's own duration limit", () => {
  test('is kept to', () => {
    expect(judgeVideo(good, { maxDurationSec: 7 })).toEqual([
      { code: 'duration_check_failed', message: 'The video lasts 8 s; at most 7 s are allowed.' },
    ]);
  });

  test('allows exactly its length', () => {
    expect(codesOf({}, { maxDurationSec: 8 })).toEqual([]);
  });

  test("never stretches TikTok's ten minutes", () => {
    expect(codesOf({ durationMs: 700_000 }, { maxDurationSec: 3600 })).toEqual(['duration_check_failed']);
  });
});

test.each([
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
  ['mkv', 'application/octet-stream'],
])('the content type of %s is %s', (container, contentType) => {
  expect(contentTypeOf({ container })).toBe(contentType);
});
