import type { Publication } from '@flowcast/shared-models';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../src/platform/clock/index.ts';
import { MediaStorage } from '../src/platform/media-storage/index.ts';
import {
  callsTo,
  direct,
  publish,
  readPublication,
  sendRequest,
  sql,
  type Studio,
  studioOf,
  untilState,
} from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const inMs = (delayMs: number) => new Date(Date.now() + delayMs).toISOString();

describe('a scheduled publication', () => {
  let stack: TestStack;
  let worker: INestApplicationContext | null = null;
  let ava: Studio;
  let videoId: string;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    await stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', caps: { directPostsPer24h: 100 } });
    ava = await studioOf(stack, 'ava.studio');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
  });
  afterAll(() => stack.close());
  afterEach(async () => {
    await worker?.close();
    worker = null;
    setClock(stack.api, 0);
    await sql(stack, `delete from graphile_worker._private_jobs`);
  });

  const work = async (aheadMs = 0) => {
    worker = await stack.startWorker();
    setClock(worker, aheadMs);
  };
  /** This machine's clock goes wrong; the database's does not. */
  const setClock = (process: INestApplicationContext, aheadMs: number) => {
    Object.assign(process.get(Clock), { now: () => new Date(Date.now() + aheadMs) });
  };
  const scheduled = (change: Partial<Parameters<typeof direct>[2]> = {}) =>
    publish(ava.browser, { ...direct(ava.accountId, videoId, change), scheduledAt: inMs(hourMs) });
  /** As if its time had come so long ago, while no worker ran. */
  const letPass = (id: string, lateMs: number) =>
    sql(
      stack,
      `with passed as (
         update publications set scheduled_at = now() - make_interval(secs => $2::float8 / 1000) where id = $1 returning scheduled_at)
       update graphile_worker._private_jobs set run_at = (select scheduled_at from passed) where key = 'publish:' || $1::text`,
      [id, lateMs],
    );
  const act = (id: string, action: string) => ava.browser.send('POST', `/api/publications/${id}/${action}`, {});
  const patch = (publication: Publication, scheduledAt: string | null) =>
    ava.browser.send('PATCH', `/api/publications/${publication.id}`, { scheduledAt, version: publication.version });
  const inits = () => callsTo(stack, 'video_init');
  const dueAt = async (id: string) => {
    const [job] = await sql<{ run_at: Date }>(stack, `select run_at from graphile_worker.jobs where key = $1`, [
      `publish:${id}`,
    ]);
    return job?.run_at.toISOString();
  };

  describe('whose time came while no worker ran', () => {
    const missed = async () => {
      const { id } = await scheduled();
      await letPass(id, 2 * hourMs + minuteMs);
      const before = await inits();
      if (!worker) await work();
      const waiting = await untilState(ava.browser, id, 'needs_attention');
      expect(waiting.needs).toMatchObject([{ code: 'schedule_missed', field: 'scheduledAt' }]);
      expect(await inits()).toBe(before);
      return waiting;
    };

    it('is published on return within the grace', async () => {
      const { id } = await scheduled();
      await letPass(id, 2 * hourMs - minuteMs);
      await work();

      expect(await untilState(ava.browser, id, 'published')).toMatchObject({ needs: [] });
    });

    it('asks its creator when it is later than that, who may have it published now', async () => {
      const { id } = await missed();
      const answer = await act(id, 'retry');

      expect(answer.status).toBe(200);
      expect(await untilState(ava.browser, id, 'published')).toMatchObject({ needs: [] });
    });

    it('may be given another time', async () => {
      const waiting = await missed();
      const scheduledAt = inMs(hourMs);
      const answer = await patch(waiting, scheduledAt);

      expect(await answer.json()).toMatchObject({ state: 'scheduled', scheduledAt, needs: [] });
      expect(await dueAt(waiting.id)).toBe(scheduledAt);
    });

    it('may be given up its time for as soon as possible', async () => {
      const waiting = await missed();
      await patch(waiting, null);

      expect(await untilState(ava.browser, waiting.id, 'published')).toMatchObject({ scheduledAt: null });
    });

    it('may be cancelled', async () => {
      const { id } = await missed();

      expect(await (await act(id, 'cancel')).json()).toMatchObject({ state: 'cancelled' });
    });
  });

  describe('on machines whose clocks go wrong', () => {
    it('is not published early by a worker that is an hour ahead, even if its job is taken early', async () => {
      const { id, scheduledAt } = await scheduled();
      const before = await inits();
      await sql(stack, `update graphile_worker._private_jobs set run_at = now()`);
      await work(2 * hourMs);
      await until(async () => (await dueAt(id)) === scheduledAt);

      expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'scheduled', version: 1 });
      expect(await inits()).toBe(before);
    });

    it.each([
      ['ahead', 2 * hourMs],
      ['behind', -2 * hourMs],
    ])('is taken by an API that is %s for the very instant it was scheduled for', async (_which, aheadMs) => {
      setClock(stack.api, aheadMs);
      const { id, state, scheduledAt } = await scheduled();

      expect(state).toBe('scheduled');
      expect(await dueAt(id)).toBe(scheduledAt);
    });

    it.each([
      ['a moment that has passed, by an API that is behind', -2 * hourMs, -hourMs],
      ['a moment 31 days ahead, by an API that is ahead', 2 * 24 * hourMs, 31 * 24 * hourMs],
    ])('is refused for %s', async (_what, aheadMs, inTimeMs) => {
      setClock(stack.api, aheadMs);
      const request = { ...direct(ava.accountId, videoId), scheduledAt: inMs(inTimeMs) };

      expect((await sendRequest(ava.browser, request)).status).toBe(422);
    });

    it.each([
      ['ahead', 2 * hourMs],
      ['behind', -2 * hourMs],
    ])('goes on soon after TikTok was out of reach, with a worker that is %s', async (_which, aheadMs) => {
      await stack.control('POST', '/__control/faults', {
        kind: 'code',
        at: 'creator_info',
        code: 'internal_error',
        skip: 1,
      });
      const { id } = await scheduled();
      await letPass(id, 0);
      await work(aheadMs);

      expect(await untilState(ava.browser, id, 'published')).toMatchObject({ failReason: null });
    });
  });

  describe('whose rights have changed since', () => {
    const stoppedAs = (id: string) =>
      sql<Pick<Publication, 'id' | 'state' | 'needs' | 'failReason'>>(
        stack,
        `select id, state, needs, fail_reason as "failReason" from publications
         where id = $1 and state not in ('scheduled', 'queued')`,
        [id],
      );
    const due = async (change: string, values: unknown[]) => {
      const { id } = await scheduled();
      await letPass(id, 0);
      await sql(stack, change, values);
      const before = await inits();
      await work();
      // Not by the API: a suspended creator has no session.
      const stopped = await until(async () => (await stoppedAs(id))[0]);
      expect(await inits()).toBe(before);
      return stopped;
    };

    it('waits while the account is to be connected anew', async () => {
      const stopped = await due(`update accounts set status = 'needs_reconnect' where id = $1`, [ava.accountId]);
      await sql(stack, `update accounts set status = 'connected'`);

      expect(stopped).toMatchObject({ state: 'needs_attention', needs: [{ code: 'account_needs_reconnect' }] });
    });

    it('waits while the account is disconnected', async () => {
      const stopped = await due(`update accounts set status = 'disconnected' where id = $1`, [ava.accountId]);
      await sql(stack, `update accounts set status = 'connected'`);

      expect(stopped).toMatchObject({ state: 'needs_attention', needs: [{ code: 'account_needs_reconnect' }] });
    });

    it('waits for a permission that was taken away', async () => {
      const stopped = await due(`update accounts set scopes = '{video.upload}' where id = $1`, [ava.accountId]);
      await sql(stack, `update accounts set scopes = '{video.upload,video.publish}'`);

      expect(stopped).toMatchObject({ state: 'needs_attention', needs: [{ code: 'scope_missing' }] });
    });

    it('fails with a video that was taken away', async () => {
      const stopped = await due(`update videos set archived_at = now() where id = $1`, [videoId]);
      await sql(stack, `update videos set archived_at = null`);

      expect(stopped).toMatchObject({ state: 'failed', failReason: 'video_archived' });
    });

    it('fails with a video whose file is gone', async () => {
      const other = await uploadFromDevice(ava.browser, 'good.mp4');
      const { id } = await publish(ava.browser, { ...direct(ava.accountId, other), scheduledAt: inMs(hourMs) });
      const [video] = await sql<{ storage_key: string }>(stack, `select storage_key from videos where id = $1`, [
        other,
      ]);
      await stack.api.get(MediaStorage, { strict: false }).delete(video?.storage_key ?? '');
      await letPass(id, 0);
      const before = await inits();
      await work();

      expect(await untilState(ava.browser, id, 'failed')).toMatchObject({ failReason: 'media_missing' });
      expect(await inits()).toBe(before);
    });

    it('waits while its creator is suspended, and goes on when they are let in again', async () => {
      const creatorId = ava.me.creator.id;
      const stopped = await due(`update creators set status = 'suspended' where id = $1`, [creatorId]);
      await sql(stack, `update creators set status = 'active'`);
      const again = await act(stopped?.id ?? '', 'retry');

      expect(again.status).toBe(200);
      expect(stopped).toMatchObject({ state: 'needs_attention', needs: [{ code: 'creator_suspended' }] });
      expect(await untilState(ava.browser, stopped?.id ?? '', 'published')).toMatchObject({ needs: [] });
    });
  });
});
