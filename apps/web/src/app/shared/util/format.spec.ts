import { describe, expect, it } from '@jest/globals';
import { formatBytes, formatClock, formatFrameTime, formatLength } from './format.ts';
import { addSample, type Sample, speedOf } from './speed.ts';

describe('formats', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [64_000_000, '64 MB'],
    [1_250_000, '1.3 MB'],
    [4_000_000_000, '4 GB'],
  ])('%d bytes', (sizeBytes, text) => expect(formatBytes(sizeBytes)).toBe(text));

  it.each([
    [7_000, '0:07'],
    [750_000, '12:30'],
  ])('%d ms as a clock', (ms, text) => expect(formatClock(ms)).toBe(text));

  it('keeps tenths for a frame', () => expect(formatFrameTime(59_960)).toBe('1:00.0'));

  it.each([
    [1, '1 second'],
    [45, '45 seconds'],
    [60, '1 minute'],
    [600, '10 minutes'],
    [90, '1 min 30 s'],
  ])('%d s in words', (sec, text) => expect(formatLength(sec)).toBe(text));
});

describe('speedOf', () => {
  it('needs two samples that are apart', () => {
    expect(speedOf([{ atMs: 0, bytes: 0 }])).toBeNull();
    expect(
      speedOf([
        { atMs: 0, bytes: 0 },
        { atMs: 100, bytes: 5 },
      ]),
    ).toBeNull();
  });

  it('is bytes per second over the last five seconds', () => {
    const samples = [0, 1000, 2000, 7000].reduce<Sample[]>(
      (kept, atMs) => addSample(kept, { atMs, bytes: atMs * 2 }),
      [],
    );

    expect(samples.map(({ atMs }) => atMs)).toEqual([2000, 7000]);
    expect(speedOf(samples)).toBe(2000);
  });

  it('begins anew when there are fewer bytes than before', () => {
    expect(addSample([{ atMs: 0, bytes: 10 }], { atMs: 1, bytes: 2 })).toEqual([{ atMs: 1, bytes: 2 }]);
  });
});
