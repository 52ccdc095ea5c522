import { ReadableStream } from 'node:stream/web';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokNetworkError, TikTokUploadError, fetchTransport, planChunks } from '../src/index.ts';
import type { ChunkPlan, TikTokClientOptions, UploadRequest } from '../src/index.ts';
import { nodeUploadTransport } from '../src/node/index.ts';
import { byteSource } from './support/byte-source.ts';
import { caught } from './support/catch-error.ts';
import { testClient } from './support/test-client.ts';
import { startUploadSink } from './support/upload-sink.ts';
import type { UploadSink } from './support/upload-sink.ts';

/** Three chunks of 100,000 bytes and a rest in the last: TikTok's rules at a thousandth of their size. */
const SMALL_PLAN: ChunkPlan = {
  sizeBytes: 345_678,
  chunkSizeBytes: 100_000,
  chunkCount: 3,
  chunks: [
    { index: 0, firstByte: 0, lastByte: 99_999, sizeBytes: 100_000, isLast: false },
    { index: 1, firstByte: 100_000, lastByte: 199_999, sizeBytes: 100_000, isLast: false },
    { index: 2, firstByte: 200_000, lastByte: 345_677, sizeBytes: 145_678, isLast: true },
  ],
};
const RANGES = ['bytes 0-99999/345678', 'bytes 100000-199999/345678', 'bytes 200000-345677/345678'];

let sink: UploadSink;
beforeEach(async () => {
  sink = await startUploadSink();
});
afterEach(() => sink.stop());

