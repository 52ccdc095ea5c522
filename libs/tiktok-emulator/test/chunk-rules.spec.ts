import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChunkPlan } from '../src/api/chunk-rules.ts';

const mib = 1024 ** 2;
const read = (size: unknown, chunk: unknown, total: unknown, bounds: 'binary' | 'decimal' = 'binary') =>
  readChunkPlan({ video_size: size, chunk_size: chunk, total_chunk_count: total }, bounds);

const chunkIsWrong = { wrong: 'The chunk size is invalid' };
const totalIsWrong = { wrong: 'The total chunk count is invalid' };
const sizeIsWrong = { wrong: 'The video size is invalid' };

describe('chunk plans that TikTok takes', () => {
  it.each([
    [1, 1, 1],
    [4_194_304, 4_194_304, 1],
    [5_000_000, 5_000_000, 1],
    [50_000_123, 10_000_000, 5],
    [64_000_000, 64_000_000, 1],
    [64 * mib, 64 * mib, 1],
    [64_000_001, 10_000_000, 6],
    [67_108_865, 10_000_000, 6],
    [128_000_000, 32_000_000, 4],
    [150_000_000, 10_000_000, 15],
    [150_000_000, 64_000_000, 2],
    [158_008_374, 5 * mib, 30],
    [4 * 1024 ** 3, 10_000_000, 429],
  ])('%d bytes in chunks of %d are %d', (size, chunk, total) => {
    expect(read(size, chunk, total)).toEqual({ videoSize: size, chunkSize: chunk, totalChunkCount: total });
  });
});

describe('chunk plans that TikTok refuses', () => {
  it.each([
    ['rounding up', 50_000_123, 10_000_000, 6, totalIsWrong],
    ['a single chunk that is not the video', 121_000_000, 64_000_000, 1, chunkIsWrong],
    ['a chunk above 64 MB', 158_000_000, 158_000_000, 1, chunkIsWrong],
    ['a chunk below 5 MB of a larger video', 20_000_000, 4_000_000, 5, chunkIsWrong],
    ['a small video in pieces', 1000, 500, 2, chunkIsWrong],
    ['a chunk larger than the video', 3_000_000, 10_000_000, 1, chunkIsWrong],
    ['no chunks', 1000, 1000, 0, totalIsWrong],
    ['a video of nothing', 0, 0, 1, sizeIsWrong],
    ['a video above 4 GiB', 4 * 1024 ** 3 + 1, 10_000_000, 429, sizeIsWrong],
    ['numbers as text', '1000', '1000', '1', sizeIsWrong],
    ['fractions', 1000.5, 1000.5, 1, sizeIsWrong],
  ])('%s', (...[, size, chunk, total, expected]) => {
    expect(read(size, chunk, total)).toEqual(expected);
  });

  it('reads "MB" as decimal when switched so', () => {
    expect(read(20_000_000, 5_000_000, 4)).toEqual(chunkIsWrong);
    expect(read(20_000_000, 5_000_000, 4, 'decimal')).toMatchObject({ totalChunkCount: 4 });
    expect(read(64 * mib, 64 * mib, 1, 'decimal')).toEqual(chunkIsWrong);
  });
});

describe('every plan that is taken', () => {
  it('has chunks within the bounds and a last one below 128 MB', () => {
    const sizes = fc.integer({ min: 1, max: 4 * 1024 ** 3 });
    const chunks = fc.integer({ min: 1, max: 70 * mib });
    fc.assert(
      fc.property(sizes, chunks, (size, chunk) => {
        const plan = read(size, chunk, Math.floor(size / chunk));
        if ('wrong' in plan) return;
        const last = size - chunk * (plan.totalChunkCount - 1);
        expect(plan.totalChunkCount).toBeLessThanOrEqual(1000);
        expect(last).toBeLessThanOrEqual(128 * mib);
        expect(chunk >= 5 * mib || chunk === size).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
