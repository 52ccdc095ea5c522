import { createHash } from 'node:crypto';
import type { Publication } from '@flowcast/shared-models';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type AnswerProxy, startAnswerProxy } from './support/answer-proxy.ts';
import { freePort } from './support/free-port.ts';
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
import { mediaBytes, uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

const largeBytes = 70_000_000;
/** What the dead worker had asked for still happens at TikTok, about when the next worker looks. */
const heldMs = 10_000;

/** A lease has to run out, and others may be busy on this machine. */
const patienceMs = 60_000;

type Mode = 'direct' | 'draft';
type VideoKind = 'small' | 'large';

interface KillPoint {
  /** Where the worker is when it dies. */
  point: string;
  account: string;
  mode: Mode;
  video: VideoKind;
  /** What holds it there; without one the answer to its init is held back. */
  fault?: { at: string; skip?: number };
  /** The attempt's state then, and how its tries end. */
  dies: string;
  ends: string[];
}

const killPoints: readonly KillPoint[] = [
  {
    point: 'creator_info asked',
    account: 'ava.studio',
    mode: 'direct',
    video: 'small',
    fault: { at: 'creator_info' },
    dies: 'planned',
    ends: ['published'],
  },
  {
    point: 'init accepted, not answered',
    account: 'leo.creates',
    mode: 'draft',
    video: 'small',
    dies: 'init_sent',
    ends: ['failed', 'in_inbox'],
  },
  {
    point: 'inside a chunk',
    account: 'noor.private',
    mode: 'direct',
    video: 'large',
    fault: { at: 'upload', skip: 3 },
    dies: 'sending',
    ends: ['published'],
  },
  {
    point: 'last byte sent, not answered',
    account: 'mila.moves',
    mode: 'direct',
    video: 'small',
    fault: { at: 'upload' },
    dies: 'commit_sent',
    ends: ['published'],
  },
  {
    point: 'status asked',
    account: 'otto.films',
    mode: 'direct',
    video: 'small',
    fault: { at: 'status' },
    dies: 'accepted',
    ends: ['published'],
  },
];

describe('a worker process', () => {
  let proxy: AnswerProxy;
  let stack: TestStack;
  const studios = new Map<string, Studio>();
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    proxy = await startAnswerProxy(await freePort());
    stack = await startTestStack({ worker: false, env: { TIKTOK_API_BASE_URL: proxy.url } });
    proxy.target = stack.emulatorUrl;
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    for (const username of ['mila.moves', 'otto.films']) {
      await stack.control('POST', '/__control/accounts', { username, displayName: username });
    }
    for (const { account } of killPoints) studios.set(account, await studioOf(stack, account));
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
    proxy.beforeAnswer = async () => {};
    await stack.control('DELETE', '/__control/faults');
  });
  afterAll(async () => {
    await stack.close();
    await proxy.close();
  });

  const work = async () => {
    const worker = await startWorkerProcess(stack);
    workers.push(worker);
    return worker;
  };
  const studio = (account: string) => {
    const found = studios.get(account);
    if (!found) throw new Error(`Nobody signed in as ${account}.`);
    return found;
  };
  const videoOf = async ({ browser }: Studio, kind: VideoKind) => {
    if (kind === 'large') return uploadLargeVideo(browser, largeBytes);
    const sha256 = createHash('sha256')
      .update(await mediaBytes('good.mp4'))
      .digest('hex');
    return { videoId: await uploadFromDevice(browser, 'good.mp4'), sha256 };
  };
  const request = ({ accountId }: Studio, mode: Mode, videoId: string) =>
    mode === 'draft'
      ? draft(accountId, videoId)
      : direct(accountId, videoId, { privacyLevel: 'SELF_ONLY', allowComment: false });
  const attemptsOf = async (id: string) =>
    (
      await sql<{ state: string }>(stack, `select state from attempts where publication_id = $1 order by number`, [id])
    ).map(({ state }) => state);
  const hold = ({ account, fault }: KillPoint) =>
    fault && stack.control('POST', '/__control/faults', { kind: 'delay', delayMs: heldMs, account, ...fault });
  const heldByFaults = async () => {
    const { items } = (await (await stack.control('GET', '/__control/faults')).json()) as {
      items: { struck: number }[];
    };
    return items.filter(({ struck }) => struck > 0).length;
  };
  /** Keeps the answer to a draft's init from its caller; resolves `accepted` when TikTok has given it. */
  const holdInitAnswer = () => {
    const accepted = Promise.withResolvers<true>();
    const released = Promise.withResolvers<true>();
    let isFirst = true;
    proxy.beforeAnswer = async (path) => {
      if (!isFirst || !path.endsWith('/inbox/video/init/')) return;
      isFirst = false;
      accepted.resolve(true);
      await released.promise;
    };
    return { accepted: accepted.promise, release: () => released.resolve(true) };
  };
  const isEnded = ({ state }: Publication) => state === 'published' || state === 'in_inbox';
  const effectsFor = async (account: string) => (await effectsOf(stack)).filter((effect) => effect.account === account);

  it(
    'killed anywhere on the way is followed by another, and TikTok gets everything exactly once',
    async () => {
      const rows = [];
      for (const killPoint of killPoints) {
        const owner = studio(killPoint.account);
        const { videoId, sha256 } = await videoOf(owner, killPoint.video);
        const { id } = await publish(owner.browser, request(owner, killPoint.mode, videoId));
        rows.push({ ...killPoint, browser: owner.browser, id, sha256 });
      }
      for (const killPoint of killPoints) await hold(killPoint);
      const init = holdInitAnswer();
      const first = await work();
      await init.accepted;
      await until(async () => (await heldByFaults()) === 4, { timeoutMs: heldMs - 1_000 });
      await first.kill();
      init.release();
      const died = await Promise.all(rows.map(({ id }) => attemptsOf(id)));
      await work();
      const done = await Promise.all(rows.map(({ browser, id }) => untilPublication(browser, id, isEnded, patienceMs)));

      const table = await Promise.all(
        rows.map(async ({ point, account, sha256, id }, index) => {
          const effects = await effectsFor(account);
          return {
            'killed when': point,
            'attempt then': died[index]?.at(-1) ?? '',
            attempts: (await attemptsOf(id)).join(' → '),
            effects: effects.length,
            'same bytes': effects.every((effect) => effect.sha256 === sha256),
            ends: done[index]?.state ?? '',
          };
        }),
      );
      process.stdout.write(`${tableOf(table)}\n`);
      expect(table).toEqual(
        killPoints.map(({ point, dies, ends }) => ({
          'killed when': point,
          'attempt then': dies,
          attempts: ends.join(' → '),
          effects: 1,
          'same bytes': true,
          ends: ends.at(-1),
        })),
      );
    },
    2 * patienceMs,
  );

  it(
    'paused past its lease and continued does no harm to what another finished meanwhile',
    async () => {
      const owner = studio('ava.studio');
      const before = await effectsFor('ava.studio');
      const { videoId, sha256 } = await videoOf(owner, 'large');
      await stack.control('POST', '/__control/faults', { kind: 'delay', at: 'upload', skip: 3, delayMs: 1_000 });
      const { id } = await publish(owner.browser, request(owner, 'direct', videoId));
      const first = await work();
      await until(async () => (await heldByFaults()) === 1, { timeoutMs: patienceMs });
      first.signal('SIGSTOP');
      await work();
      const done = await untilPublication(owner.browser, id, isEnded, patienceMs);
      first.signal('SIGCONT');
      // It says that it lives: from here on it has met what happened while it was away.
      await until(async () => (await sql(stack, 'select 1 from worker_leases')).length === 2, {
        timeoutMs: patienceMs,
      });
      const next = await publish(owner.browser, request(owner, 'draft', videoId));
      await untilPublication(owner.browser, next.id, isEnded, patienceMs);

      const [effect, ...others] = (await effectsFor('ava.studio'))
        .filter(({ mode }) => mode === 'direct')
        .slice(before.length);
      expect([effect?.sha256, effect?.publishId, others]).toEqual([sha256, done.publishId, []]);
      expect(await attemptsOf(id)).toEqual(['published']);
      expect(await readPublication(owner.browser, id)).toMatchObject({ state: 'published', bytesSent: largeBytes });
    },
    2 * patienceMs,
  );
});

/** Rows of equal keys as text, one column each. */
function tableOf(rows: readonly Record<string, string | number | boolean>[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const lines = [heads, ...rows.map((row) => heads.map((head) => String(row[head])))];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
