import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_VIDEO_BYTES, planChunks, remainingChunks } from './chunk-plan.ts';
import type { ChunkPlan } from './chunk-plan.ts';

/** Both readings of "5 MB", "64 MB" and "128 MB". */
const READINGS = [
  { name: 'MB = 10^6', minBytes: 5_000_000, maxBytes: 64_000_000, maxLastBytes: 128_000_000 },
  { name: 'MB = 2^20', minBytes: 5_242_880, maxBytes: 67_108_864, maxLastBytes: 134_217_728 },
];

/** Sizes everywhere, and crowded around the borders where plans change. */
const BORDERS = [
  1,
  5_000_000,
  5_242_880,
  64_000_000,
  67_108_864,
  70_000_000,
  128_000_000,
  134_217_728,
  320_000_000,
  MAX_VIDEO_BYTES,
];
const anySize = fc.oneof(
  fc.integer({ min: 1, max: MAX_VIDEO_BYTES }),
  fc
    .tuple(fc.constantFrom(...BORDERS), fc.integer({ min: -3, max: 3 }))
    .map(([border, step]) => Math.min(MAX_VIDEO_BYTES, Math.max(1, border + step))),
  fc
    .tuple(fc.integer({ min: 1, max: 429 }), fc.integer({ min: -2, max: 2 }))
    .map(([chunks, step]) => Math.max(1, chunks * 10_000_000 + step)),
  fc
    .tuple(fc.integer({ min: 10, max: 134 }), fc.integer({ min: -2, max: 2 }))
    .map(([chunks, step]) => chunks * 32_000_000 + step),
);

/** TikTok's rules, as its servers enforce them at init; empty when all are kept. */
function brokenRules(
  { sizeBytes, chunkSizeBytes, chunkCount, chunks }: ChunkPlan,
  limits: (typeof READINGS)[number],
): string[] {
  const sizes = chunks.map((chunk) => chunk.sizeBytes);
  const isWhole = chunkCount === 1;
  const rules: [string, boolean][] = [
    ['total is the floor of size by chunk size', chunkCount === Math.floor(sizeBytes / chunkSizeBytes)],
    ['a whole upload has its own size as chunk size', !isWhole || chunkSizeBytes === sizeBytes],
    ['1 to 1000 chunks', chunkCount >= 1 && chunkCount <= 1000 && chunks.length === chunkCount],
    ['no chunk size above the maximum', chunkSizeBytes <= limits.maxBytes],
    ['no chunk size below the minimum unless the video is smaller', isWhole || chunkSizeBytes >= limits.minBytes],
    ['every chunk but the last has the chunk size', sizes.slice(0, -1).every((size) => size === chunkSizeBytes)],
    [
      'the last chunk takes the rest',
      (sizes.at(-1) ?? 0) >= chunkSizeBytes && (sizes.at(-1) ?? 0) <= limits.maxLastBytes,
    ],
    ['a video above the maximum is cut', sizeBytes <= limits.maxBytes || !isWhole],
  ];
  return rules.filter(([, isKept]) => !isKept).map(([rule]) => rule);
}

describe('planChunks', () => {
  it.each(READINGS)('keeps every rule for every size, with $name', (limits) => {
    fc.assert(
      fc.property(anySize, (sizeBytes) => {
        expect(brokenRules(planChunks(sizeBytes), limits)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('covers every byte once, in order', () => {
    fc.assert(
      fc.property(anySize, (sizeBytes) => {
        const { chunks } = planChunks(sizeBytes);
        const misplaced = chunks.filter(({ index, firstByte, lastByte, ...chunk }, place) => {
          const expectedFirstByte = (chunks[place - 1]?.lastByte ?? -1) + 1;
          const isLast = place === chunks.length - 1;
          const isInPlace = index === place && firstByte === expectedFirstByte && chunk.isLast === isLast;
          return !isInPlace || chunk.sizeBytes !== lastByte - firstByte + 1;
        });
        expect(misplaced).toEqual([]);
        expect(chunks.at(-1)?.lastByte).toBe(sizeBytes - 1);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    [1, 1, 1, 1],
    [4_194_304, 4_194_304, 1, 4_194_304],
    [5_000_000, 5_000_000, 1, 5_000_000],
    [64_000_000, 64_000_000, 1, 64_000_000],
    [64_000_001, 10_000_000, 6, 14_000_001],
    [67_108_865, 10_000_000, 6, 17_108_865],
    [150_000_000, 10_000_000, 15, 10_000_000],
    [319_999_999, 10_000_000, 31, 19_999_999],
    [320_000_000, 32_000_000, 10, 32_000_000],
    [4_294_967_296, 32_000_000, 134, 38_967_296],
  ])('cuts %i bytes into chunks of %i, %i of them, the last of %i', (size, chunkSizeBytes, chunkCount, last) => {
    const plan = planChunks(size);
    expect(plan).toMatchObject({ sizeBytes: size, chunkSizeBytes, chunkCount });
    expect(plan.chunks.at(-1)?.sizeBytes).toBe(last);
  });

  it.each([0, -1, 1.5, NaN, Infinity, MAX_VIDEO_BYTES + 1])('refuses a size of %p', (size) => {
    expect(() => planChunks(size)).toThrow(RangeError);
  });

  it('is plain data, which survives being saved', () => {
    const plan = planChunks(123_456_789);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

describe('remainingChunks', () => {
  it('is exactly what TikTok does not have, whatever it has', () => {
    const sizeAndCount = anySize.chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size })));
    fc.assert(
      fc.property(sizeAndCount, ([sizeBytes, uploadedBytes]) => {
        const remaining = remainingChunks(planChunks(sizeBytes), uploadedBytes);
        expect(remaining.reduce((sum, chunk) => sum + chunk.sizeBytes, uploadedBytes)).toBe(sizeBytes);
        expect(remaining[0]?.firstByte ?? sizeBytes).toBe(uploadedBytes);
        expect(remaining.at(-1)?.isLast ?? true).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves whole chunks as they are', () => {
    const plan = planChunks(70_000_000);
    expect(remainingChunks(plan, 0)).toEqual(plan.chunks);
    expect(remainingChunks(plan, 20_000_000)).toEqual(plan.chunks.slice(2));
    expect(remainingChunks(plan, 70_000_000)).toEqual([]);
  });

  it('shortens a chunk TikTok has in part', () => {
    expect(remainingChunks(planChunks(70_000_000), 12_345_678)[0]).toEqual({
      index: 1,
      firstByte: 12_345_678,
      lastByte: 19_999_999,
      sizeBytes: 7_654_322,
      isLast: false,
    });
  });

  it.each([-1, 1.5, 70_000_001, NaN])('refuses a count of %p', (count) => {
    expect(() => remainingChunks(planChunks(70_000_000), count)).toThrow(RangeError);
  });
});
