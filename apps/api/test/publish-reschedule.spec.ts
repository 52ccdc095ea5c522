import type { Problem, Publication } from '@flowcast/shared-models';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { direct, draft, publish, readPublication, sql, type Studio, studioOf, untilState } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';

const hourMs = 3_600_000;
const inMs = (delayMs: number) => new Date(Date.now() + delayMs).toISOString();

describe('the time of a publication', () => {
  let stack: TestStack;
  let ava: Studio;
  let videoId: string;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
  });
  afterAll(() => stack.close());

  const scheduled = (scheduledAt = inMs(hourMs)) =>
    publish(ava.browser, { ...direct(ava.accountId, videoId), scheduledAt });
  const patch = (id: string, body: unknown, browser = ava.browser) =>
    browser.send('PATCH', `/api/publications/${id}`, body);
  const problem = async (response: Response) => (await response.json()) as Problem;
  /** When the waiting job of a publication is due. */
  const dueAt = async (id: string) => {
    const jobs = await sql<{ run_at: Date }>(stack, `select run_at from graphile_worker.jobs where key = $1`, [
      `publish:${id}`,
    ]);
    return jobs.map(({ run_at: runAt }) => runAt.toISOString());
  };

  it('is moved together with its job, and its story says by whom, from when and to when', async () => {
    const taken = await scheduled();
    const later = inMs(2 * hourMs);
    const moved = await patch(taken.id, { scheduledAt: later, version: taken.version });
    const [entry] = await sql<{ detail: object }>(
      stack,
      `select h.detail from attempt_history h join attempts a on a.id = h.attempt_id where a.publication_id = $1
       order by h.id desc limit 1`,
      [taken.id],
    );

    expect(moved.status).toBe(200);
    expect(await moved.json()).toMatchObject({ state: 'scheduled', scheduledAt: later, version: taken.version + 1 });
    expect(await dueAt(taken.id)).toEqual([later]);
    expect(entry?.detail).toMatchObject({
      by: ava.me.creator.id,
      scheduledFrom: taken.scheduledAt,
      scheduledTo: later,
    });
  });

  it('is given up for as soon as possible', async () => {
    const taken = await scheduled();
    const moved = (await (await patch(taken.id, { scheduledAt: null, version: taken.version })).json()) as Publication;
    const [due = ''] = await dueAt(taken.id);

    expect(moved).toMatchObject({ state: 'queued', scheduledAt: null });
    expect(Date.parse(due)).toBeLessThanOrEqual(Date.now());
  });

  it('is not moved on an old version: the answer is the publication as it is now', async () => {
    const taken = await scheduled();
    const first = await patch(taken.id, { scheduledAt: inMs(2 * hourMs), version: taken.version });
    const second = await patch(taken.id, { scheduledAt: inMs(3 * hourMs), version: taken.version });

    expect(second.status).toBe(409);
    expect(await problem(second)).toMatchObject({ code: 'conflict', current: (await first.json()) as Publication });
    expect(await readPublication(ava.browser, taken.id)).toMatchObject({ version: taken.version + 1 });
  });

  it.each([
    ['has passed', () => inMs(-1_000)],
    ['is more than 30 days ahead', () => inMs(31 * 24 * hourMs)],
    ['names no offset, and so no instant', () => inMs(hourMs).slice(0, -1)],
  ])('is not moved to a moment that %s', async (_what, scheduledAt) => {
    const taken = await scheduled();
    const refused = await patch(taken.id, { scheduledAt: scheduledAt(), version: taken.version });

    expect(refused.status).toBe(422);
    expect((await problem(refused)).errors).toMatchObject([{ path: 'scheduledAt' }]);
    expect(await readPublication(ava.browser, taken.id)).toEqual(taken);
  });

  it('is moved by its creator only: an admin may look and cancel, others do not know of it', async () => {
    const taken = await scheduled();
    const body = { scheduledAt: inMs(2 * hourMs), version: taken.version };
    const leo = await studioOf(stack, 'leo.creates');
    const admin = await studioOf(stack, 'noor.private', 'admin');

    expect(await problemOf(await patch(taken.id, body, leo.browser))).toBe('404 not_found');
    expect(await problemOf(await patch(taken.id, body, admin.browser))).toBe('403 forbidden');
    expect(await problemOf(await patch(taken.id, body, stack.browser()))).toBe('401 not_signed_in');
    expect(await readPublication(ava.browser, taken.id)).toEqual(taken);
    expect(await dueAt(taken.id)).toEqual([taken.scheduledAt]);
  });

  it('is moved with its job or not at all', async () => {
    const taken = await scheduled();
    const queue = `graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text)`;
    await sql(stack, `alter function ${queue} rename to add_job_away`);
    const failed = await patch(taken.id, { scheduledAt: inMs(2 * hourMs), version: taken.version });
    await sql(stack, `alter function ${queue.replace('add_job', 'add_job_away')} rename to add_job`);

    expect(failed.status).toBe(500);
    expect(await readPublication(ava.browser, taken.id)).toEqual(taken);
    expect(await dueAt(taken.id)).toEqual([taken.scheduledAt]);
  });

  it('is cancelled with its job or not at all', async () => {
    const taken = await scheduled();
    await sql(stack, `alter function graphile_worker.remove_job(text) rename to remove_job_away`);
    const failed = await ava.browser.send('POST', `/api/publications/${taken.id}/cancel`, {});
    await sql(stack, `alter function graphile_worker.remove_job_away(text) rename to remove_job`);

    expect(failed.status).toBe(500);
    expect(await readPublication(ava.browser, taken.id)).toEqual(taken);
    expect(await dueAt(taken.id)).toEqual([taken.scheduledAt]);
  });

  it('cannot be moved once publishing has ended', async () => {
    const taken = await scheduled();
    await ava.browser.send('POST', `/api/publications/${taken.id}/cancel`, {});
    const late = await patch(taken.id, { scheduledAt: inMs(2 * hourMs), version: taken.version });

    expect(await problemOf(late)).toBe('409 not_reschedulable');
  });

  describe('while a worker is at it', () => {
    let worker: INestApplicationContext;

    beforeAll(async () => {
      await sql(stack, `delete from graphile_worker._private_jobs`);
      worker = await stack.startWorker();
    });
    afterAll(() => worker.close());
    afterEach(() => stack.control('DELETE', '/__control/faults'));

    const isClaimed = async (id: string) =>
      (await sql(stack, `select 1 from attempts where publication_id = $1 and fence > 0`, [id])).length > 0;

    it('can be moved until publishing begins: the worker that was about to send it stops', async () => {
      // The first look is the API's, when it takes the request; the second the worker's, right before it sends.
      await stack.control('POST', '/__control/faults', { kind: 'delay', at: 'creator_info', delayMs: 1_000, skip: 1 });
      const taken = await publish(ava.browser, direct(ava.accountId, videoId, { caption: 'Not yet' }));
      await until(() => isClaimed(taken.id));
      const scheduledAt = inMs(hourMs);
      const moved = await patch(taken.id, { scheduledAt, version: taken.version });
      // The account's next one waits for the end of this job, so once it is done that one has stopped.
      const next = await publish(ava.browser, draft(ava.accountId, videoId));
      await untilState(ava.browser, next.id, 'in_inbox');
      await until(async () => (await dueAt(taken.id))[0] === scheduledAt);

      expect(moved.status).toBe(200);
      const { history, ...stays } = await readPublication(ava.browser, taken.id);
      expect(stays).toMatchObject({ state: 'scheduled', scheduledAt });
      expect(history.map(({ state }) => state)).toEqual(['queued', 'scheduled']);
    });

    it('cannot be moved once publishing has begun', async () => {
      await stack.control('POST', '/__control/faults', { kind: 'delay', at: 'upload', delayMs: 1_000 });
      const taken = await publish(ava.browser, direct(ava.accountId, videoId, { caption: 'Under way' }));
      const sending = await untilState(ava.browser, taken.id, 'sending');
      const late = await patch(taken.id, { scheduledAt: inMs(hourMs), version: sending.version });

      expect(await problemOf(late)).toBe('409 not_reschedulable');
      expect(await untilState(ava.browser, taken.id, 'published')).toMatchObject({ scheduledAt: null });
    });
  });
});
