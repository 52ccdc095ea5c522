import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokUploadError, fetchTransport } from '../src/index.ts';
import type { ChunkPlan, UploadRequest } from '../src/index.ts';
import { nodeUploadTransport } from '../src/node/index.ts';
import { byteSource } from './support/byte-source.ts';
import { caught } from './support/catch-error.ts';
import { testClient } from './support/test-client.ts';
import { startUploadSink } from './support/upload-sink.ts';
import type { PutFate, UploadSink } from './support/upload-sink.ts';

/** Four chunks: TikTok's rules at a thousandth of their size. */
const PLAN: ChunkPlan = {
  ...{ sizeBytes: 43_210, chunkSizeBytes: 10_000, chunkCount: 4 },
  chunks: [
    { index: 0, firstByte: 0, lastByte: 9_999, sizeBytes: 10_000, isLast: false },
    { index: 1, firstByte: 10_000, lastByte: 19_999, sizeBytes: 10_000, isLast: false },
    { index: 2, firstByte: 20_000, lastByte: 29_999, sizeBytes: 10_000, isLast: false },
    { index: 3, firstByte: 30_000, lastByte: 43_209, sizeBytes: 13_210, isLast: true },
  ],
};
const RANGES = PLAN.chunks.map(({ firstByte, lastByte }) => `bytes ${firstByte}-${lastByte}/${PLAN.sizeBytes}`);
const LOG_ID = '20261122101500A1B2C3D4E5F60718293A';

const TRANSPORTS = [
  ['fetch', () => fetchTransport(fetch)],
  ['node:http', () => nodeUploadTransport()],
] as const;
const POSITIONS = [
  ['first', 0],
  ['middle', 2],
  ['last', 3],
] as const;

let sink: UploadSink;
beforeEach(async () => {
  sink = await startUploadSink();
});
afterEach(() => sink.stop());

describe.each(TRANSPORTS)('by %s', (_transport, transport) => {
  describe.each(POSITIONS)('at the %s chunk', (_position, index) => {
    const source = byteSource(PLAN.sizeBytes, 3_000);

    function upload(fate: PutFate, request: Partial<UploadRequest> = {}) {
      sink.fates = [...Array.from({ length: index }, (): PutFate => 'take'), fate];
      const { client, waits } = testClient({ uploadHosts: ['127.0.0.1'], uploadTransport: transport() });
      const full = { uploadUrl: sink.uploadUrl, contentType: 'video/mp4', plan: PLAN, source, ...request };
      return { done: client.uploads.send(full), waits };
    }
    const uploadedBytes = () => Promise.resolve(sink.uploadedBytes());
    const ranges = () => sink.puts.map(({ range }) => range);
    const repeated = [...RANGES.slice(0, index + 1), ...RANGES.slice(index)];

    it.each([
      [400, 'upload_malformed', 'fix_request'],
      [401, 'upload_unexpected_status', 'report'],
      [403, 'upload_url_expired', 'new_init'],
      [404, 'upload_not_found', 'new_init'],
      [405, 'upload_unexpected_status', 'report'],
      [411, 'upload_unexpected_status', 'report'],
      [413, 'upload_unexpected_status', 'report'],
      [202, 'upload_unexpected_status', 'report'],
      [204, 'upload_unexpected_status', 'report'],
    ])('%i ends the upload', async (status, code, advice) => {
      const { done, waits } = upload({ status, headers: { 'x-tt-logid': LOG_ID } }, { uploadedBytes });
      const error = await caught(TikTokUploadError, done);
      expect(error).toMatchObject({
        ...{ code, advice, httpStatus: status, endpoint: 'upload_url', logId: LOG_ID },
        ...{ retryable: false, mayHaveHappened: false },
      });
      expect(ranges()).toEqual(RANGES.slice(0, index + 1));
      expect(waits).toEqual([]);
    });

    it.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
      const { done } = upload({ status, headers: { location: `${sink.origin}/elsewhere` } }, { uploadedBytes });
      expect(await caught(TikTokUploadError, done)).toMatchObject({ code: 'upload_redirected', retryable: false });
      expect(ranges()).toEqual(RANGES.slice(0, index + 1));
    });

    it.each([500, 502, 503, 504, 429])('%i sends the same range again', async (status) => {
      const { done, waits } = upload({ status });
      await done;
      expect(ranges()).toEqual(repeated);
      expect(waits).toEqual([500]);
      expect(sink.sha256()).toBe(source.sha256);
    });

    it.each([
      ['0', 500],
      ['9', 9_000],
      ['60', 60_000],
    ])('503 with Retry-After %s is obeyed', async (retryAfter, waitMs) => {
      const { done, waits } = upload({ status: 503, headers: { 'retry-after': retryAfter } });
      await done;
      expect(waits).toEqual([waitMs]);
    });

    it('503 that asks for more than a minute is left to the caller', async () => {
      const { done, waits } = upload({ status: 503, headers: { 'retry-after': '61' } });
      expect(await caught(TikTokUploadError, done)).toMatchObject({ retryAfterMs: 61_000, retryable: true });
      expect(waits).toEqual([]);
    });

    it('502 although the bytes were kept does not send them twice', async () => {
      const { done } = upload({ status: 502, keep: true }, { uploadedBytes });
      await done;
      expect(ranges()).toEqual(RANGES);
      expect(sink.sha256()).toBe(source.sha256);
    });

    it('416 goes back to where TikTok stands', async () => {
      const { done } = upload({ status: 416 }, { uploadedBytes });
      await done;
      expect(ranges()).toEqual(repeated);
      expect(sink.sha256()).toBe(source.sha256);
    });

    it('416 goes on inside a chunk when TikTok stands there', async () => {
      const stands = index * 10_000 + 4_321;
      const { done } = upload({ status: 416 }, { uploadedBytes: () => Promise.resolve(stands) });
      // The sink takes whole chunks only; what counts is the range that is asked for next.
      await done.catch(() => undefined);
      const { lastByte = 0 } = PLAN.chunks[index] ?? {};
      expect(ranges()[index + 1]).toBe(`bytes ${stands}-${lastByte}/${PLAN.sizeBytes}`);
    });

    it.each<[string, PutFate]>([
      ['cut in the middle', 'cut'],
      ['an answer lost', 'take_and_cut'],
    ])('%s loses nothing and doubles nothing', async (_fate, fate) => {
      await upload(fate, { uploadedBytes }).done;
      expect(sink.sha256()).toBe(source.sha256);
      expect(sink.uploadedBytes()).toBe(PLAN.sizeBytes);
    });

    it('is where an upload can begin', async () => {
      const before = { ...PLAN, chunks: PLAN.chunks.slice(0, index) };
      await upload('take', { plan: before }).done;
      sink.fates = [];
      const { client } = testClient({ uploadHosts: ['127.0.0.1'], uploadTransport: transport() });
      const rest = { contentType: 'video/webm', plan: PLAN, source, startAtByte: index * 10_000 };
      await client.uploads.send({ uploadUrl: sink.uploadUrl, ...rest });
      expect(ranges()).toEqual(RANGES);
      expect(sink.puts.at(-1)?.headers['content-type']).toBe('video/webm');
      expect(sink.sha256()).toBe(source.sha256);
    });
  });
});
