import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { direct, publish, readPublication, sql, type Studio, studioOf, untilState } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

/** More than one worker takes at a time, so that the second gets some of them too. */
const publications = 12;
const processingMs = 3_600_000;

describe('one account’s tokens in two worker processes', () => {
  let stack: TestStack;
  let ava: Studio;
  const ids: string[] = [];
  const workers: WorkerProcess[] = [];

  /** Everything is with TikTok, which takes its time: from here on both workers ask for the status of each. */
  beforeAll(async () => {
    stack = await startTestStack({ worker: false, emulator: { processingMs } });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    const request = direct(ava.accountId, videoId, { privacyLevel: 'SELF_ONLY', allowComment: false });
    for (let count = 0; count < publications; count += 1) ids.push((await publish(ava.browser, request)).id);
    workers.push(await startWorkerProcess(stack), await startWorkerProcess(stack));
    for (const id of ids) await untilState(ava.browser, id, 'processing', 60_000);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await stack.close();
  });

  const logged = async () => {
    const answer = await stack.control('GET', '/__control/log');
    const { items } = (await answer.json()) as {
      items: { endpoint: string | null; body: { grant_type?: string } | null }[];
    };
    return items;
  };
  const refreshes = async () => (await logged()).filter(({ body }) => body?.grant_type === 'refresh_token').length;
  const statusCalls = async () => (await logged()).filter(({ endpoint }) => endpoint === 'status').length;
  const account = async () => {
    const [row] = await sql<{ status: string; refreshing: boolean }>(
      stack,
      `select status, refresh_lease_until is not null as refreshing from accounts`,
    );
    return row;
  };
  /** Every job at once, with a token that ended. */
  const askAllWithADeadToken = () =>
    sql(
      stack,
      `with aged as (update accounts set access_token_expires_at = now() - interval '1 second')
       update graphile_worker._private_jobs set run_at = now() where locked_at is null`,
    );
  const busyWorkers = async () => {
    const [row] = await sql<{ count: number }>(
      stack,
      `select count(distinct locked_by)::int as count from graphile_worker.jobs where locked_by is not null`,
    );
    return row?.count ?? 0;
  };

  it('are refreshed once', async () => {
    await stack.control('POST', '/__control/faults', { kind: 'delay', at: 'refresh', delayMs: 4_000 });
    await askAllWithADeadToken();
    await until(async () => (await account())?.refreshing && (await busyWorkers()) === 2);
    const asked = await statusCalls();

    await until(async () => (await statusCalls()) >= asked + publications, { timeoutMs: 30_000 });

    expect(await refreshes()).toBe(1);
    expect(await account()).toEqual({ status: 'connected', refreshing: false });
  }, 60_000);

  it('survive an answer that is lost, as long as TikTok takes the old refresh token', async () => {
    await stack.control('POST', '/__control/switches', { refreshGraceMs: 60_000 });
    await stack.control('POST', '/__control/faults', { kind: 'lost_answer', at: 'refresh', when: 'after' });
    const [before, asked] = [await refreshes(), await statusCalls()];

    await askAllWithADeadToken();
    await until(async () => (await refreshes()) >= before + 2, { timeoutMs: 30_000 });
    await until(async () => (await statusCalls()) > asked, { timeoutMs: 30_000 });

    expect(await account()).toMatchObject({ status: 'connected' });
    expect((await Promise.all(ids.map((id) => readPublication(ava.browser, id)))).map(({ state }) => state)).toEqual(
      ids.map(() => 'processing'),
    );
  }, 90_000);
});
