import type { VideoFacts } from '@flowcast/video-facts';
import { describe, expect, it } from '@jest/globals';
import { verdictOn } from './media-verdict.ts';

const good = {
  container: 'mp4',
  videoCodec: 'h264',
  frameRate: 30,
  width: 1080,
  height: 1920,
  durationMs: 10_000,
} as VideoFacts;

describe('the verdict on a video', () => {
  it.each([
    [{}, 'ok'],
    [{ container: 'mov' }, 'ok'],
    [{ container: 'webm', videoCodec: 'vp8' }, 'ok'],
    [{ container: 'webm', videoCodec: 'vp9' }, 'ok'],
    [{ videoCodec: 'h265' }, 'ok'],
    [{ container: 'avi' }, 'file_format_check_failed'],
    [{ container: 'matroska' }, 'file_format_check_failed'],
    [{ videoCodec: 'av1' }, 'file_format_check_failed'],
    [{ videoCodec: 'mpeg4' }, 'file_format_check_failed'],
    [{ frameRate: 22.9 }, 'frame_rate_check_failed'],
    [{ frameRate: 23 }, 'ok'],
    [{ frameRate: 23.976 }, 'ok'],
    [{ frameRate: 59.94 }, 'ok'],
    [{ frameRate: 60 }, 'ok'],
    [{ frameRate: 60.1 }, 'frame_rate_check_failed'],
    [{ frameRate: 0 }, 'frame_rate_check_failed'],
    [{ width: 359 }, 'picture_size_check_failed'],
    [{ width: 360 }, 'ok'],
    [{ height: 359 }, 'picture_size_check_failed'],
    [{ height: 360 }, 'ok'],
    [{ width: 4096, height: 4096 }, 'ok'],
    [{ width: 4097 }, 'picture_size_check_failed'],
    [{ height: 4097 }, 'picture_size_check_failed'],
    [{ durationMs: 300_000 }, 'ok'],
    [{ durationMs: 300_001 }, 'duration_check_failed'],
  ])('with %j is %s', (facts, verdict) => {
    expect(verdictOn({ ...good, ...facts }, 300)).toBe(verdict);
  });

  it('is about the format when nothing could be read', () => {
    expect(verdictOn(null, 300)).toBe('file_format_check_failed');
  });

  it.each([
    [600_000, 'ok'],
    [600_001, 'duration_check_failed'],
  ])('of %i ms is %s where the creator has no limit of their own', (durationMs, verdict) => {
    expect(verdictOn({ ...good, durationMs }, Infinity)).toBe(verdict);
  });
});
