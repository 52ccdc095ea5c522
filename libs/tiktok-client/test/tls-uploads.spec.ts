import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokNetworkError, TikTokUploadError, planChunks } from '../src/index.ts';
import type { ChunkPlan, TikTokClientOptions, UploadRequest } from '../src/index.ts';
import { nodeUploadTransport } from '../src/node/index.ts';
import { byteSource } from './support/byte-source.ts';
import { caught } from './support/catch-error.ts';
import { testClient } from './support/test-client.ts';
import { startUploadSink } from './support/upload-sink.ts';
import type { UploadSink } from './support/upload-sink.ts';

/** Made for this test alone: for `localhost` and 127.0.0.1, signed by itself. */
const certificate = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const TLS = { key: certificate('tls.key'), cert: certificate('tls.crt') };

const PLAN: ChunkPlan = {
  ...{ sizeBytes: 2_500_000, chunkSizeBytes: 1_000_000, chunkCount: 2 },
  chunks: [
    { index: 0, firstByte: 0, lastByte: 999_999, sizeBytes: 1_000_000, isLast: false },
    { index: 1, firstByte: 1_000_000, lastByte: 2_499_999, sizeBytes: 1_500_000, isLast: true },
  ],
};

let sink: UploadSink;
let agent: Agent;
beforeEach(async () => {
  sink = await startUploadSink(TLS);
  agent = new Agent({ ca: TLS.cert, keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await sink.stop();
});

const source = byteSource(PLAN.sizeBytes);
function send(request: Partial<UploadRequest> = {}, options: Partial<TikTokClientOptions> = {}): Promise<void> {
  const uploadTransport = nodeUploadTransport({ agent });
  const { client } = testClient({ uploadHosts: ['127.0.0.1'], uploadTransport, ...options });
  return client.uploads.send({ uploadUrl: sink.uploadUrl, contentType: 'video/mp4', plan: PLAN, source, ...request });
}
const once = { uploadRetry: { maxAttempts: 1 } };

describe('uploading over TLS', () => {
  it('brings every byte', async () => {
    await send();
    expect(sink.origin).toMatch(/^https:/);
    expect(sink.puts.map(({ range }) => range)).toEqual(['bytes 0-999999/2500000', 'bytes 1000000-2499999/2500000']);
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('brings a chunk that is larger than any buffer', async () => {
    const plan = planChunks(20_000_000);
    const large = byteSource(plan.sizeBytes, 1_048_576);
    await send({ plan, source: large });
    expect(sink.sha256()).toBe(large.sha256);
  });

  it('goes on after a lost answer and a cut', async () => {
    sink.fates = ['take_and_cut', 'cut'];
    await send({ uploadedBytes: () => Promise.resolve(sink.uploadedBytes()) });
    expect(sink.sha256()).toBe(source.sha256);
  });

  it('repeats after 503 and stops at 403', async () => {
    sink.fates = [{ status: 503 }, { status: 403 }];
    expect(await caught(TikTokUploadError, send())).toMatchObject({ code: 'upload_url_expired' });
    expect(sink.puts).toHaveLength(2);
  });

  it('counts a connection on which nothing moves as lost', async () => {
    sink.fates = ['deaf'];
    const error = await caught(TikTokNetworkError, send({}, { ...once, uploadStallTimeoutMs: 150 }));
    expect(error).toMatchObject({ code: 'timed_out', mayHaveHappened: true });
  });
});

describe('uploading to somebody who is not who he says', () => {
  it('sends nothing to an unknown certificate', async () => {
    const error = await caught(TikTokNetworkError, send({}, { ...once, uploadTransport: nodeUploadTransport() }));
    expect(error).toMatchObject({ code: 'connection_failed', mayHaveHappened: false });
    expect(error.cause).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(sink.puts).toEqual([]);
  });

  it('sends nothing to a certificate of another host', async () => {
    const other = new Agent({ ca: TLS.cert, servername: 'open-upload.tiktokapis.com' });
    const uploadTransport = nodeUploadTransport({ agent: other });
    const error = await caught(TikTokNetworkError, send({}, { ...once, uploadTransport }));
    expect(error).toMatchObject({ code: 'connection_failed', mayHaveHappened: false });
    expect(error.cause).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(sink.puts).toEqual([]);
    other.destroy();
  });

  it('sends nothing to a server that speaks no TLS', async () => {
    const plain = await startUploadSink();
    const uploadUrl = plain.uploadUrl.replace('http:', 'https:');
    expect(await caught(TikTokNetworkError, send({ uploadUrl }, once))).toMatchObject({ code: 'connection_failed' });
    expect(plain.puts).toEqual([]);
    await plain.stop();
  });

  it('sends nothing without TLS where only the host is permitted', async () => {
    const uploadUrl = 'http://open-upload.tiktokapis.com/video/?upload_id=1&upload_token=2';
    const error = await caught(TikTokUploadError, send({ uploadUrl }, { uploadHosts: ['*.tiktokapis.com'] }));
    expect(error.code).toBe('upload_host_refused');
  });
});
