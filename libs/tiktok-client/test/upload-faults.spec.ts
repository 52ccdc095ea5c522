import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TikTokError, fetchTransport } from '../src/index.ts';
import type { Chunk, ChunkPlan } from '../src/index.ts';
import { nodeUploadTransport } from '../src/node/index.ts';
import { byteSource } from './support/byte-source.ts';
import { testClient } from './support/test-client.ts';
import { startUploadSink } from './support/upload-sink.ts';
import type { PutFate, UploadSink } from './support/upload-sink.ts';

/** Any number of equal chunks, the last with the rest. */
function smallPlan(chunkCount: number, restBytes: number): ChunkPlan {
  const chunkSizeBytes = 5_000;
  const sizeBytes = chunkCount * chunkSizeBytes + restBytes;
  const chunks = Array.from({ length: chunkCount }, (_, index): Chunk => {
    const isLast = index === chunkCount - 1;
    const firstByte = index * chunkSizeBytes;
    const lastByte = isLast ? sizeBytes - 1 : firstByte + chunkSizeBytes - 1;
    return { index, firstByte, lastByte, sizeBytes: lastByte - firstByte + 1, isLast };
  });
  return { sizeBytes, chunkSizeBytes, chunkCount, chunks };
}

const plans = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4_999 }))
  .map((cut) => smallPlan(...cut));

/** What can befall a PUT: bytes kept or not, answered or not. A kept range with a lost answer is the dangerous case. */
const fates = fc.array(
  fc.constantFrom<PutFate>(
    'take',
    'take_and_cut',
    'cut',
    { status: 500 },
    { status: 502, keep: true },
    { status: 416 },
    { status: 404 },
  ),
  { maxLength: 12 },
);

let sink: UploadSink;
beforeAll(async () => {
  sink = await startUploadSink();
});
afterAll(() => sink.stop());

describe.each([
  ['node:http', () => nodeUploadTransport()],
  ['fetch', () => fetchTransport(fetch)],
])('whatever befalls the PUTs by %s', (_, transport) => {
  interface Case {
    readonly plan: ChunkPlan;
    readonly fates: PutFate[];
    /** How many answers to "how far?" come too late: they tell nothing, as an empty field does. */
    readonly silentAnswers: number;
  }

  async function upload({ plan, fates: befall, silentAnswers }: Case) {
    sink.reset();
    sink.fates = [...befall];
    const { client, waits } = testClient({ uploadHosts: ['127.0.0.1'], uploadTransport: transport() });
    const source = byteSource(plan.sizeBytes, 1_700);
    const announced: number[] = [];
    let silent = silentAnswers;
    const request = {
      ...{ uploadUrl: sink.uploadUrl, contentType: 'video/mp4', plan, source },
      beforeChunk: async ({ index }: Chunk) => void announced.push(index),
      uploadedBytes: async () => (silent-- > 0 ? undefined : sink.uploadedBytes()),
    };
    const failure = await client.uploads.send(request).then(
      () => undefined,
      (error: unknown) => error,
    );
    return { failure, announced, waits, source };
  }

  it('either TikTok has exactly the file, or the caller gets one of our errors', async () => {
    const cases = fc.record({ plan: plans, fates, silentAnswers: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(cases, async (faults) => {
        const { failure, source } = await upload(faults);
        if (failure === undefined) {
          expect(sink.sha256()).toBe(source.sha256);
        } else {
          expect(failure).toBeInstanceOf(TikTokError);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('no chunk is announced twice or out of order, and attempts stay bounded', async () => {
    const cases = fc.record({ plan: plans, fates, silentAnswers: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(cases, async (faults) => {
        const { announced } = await upload(faults);
        expect(announced).toEqual([...new Set(announced)].sort((a, b) => a - b));
        expect(sink.puts.length).toBeLessThanOrEqual(6 * faults.plan.chunkCount);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('faults that end leave a complete file', async () => {
    const passing = fc.array(fc.constantFrom<PutFate>('take_and_cut', 'cut', { status: 503 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(plans, passing, async (plan, befall) => {
        const { failure, source } = await upload({ plan, fates: befall, silentAnswers: 0 });
        expect(failure).toBeUndefined();
        expect(sink.sha256()).toBe(source.sha256);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
