import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountForecast, Publication } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { direct, draft, publish, readPublication, sql, type Studio, studioOf, untilState } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';

interface Call {
  endpoint: string;
  status: number;
}

/** Twenty publications of three accounts; TikTok takes six inits of each within a minute. */
const shares = { 'ava.studio': 7, 'leo.creates': 7, 'noor.private': 6 };
const initsPerMinute = 6;

describe('the budgets of an account', () => {
  let stack: TestStack;
  let studios: Studio[];
  let publications: { studio: Studio; id: string }[];

  beforeAll(async () => {
    stack = await startTestStack({ worker: false, env: { TIKTOK_CALLS_PER_MINUTE: '' } });
    studios = [];
    for (const account of Object.keys(shares)) studios.push(await studioOf(stack, account));
    publications = (await Promise.all(Object.values(shares).map(publishMany))).flat();
  });
  afterAll(() => stack.close());

  const publishMany = async (count: number, index: number) => {
    const studio = studios[index];
    if (!studio) throw new Error('There is no such studio.');
    const videoId = await uploadFromDevice(studio.browser, 'good.mp4');
    const request = direct(studio.accountId, videoId, { privacyLevel: 'SELF_ONLY', allowComment: false });
    const taken = await Promise.all(Array.from({ length: count }, () => publish(studio.browser, request)));
    return taken.map(({ id }) => ({ studio, id }));
  };
  const calls = async (endpoint: string) => {
    const { items } = (await (await stack.control('GET', '/__control/log')).json()) as { items: Call[] };
    return items.filter((call) => call.endpoint === endpoint);
  };
  const now = () => Promise.all(publications.map(({ studio, id }) => readPublication(studio.browser, id)));
  const states = (all: Publication[], state: string) => all.filter((publication) => publication.state === state);
  const waiting = () =>
    sql<{ wait_ms: string }>(
      stack,
      `select extract(epoch from run_at - now()) * 1000 as wait_ms from graphile_worker.jobs
       where task_identifier = 'publish' and run_at > now()`,
    );
  /** As if a minute had passed: here and at TikTok. */
  const passMinute = async () => {
    await sql(
      stack,
      `update api_budgets set taken_at = array(select at - interval '62 seconds' from unnest(taken_at) as at)`,
    );
    await stack.control('POST', '/__control/clock', { advanceMs: 62_000 });
    await sql(stack, `update graphile_worker._private_jobs set run_at = now()`);
  };

  it('are kept by two worker processes together: what does not fit waits for its turn, and nothing fails', async () => {
    await Promise.all([stack.startWorker(), stack.startWorker()]);
    await until(async () => states(await now(), 'published').length === 18, { timeoutMs: 25_000 });
    await until(async () => (await waiting()).length === 2);
    const before = { inits: await calls('video_init'), waits: await waiting(), states: await now() };
    await passMinute();
    await until(async () => states(await now(), 'published').length === 20, { timeoutMs: 20_000 });

    expect(before.inits).toHaveLength(3 * initsPerMinute);
    expect(states(before.states, 'queued')).toHaveLength(2);
    for (const { wait_ms: waitMs } of before.waits) {
      expect(Number(waitMs)).toBeGreaterThan(20_000);
      expect(Number(waitMs)).toBeLessThanOrEqual(62_000);
    }
    const { items } = (await (await stack.control('GET', '/__control/log')).json()) as { items: Call[] };
    expect(items.filter(({ status }) => status === 429)).toEqual([]);
    expect(await calls('video_init')).toHaveLength(20);
  });

  it('are the same for people who look: a full window is told, and TikTok is not asked', async () => {
    const [ava] = studios;
    if (!ava) throw new Error('There is no studio.');
    await sql(
      stack,
      `update api_budgets set taken_at = array_fill(clock_timestamp(), array[20])
       where account_id = $1 and kind = 'creator_info'`,
      [ava.accountId],
    );
    const before = await calls('creator_info');
    const answer = await ava.browser.get(`/api/accounts/${ava.accountId}/creator-info`);

    expect(await problemOf(answer)).toBe('429 tiktok_rate_limited');
    expect(await calls('creator_info')).toHaveLength(before.length);
  });

  it('are looked at before a video is read: one whose file is gone waits for its turn like any other', async () => {
    const [ava] = studios;
    if (!ava) throw new Error('There is no studio.');
    await sql(stack, `update api_budgets set taken_at = array_fill(clock_timestamp(), array[6]) where kind = 'init'`);
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    const [row] = await sql<{ storage_key: string }>(stack, 'select storage_key from videos where id = $1', [videoId]);
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    await rm(join(stack.config.storageDirectory, row?.storage_key ?? ''));
    await sql(stack, `update graphile_worker._private_jobs set run_at = now()`);
    await until(async () => (await waiting()).length === 1);
    const waits = await readPublication(ava.browser, id);
    await passMinute();

    expect(waits).toMatchObject({ state: 'queued', failReason: null });
    expect(await untilState(ava.browser, id, 'failed')).toMatchObject({ failReason: 'media_missing' });
  });

  it('of a day are forecast before anything is consented to, to the account’s own creator', async () => {
    const [ava, leo] = studios;
    if (!ava || !leo) throw new Error('There are no studios.');
    const forecast = async () =>
      (await (await ava.browser.get(`/api/accounts/${ava.accountId}/forecast`)).json()) as AccountForecast;
    const before = await forecast();
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    await publish(ava.browser, draft(ava.accountId, videoId));
    await publish(ava.browser, { ...draft(ava.accountId, videoId), scheduledAt });
    const [old] = publications;
    await sql(stack, `update attempts set ended_at = now() - interval '25 hours' where publication_id = $1`, [old?.id]);

    expect(before).toEqual({
      postsLast24h: 7,
      typicalDailyPosts: 15,
      pendingDraftsLast24h: 0,
      pendingDraftsLimit: 5,
    });
    expect(await forecast()).toMatchObject({ postsLast24h: 6, pendingDraftsLast24h: 1 });
    expect(await problemOf(await leo.browser.get(`/api/accounts/${ava.accountId}/forecast`))).toBe('404 not_found');
  });
});
