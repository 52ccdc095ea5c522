import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  callsTo,
  direct,
  effectsOf,
  publish,
  sql,
  type Studio,
  studioOf,
  untilPublication,
  untilState,
  uploadLargeVideo,
} from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { until } from './support/until.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

const patienceMs = 60_000;
const largeBytes = 70_000_000;
const chunkHeldMs = 8_000;

describe('a worker process told to stop in the middle of a chunk', () => {
  let stack: TestStack;
  let ava: Studio;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = await studioOf(stack, 'ava.studio');
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await stack.close();
  });

  const work = async () => {
    const worker = await startWorkerProcess(stack);
    workers.push(worker);
    return worker;
  };
  /** Where each range that was sent begins, in order. */
  const firstBytes = async () =>
    (
      await sql<{ first: string }>(
        stack,
        `select request ->> 'first_byte' as first from attempt_exchanges where call = 'upload' order by at, id`,
      )
    ).map(({ first }) => Number(first));
  const attempts = () => sql<{ state: string }>(stack, 'select state, publish_id, upload_url_expires_at from attempts');

  it(
    'ends in order, and the next one goes on where TikTok stands, on the same upload URL',
    async () => {
      const large = await uploadLargeVideo(ava.browser, largeBytes);
      await stack.control('POST', '/__control/faults', { kind: 'delay', at: 'upload', delayMs: chunkHeldMs, skip: 3 });
      const { id } = await publish(ava.browser, direct(ava.accountId, large.videoId));
      const first = await work();
      await untilPublication(ava.browser, id, ({ bytesSent }) => bytesSent >= 30_000_000, patienceMs);
      const begun = await attempts();

      first.signal('SIGTERM');
      await until(() => first.hasEnded, { timeoutMs: patienceMs });

      expect(first.hasEndedInOrder).toBe(true);
      expect(await sql(stack, 'select 1 from worker_leases')).toEqual([]);
      expect(await attempts()).toEqual(begun);
      const [atTikTok] = stack.world.state.publishes.values();
      const takenBytes = atTikTok?.upload?.uploadedBytes;
      expect(takenBytes).toBeGreaterThan(0);
      const sentBefore = await firstBytes();

      await stack.control('DELETE', '/__control/faults');
      await work();
      const done = await untilState(ava.browser, id, 'published', patienceMs);

      // Not from the beginning, and not from where the first worker thought it was.
      await until(async () => (await firstBytes()).length > sentBefore.length);
      expect((await firstBytes())[sentBefore.length]).toBe(takenBytes);
      const [attempt, ...others] = await attempts();
      expect([attempt, others]).toMatchObject([{ state: 'published', publish_id: done.publishId }, []]);
      expect(begun).toMatchObject([{ state: 'sending', publish_id: done.publishId }]);
      expect(await effectsOf(stack)).toMatchObject([{ sha256: large.sha256, sizeBytes: largeBytes }]);
      expect(await callsTo(stack, 'video_init')).toBe(1);
    },
    2 * patienceMs,
  );
});
