import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
// The very function by which the composer makes an instant of what a person chose.
import { instantAt } from '@flowcast/shared-models';
import { MovedClock } from './support/moved-clock.ts';
import {
  callsTo,
  direct,
  effectsOf,
  publish,
  readPublication,
  sql,
  type Studio,
  studioOf,
  untilState,
} from './support/publish.ts';
import { signIn } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';

const hourMs = 3_600_000;

/** What a creator in this zone chooses, as the web sends it. */
const chosen = (zone: string, wall: string): string => {
  const [date = '', hour = ''] = wall.split(' ');
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return new Date(instantAt({ date, minutes: hours * 60 + minutes }, zone)).toISOString();
};

describe('a publication that waits for its time', () => {
  const clock = new MovedClock();
  let stack: TestStack;
  let worker: INestApplicationContext | null = null;
  let ava: Studio;
  let videoId: string;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false, beforeConnecting: (url) => clock.install(url) });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    await stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', caps: { directPostsPer24h: 100 } });
    ava = await studioOf(stack, 'ava.studio');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
  });
  afterAll(async () => {
    await clock.close();
    await stack.close();
  });
  afterEach(async () => {
    await worker?.close();
    worker = null;
    await sql(stack, `delete from graphile_worker._private_jobs`);
  });

  const scheduledFor = (scheduledAt: string) =>
    publish(ava.browser, { ...direct(ava.accountId, videoId), scheduledAt });
  /** It is the evening before, on every clock but a worker's that is wrong. */
  const eveningBefore = async (atMs: number, wrongByMs: number) => {
    await clock.goOnFrom(atMs - 12 * hourMs);
    clock.wear(stack.api);
    // A session does not last from one change of clocks to the next.
    await signIn(stack, ava.browser, { account: 'ava.studio' });
    worker = await stack.startWorker();
    clock.wear(worker, wrongByMs);
  };
  const initsAre = (count: number) => until(async () => (await callsTo(stack, 'video_init')) === count);
  /** A worker looks for jobs at this very instant: it takes one that is due, and this one reaches TikTok. */
  const workerLooks = async () => {
    const before = await callsTo(stack, 'video_init');
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    await initsAre(before + 1);
    return id;
  };
  const queuedFor = async (id: string) => {
    const [job] = await sql<{ run_at: Date; locked_at: Date | null }>(
      stack,
      `select run_at, locked_at from graphile_worker._private_jobs where key = $1`,
      [`publish:${id}`],
    );
    return job && { runAt: job.run_at.toISOString(), isTaken: job.locked_at !== null };
  };

  /** Lives through the hours until `instant` and beyond it, and holds against it when TikTok was asked. */
  const isPublishedAt = async (instant: string, scheduledAt: string, workerWrongByMs = 0) => {
    const atMs = Date.parse(instant);
    await eveningBefore(atMs, workerWrongByMs);
    const [effects, inits] = [(await effectsOf(stack)).length, await callsTo(stack, 'video_init')];
    const { id } = await scheduledFor(scheduledAt);

    await clock.stopAt(atMs - 1);
    const other = await workerLooks();
    expect(await queuedFor(id)).toEqual({ runAt: instant, isTaken: false });
    expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'scheduled', version: 1, needs: [] });

    await clock.stopAt(atMs);
    await initsAre(inits + 2);
    await clock.goOnFrom(atMs);
    const done = await untilState(ava.browser, id, 'published');
    await untilState(ava.browser, other, 'published');

    expect(done).toMatchObject({ needs: [], failReason: null, scheduledAt: instant });
    expect(done.history.find(({ state }) => state === 'sending')?.at).toBe(instant);
    expect(await callsTo(stack, 'video_init')).toBe(inits + 2);
    const made = (await effectsOf(stack)).slice(effects);
    expect(made.filter(({ publishId }) => publishId === done.publishId)).toHaveLength(1);
    expect(made).toHaveLength(2);
  };

  describe('through a night in which clocks are changed', () => {
    it.each([
      ['Europe/Berlin', 'after they went forward', '2027-03-28 09:00', '2027-03-28T07:00:00.000Z'],
      ['Europe/Berlin', 'in the hour that is skipped', '2027-03-28 02:30', '2027-03-28T01:30:00.000Z'],
      ['Europe/Berlin', 'after they went back', '2027-10-31 09:00', '2027-10-31T08:00:00.000Z'],
      ['Europe/Berlin', 'in the hour that comes twice', '2027-10-31 02:30', '2027-10-31T00:30:00.000Z'],
      ['America/New_York', 'after they went forward', '2027-03-14 09:00', '2027-03-14T13:00:00.000Z'],
      ['America/New_York', 'in the hour that is skipped', '2027-03-14 02:30', '2027-03-14T07:30:00.000Z'],
      ['America/New_York', 'after they went back', '2027-11-07 09:00', '2027-11-07T14:00:00.000Z'],
      ['America/New_York', 'in the hour that comes twice', '2027-11-07 01:30', '2027-11-07T05:30:00.000Z'],
    ])('in %s is published on the instant: %s (%s)', async (zone, _when, wall, instant) => {
      await isPublishedAt(instant, chosen(zone, wall));
    });

    it.each([
      ['first', '2027-10-31T02:30:00+02:00', '2027-10-31T00:30:00.000Z'],
      ['second', '2027-10-31T02:30:00+01:00', '2027-10-31T01:30:00.000Z'],
    ])(
      'is published in the %s of two hours with one name, as its offset says',
      async (_which, scheduledAt, instant) => {
        await isPublishedAt(instant, scheduledAt);
      },
    );
  });

  // Three hours are more than the grace: by its own clock such a worker would call the publication missed.
  it.each([
    ['an hour ahead', hourMs],
    ['an hour behind', -hourMs],
    ['three hours ahead', 3 * hourMs],
    ['three hours behind', -3 * hourMs],
  ])('is published on the instant by a worker whose clock is %s of the database', async (_which, wrongByMs) => {
    const instant = '2027-06-15T12:00:00.000Z';
    await isPublishedAt(instant, instant, wrongByMs);
  });
});