describe.each([
  ['fetch', () => fetchTransport(fetch)],
  ['node:http', () => nodeUploadTransport()],
])('uploading by %s', (_, transport) => {
  const source = byteSource(SMALL_PLAN.sizeBytes, 30_000);

  function upload(request: Partial<UploadRequest> = {}, options: Partial<TikTokClientOptions> = {}) {
    const { client, waits } = testClient({ uploadHosts: ['127.0.0.1'], uploadTransport: transport(), ...options });
    const full = { uploadUrl: sink.uploadUrl, contentType: 'video/mp4', plan: SMALL_PLAN, source, ...request };
    return { done: (signal?: AbortSignal) => client.uploads.send(full, { signal }), waits };
  }
  const uploadedBytes = () => Promise.resolve(sink.uploadedBytes());
  const ranges = () => sink.puts.map(({ range }) => range);

  it('sends every chunk in order, with exact headers and no authorization', async () => {
    await upload().done();
    expect(ranges()).toEqual(RANGES);
    expect(sink.sha256()).toBe(source.sha256);
    expect(sink.puts[2]?.headers).toMatchObject({ 'content-type': 'video/mp4', 'content-length': '145678' });
    expect(sink.puts[2]?.headers).not.toHaveProperty('transfer-encoding');
    expect(sink.puts[2]?.headers).not.toHaveProperty('authorization');
  });

  it('lets the caller write down each chunk before its first byte', async () => {
    const notes: string[] = [];
    await upload({
      beforeChunk: async ({ index, isLast }) => {
        notes.push(`${index} ${isLast} after ${sink.puts.length}`);
        await Promise.resolve();
      },
    }).done();
    expect(notes).toEqual(['0 false after 0', '1 false after 1', '2 true after 2']);
  });

  it('sends nothing when the caller can not write it down', async () => {
    const failing = () => Promise.reject(new Error('database gone'));
    await expect(upload({ beforeChunk: failing }).done()).rejects.toThrow('database gone');
    expect(sink.puts).toEqual([]);
  });

  it('reports progress up to the size of the file', async () => {
    const progress: number[] = [];
    await upload({ onProgress: (bytesSent) => progress.push(bytesSent) }).done();
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(SMALL_PLAN.sizeBytes);
    expect(progress.length).toBeGreaterThan(SMALL_PLAN.chunkCount);
  });

  it('goes on where TikTok stands', async () => {
    await upload({ plan: { ...SMALL_PLAN, chunks: SMALL_PLAN.chunks.slice(0, 1) } }).done();
    await upload({ startAtByte: 100_000 }).done();
    expect(ranges()).toEqual(RANGES);
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('has nothing to do for a complete upload', async () => {
    await upload({ startAtByte: SMALL_PLAN.sizeBytes }).done();
    expect(sink.puts).toEqual([]);
  });

  it.each([500, 502, 503])('sends the same range again after %i', async (status) => {
    sink.fates = ['take', { status }, { status }];
    const { done, waits } = upload();
    await done();
    expect(ranges()).toEqual([RANGES[0], RANGES[1], RANGES[1], RANGES[1], RANGES[2]]);
    expect(waits).toEqual([500, 1000]);
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('skips what a lost answer hid', async () => {
    sink.fates = ['take', 'take_and_cut'];
    await upload({ uploadedBytes }).done();
    expect(ranges()).toEqual(RANGES);
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('is done when only the last answer was lost', async () => {
    sink.fates = ['take', 'take', 'take_and_cut'];
    await upload({ uploadedBytes }).done();
    expect(ranges()).toEqual(RANGES);
  });

  it('sends a range again that was cut', async () => {
    sink.fates = ['cut', 'take', 'cut'];
    await upload({ uploadedBytes }).done();
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('goes back after 416 to where TikTok stands', async () => {
    sink.fates = ['take', { status: 416 }];
    await upload({ uploadedBytes }).done();
    expect(ranges()).toEqual([RANGES[0], RANGES[1], RANGES[1], RANGES[2]]);
    await upload({ uploadedBytes }).done();
    expect(ranges()).toHaveLength(5);
  });

  it('can not go on after 416 when nobody knows how far TikTok got', async () => {
    sink.fates = [{ status: 416 }];
    const error = await caught(TikTokUploadError, upload().done());
    expect(error).toMatchObject({ code: 'upload_range_mismatch', advice: 'resume_upload', httpStatus: 416 });
    expect(sink.puts).toHaveLength(1);
  });

  it('gives up after its attempts, with the last failure', async () => {
    sink.fates = Array.from({ length: 9 }, () => ({ status: 502 }));
    const error = await caught(TikTokUploadError, upload({}, { uploadRetry: { maxAttempts: 3 } }).done());
    expect(error).toMatchObject({
      code: 'upload_server_error',
      httpStatus: 502,
      retryable: true,
      mayHaveHappened: true,
    });
    expect(sink.puts).toHaveLength(3);
  });

  it('does not take turns for ever when TikTok keeps forgetting', async () => {
    sink.fates = Array.from({ length: 40 }, (_unused, turn) => (turn % 2 === 0 ? { status: 206 } : { status: 416 }));
    const error = await caught(TikTokUploadError, upload({ uploadedBytes: () => Promise.resolve(0) }).done());
    expect(error.code).toBe('upload_range_mismatch');
    expect(sink.puts.length).toBeLessThan(20);
  });

  it('asks again when asking how far TikTok got failed', async () => {
    sink.fates = [{ status: 503 }];
    const answers = [
      () =>
        Promise.reject(
          new TikTokUploadError({
            code: 'upload_server_error',
            endpoint: 'x',
            safeToRepeat: true,
            mayHaveHappened: false,
          }),
        ),
      uploadedBytes,
    ];
    await upload({ uploadedBytes: () => answers.shift()?.() ?? uploadedBytes() }).done();
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('ends with what asking ended with when that can not be repeated', async () => {
    sink.fates = [{ status: 503 }];
    const uploadedBytesFails = () => Promise.reject(new Error('no such publication'));
    await expect(upload({ uploadedBytes: uploadedBytesFails }).done()).rejects.toThrow('no such publication');
  });

  it('believes TikTok when it wants more after the last chunk', async () => {
    sink.fates = ['take', 'take', { status: 206 }];
    await upload({ uploadedBytes }).done();
    expect(ranges()).toEqual([...RANGES, RANGES[2]]);
  });

  it.each([
    [400, 'upload_malformed', 'fix_request'],
    [403, 'upload_url_expired', 'new_init'],
    [404, 'upload_not_found', 'new_init'],
    [401, 'upload_unexpected_status', 'report'],
  ])('stops at %i', async (status, code, advice) => {
    sink.fates = [{ status, headers: { 'x-tt-logid': 'L-7' } }];
    const error = await caught(TikTokUploadError, upload({ uploadedBytes }).done());
    expect(error).toMatchObject({ code, advice, httpStatus: status, logId: 'L-7', retryable: false });
    expect(sink.puts).toHaveLength(1);
  });

  it('waits as long as TikTok asks', async () => {
    sink.fates = [{ status: 503, headers: { 'retry-after': '7' } }];
    const { done, waits } = upload();
    await done();
    expect(waits).toEqual([7000]);
  });

  it('follows no redirect', async () => {
    sink.fates = [{ status: 307, headers: { location: sink.uploadUrl } }];
    const error = await caught(TikTokUploadError, upload().done());
    expect(error).toMatchObject({ code: 'upload_redirected', retryable: false });
    expect(sink.puts).toHaveLength(1);
  });

  it('ends at once when the caller says so', async () => {
    sink.fates = ['silence'];
    const caller = new AbortController();
    const done = upload({ onProgress: (sent) => sent >= 100_000 && caller.abort() }).done(caller.signal);
    const error = await caught(TikTokNetworkError, done);
    expect(error).toMatchObject({ code: 'aborted', retryable: false, mayHaveHappened: true });
  });

  it('leaves no record of a chunk that is not sent because the caller ended it', async () => {
    sink.fates = ['take_and_cut'];
    const caller = new AbortController();
    const notes: number[] = [];
    const done = upload({
      beforeChunk: async ({ index }) => void notes.push(index),
      uploadedBytes: async () => {
        caller.abort(new Error('pause'));
        return 100_000;
      },
    }).done(caller.signal);
    const error = await caught(TikTokNetworkError, done);
    expect(error).toMatchObject({ code: 'aborted', cause: { message: 'pause' } });
    expect(notes).toEqual([0]);
    expect(sink.puts).toHaveLength(1);
  });

  it('ends during a wait', async () => {
    sink.fates = [{ status: 503 }];
    const caller = new AbortController();
    const wait = (_delayMs: number, signal: AbortSignal) => {
      caller.abort();
      return Promise.reject(signal.reason as Error);
    };
    const error = await caught(TikTokNetworkError, upload({}, { wait }).done(caller.signal));
    expect(error).toMatchObject({ code: 'aborted', mayHaveHappened: true });
  });

  it('hears a refusal that comes before the body is through', async () => {
    sink.fates = [{ status: 404, early: true }];
    const plan = planChunks(30_000_000);
    const error = await caught(TikTokUploadError, upload({ plan, source: byteSource(plan.sizeBytes) }).done());
    expect(error.code).toBe('upload_not_found');
  });

  it('counts a connection on which nothing moves as lost', async () => {
    sink.fates = ['silence'];
    await upload({ uploadedBytes }, { uploadStallTimeoutMs: 150 }).done();
    expect(ranges()).toEqual([RANGES[0], ...RANGES]);
  });

  it('ends at its deadline', async () => {
    sink.fates = ['silence'];
    const error = await caught(TikTokNetworkError, upload({}, { uploadTimeoutMs: 150 }).done());
    expect(error).toMatchObject({ code: 'timed_out', mayHaveHappened: true });
  });

  it.each([
    ['fewer', 10],
    ['more', 200_000],
  ])('refuses a source that gives %s bytes than its range', async (_name, givenBytes) => {
    const lying = {
      async *open() {
        yield new Uint8Array(givenBytes);
        await Promise.resolve();
      },
    };
    const error = await caught(TikTokUploadError, upload({ source: lying }).done());
    expect(error).toMatchObject({ code: 'upload_source_mismatch', retryable: false });
  });

  it('reports what the source failed with', async () => {
    const cause = new Error('disk gone');
    const broken = { open: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(cause) }) }) };
    const error = await caught(TikTokUploadError, upload({ source: broken }).done());
    expect(error).toMatchObject({ code: 'upload_source_failed', cause });
  });

  it('takes a web stream as well', async () => {
    const stream = {
      open: (range: { firstByte: number; lastByte: number }) => ReadableStream.from(source.open(range)),
    };
    await upload({ source: stream }).done();
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('takes a web stream of a platform where those can not be looped over', async () => {
    const bare = (range: { firstByte: number; lastByte: number }) => {
      const reader = ReadableStream.from(source.open(range)).getReader();
      return { getReader: () => reader };
    };
    await upload({ source: { open: bare } as unknown as UploadRequest['source'] }).done();
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('reads no further ahead than the connection takes', async () => {
    sink.fates = ['deaf'];
    const plan = planChunks(60_000_000);
    const piece = new Uint8Array(1_000_000);
    let readBytes = 0;
    const endless = {
      async *open() {
        for (; readBytes < plan.sizeBytes; readBytes += piece.byteLength) {
          yield piece;
          await Promise.resolve();
        }
      },
    };
    const options = { uploadStallTimeoutMs: 300, uploadRetry: { maxAttempts: 1 } };
    await caught(TikTokNetworkError, upload({ plan, source: endless }, options).done());
    expect(readBytes).toBeLessThan(plan.sizeBytes / 2);
  });

  it('sends a small file whole', async () => {
    const whole = byteSource(1000);
    await upload({ plan: planChunks(1000), source: whole }).done();
    expect(ranges()).toEqual(['bytes 0-999/1000']);
    expect(sink.sha256()).toBe(whole.sha256);
  });
});

describe('where bytes may go', () => {
  it('refuses a host that is not on the list before asking the source', async () => {
    const source = byteSource(10);
    const { client } = testClient({});
    const request = { uploadUrl: sink.uploadUrl, contentType: 'video/mp4', plan: planChunks(10), source };
    const error = await caught(TikTokUploadError, client.uploads.send(request));
    expect(error).toMatchObject({ code: 'upload_host_refused', advice: 'allow_host', mayHaveHappened: false });
    expect(source.opened).toEqual([]);
  });

  it('takes a full origin', async () => {
    const { client } = testClient({ uploadHosts: [sink.origin] });
    const source = byteSource(10);
    await client.uploads.send({ uploadUrl: sink.uploadUrl, contentType: 'video/mp4', plan: planChunks(10), source });
    expect(sink.sha256()).toBe(source.sha256);
  });
});
