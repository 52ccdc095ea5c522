import type { Problem, Publication } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { direct, publish, readPublication, sql, type Studio, studioOf } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

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
});
