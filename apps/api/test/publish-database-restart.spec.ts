import type { Publication } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from './support/free-port.ts';
import { type OwnPostgres, startOwnPostgres } from './support/own-postgres.mjs';
import {
  direct,
  effectsOf,
  publish,
  readPublication,
  sql,
  type Studio,
  studioOf,
  uploadLargeVideo,
} from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

describe('Postgres restarted while publications are under way', () => {
  let postgres: OwnPostgres;
  let stack: TestStack;
  let worker: WorkerProcess;

  beforeAll(async () => {
    postgres = await startOwnPostgres(await freePort());
    process.env['TEST_DATABASE_URL'] = postgres.url;
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
  }, 60_000);
  afterAll(async () => {
    await worker.kill();
    await stack.close();
    await postgres.stop();
  });

  const plan = async (studio: Studio, videoIds: string[]) => {
    const request = (videoId: string) =>
      direct(studio.accountId, videoId, { privacyLevel: 'SELF_ONLY', allowComment: false });
    const taken = await Promise.all(videoIds.map((videoId) => publish(studio.browser, request(videoId))));
    return taken.map(({ id }) => ({ studio, id }));
  };
  const read = ({ studio, id }: { studio: Studio; id: string }) => readPublication(studio.browser, id);

  it('loses none and doubles none, and the worker goes on or ends in order', async () => {
    const ava = await studioOf(stack, 'ava.studio');
    const leo = await studioOf(stack, 'leo.creates');
    const large = await uploadLargeVideo(ava.browser, 70_000_000);
    const noor = await studioOf(stack, 'noor.private');
    const small = await uploadFromDevice(leo.browser, 'good.mp4');
    const other = await uploadFromDevice(noor.browser, 'good.mp4');
    await stack.control('POST', '/__control/faults', { kind: 'delay', at: 'upload', delayMs: 400, times: 'always' });
    const all = [
      ...(await plan(ava, [large.videoId])),
      ...(await plan(leo, [small, small, small, small])),
      ...(await plan(noor, [other, other, other, other])),
    ];
    worker = await startWorkerProcess(stack);
    await until(async () => (await Promise.all(all.map(read))).filter(({ bytesSent }) => bytesSent > 0).length >= 3);
    await postgres.restart();

    let done: Publication[] = [];
    const ends: boolean[] = [];
    const isSettled = async () => {
      if (worker.hasEnded) {
        ends.push(worker.hasEndedInOrder);
        worker = await startWorkerProcess(stack);
      }
      done = await Promise.all(all.map(read));
      return done.every(({ state }) => state === 'published');
    };
    await until(isSettled, { timeoutMs: 90_000 });
    expect(ends).not.toContain(false);
    const effects = await effectsOf(stack);
    expect(effects.map(({ publishId }) => publishId).toSorted()).toEqual(
      done.map(({ publishId }) => publishId).toSorted(),
    );
    expect(effects.find(({ account }) => account === 'ava.studio')?.sha256).toBe(large.sha256);
    const listeners = await sql(
      stack,
      `select 1 from pg_stat_activity where application_name = 'flowcast-listen' and datname = current_database()`,
    );
    expect(listeners).toHaveLength(1);
  }, 150_000);
});
