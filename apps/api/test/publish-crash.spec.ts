import type { Publication } from '@flowcast/shared-models';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { faults } from './proof/faults.ts';
import { Lane } from './proof/lane.ts';
import { brokenPromises } from './proof/promises.ts';
import { pointsOf, type Way } from './proof/ways.ts';
import {
  direct,
  draft,
  effectsOf,
  publish,
  readPublication,
  sql,
  type Studio,
  studioOf,
  untilPublication,
  uploadLargeVideo,
} from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { until } from './support/until.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

const largeBytes = 70_000_000;

/** A lease has to run out, and others may be busy on this machine. */
const patienceMs = 60_000;

/** One life of a worker for each course, out of the whole proof: where most is at stake, by what goes most wrong. */
const slices: readonly (readonly (readonly [way: Way, point: string, fault: string])[])[] = [
  [
    ['upload', 'init accepted at TikTok, unanswered', 'answer lost after accept'],
    ['upload', 'init_ok saved', 'token expired'],
    ['upload', 'between chunks', '206 lost'],
    ['upload', 'commit_sent saved, last chunk not begun', '201 lost'],
    ['draft', 'last byte accepted, 201 unanswered', 'webhook missing'],
    ['draft', '201 received, not saved', 'database connection lost'],
    ['pull', 'init accepted at TikTok, unanswered; fetch not begun', '5xx after accept'],
    ['pull', 'init unanswered; half of the video fetched', 'webhook reordered'],
  ],
  [
    ['upload', 'attempt claimed', 'not killed: slow past its lease, goes on beside the other'],
    ['upload', 'last byte accepted, 201 unanswered', 'not killed: slow past its lease, goes on beside the other'],
    ['draft', 'init_sent saved', 'not killed: slow past its lease, goes on beside the other'],
    ['pull', 'init answered, not saved; fetch not begun', 'not killed: slow past its lease, goes on beside the other'],
  ],
  [
    ['upload', 'between chunks', 'second worker killed too, midway'],
    ['draft', 'init about to be announced', 'second worker killed too, midway'],
    ['pull', 'init unanswered; the whole video fetched', 'second worker killed too, midway'],
  ],
];

const named = <T extends { name: string }>(table: readonly T[], name: string): T => {
  const found = table.find((row) => row.name === name);
  if (!found) throw new Error(`There is no row "${name}".`);
  return found;
};

describe('a worker that is killed', () => {
  let lane: Lane;

  beforeAll(async () => (lane = await Lane.start()), patienceMs);
  afterAll(() => lane.close());

  it.each(slices.map((slice) => [slice]))(
    'is followed by another, and TikTok gets everything exactly once, whatever else goes wrong',
    async (slice) => {
      const cases = slice.map(([way, point, fault]) => ({
        way,
        point: named(pointsOf[way], point),
        fault: named(faults, fault),
      }));
      const outcomes = await lane.run(cases, () => 0);

      expect(outcomes.flatMap(brokenPromises)).toEqual([]);
      expect(outcomes.map(({ hasStruck }) => hasStruck)).toEqual(cases.map(() => true));
    },
    4 * patienceMs,
  );
});

describe('a worker that is stopped', () => {
  let stack: TestStack;
  let ava: Studio;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
  }, patienceMs);
  afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.kill())));
  afterAll(() => stack.close());

  const work = async () => {
    const worker = await startWorkerProcess(stack);
    workers.push(worker);
    return worker;
  };
  const attemptsOf = async (id: string) =>
    (
      await sql<{ state: string }>(stack, `select state from attempts where publication_id = $1 order by number`, [id])
    ).map(({ state }) => state);
  const heldByFaults = async () => {
    const { items } = (await (await stack.control('GET', '/__control/faults')).json()) as {
      items: { struck: number }[];
    };
    return items.filter(({ struck }) => struck > 0).length;
  };
  const isEnded = ({ state }: Publication) => state === 'published' || state === 'in_inbox';

  it(
    'past its lease and continued does no harm to what another finished meanwhile',
    async () => {
      const { videoId, sha256 } = await uploadLargeVideo(ava.browser, largeBytes);
      await stack.control('POST', '/__control/faults', { kind: 'delay', at: 'upload', skip: 3, delayMs: 1_000 });
      const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
      const first = await work();
      await until(async () => (await heldByFaults()) === 1, { timeoutMs: patienceMs });
      first.signal('SIGSTOP');
      await work();
      const done = await untilPublication(ava.browser, id, isEnded, patienceMs);
      first.signal('SIGCONT');
      // It says that it lives: from here on it has met what happened while it was away.
      await until(async () => (await sql(stack, 'select 1 from worker_leases')).length === 2, {
        timeoutMs: patienceMs,
      });
      const next = await publish(ava.browser, draft(ava.accountId, videoId));
      await untilPublication(ava.browser, next.id, isEnded, patienceMs);

      const [effect, ...others] = (await effectsOf(stack)).filter(({ mode }) => mode === 'direct');
      expect([effect?.sha256, effect?.publishId, others]).toEqual([sha256, done.publishId, []]);
      expect(await attemptsOf(id)).toEqual(['published']);
      expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'published', bytesSent: largeBytes });
    },
    2 * patienceMs,
  );
});
