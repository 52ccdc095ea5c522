import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublicationStory, Video } from '@flowcast/shared-models';
import type { INestApplicationContext } from '@nestjs/common';
import { type AnswerProxy, startAnswerProxy } from './support/answer-proxy.ts';
import { freePort } from './support/free-port.ts';
import { type PullDoor, startPullDoor } from './support/pull-door.ts';
import {
  callsTo,
  direct,
  draft,
  effectsOf,
  paddedVideo,
  publish,
  readPublication,
  sql,
  type Studio,
  studioOf,
  untilState,
} from './support/publish.ts';
import { jsonOf, problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { beginUpload, mediaBytes, sendBytes, uploadForCatalog, uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { receiveWebhooks, sendWebhook, webhookBody } from './support/webhook.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

interface AttemptRow {
  state: string;
  transfer: string | null;
  fail_reason: string | null;
  is_revoked: boolean;
  waits_minutes: number | null;
}

describe('a catalog video that TikTok fetches', () => {
  let proxy: AnswerProxy;
  let door: PullDoor;
  let stack: TestStack;
  let worker: INestApplicationContext | WorkerProcess | null = null;
  let ava: Studio;
  let videoId: string;
  let bytes: Buffer;

  beforeAll(async () => {
    proxy = await startAnswerProxy(await freePort());
    door = await startPullDoor(await freePort());
    stack = await startTestStack({
      worker: false,
      env: { TIKTOK_API_BASE_URL: proxy.url, PULL_BASE_URL: door.url },
    });
    proxy.target = stack.emulatorUrl;
    door.target = stack.apiUrl;
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    await stack.control('PATCH', '/__control/accounts', {
      username: 'ava.studio',
      caps: { directPostsPer24h: 100, pendingSharesPer24h: 100 },
    });
    ava = await studioOf(stack, 'ava.studio', 'admin');
    bytes = await mediaBytes('good.mp4');
    videoId = await catalogVideo();
  });
  afterAll(async () => {
    await stack.close();
    await door.close();
    await proxy.close();
  });

  beforeEach(async () => {
    door.asked.length = 0;
    door.beforePassing = async () => {};
    proxy.beforeAnswer = async () => {};
    await verify([`${door.url}/pull/`]);
  });
  afterEach(async () => {
    await (worker && 'kill' in worker ? worker.kill() : worker?.close());
    worker = null;
    await sql(stack, `delete from graphile_worker._private_jobs`);
    await sql(stack, `update graphile_worker._private_job_queues set locked_by = null, locked_at = null`);
  });

  const verify = (verifiedPrefixes: string[]) =>
    stack.control('POST', '/__control/app', { verifiedPrefixes, allowLoopbackPull: true });
  const work = async () => (worker = await stack.startWorker());
  const catalogVideo = async () => {
    const uploadId = await uploadForCatalog(ava.browser, 'good.mp4');
    const response = await ava.browser.send('POST', '/api/videos', { uploadId, title: 'From the catalog' });
    return ((await response.json()) as Video).id;
  };
  const attemptsOf = (id: string) =>
    sql<AttemptRow>(
      stack,
      `select state, transfer, fail_reason, pull_revoked_at is not null as is_revoked,
              round(extract(epoch from not_before_at - now()) / 60)::integer as waits_minutes
       from attempts where publication_id = $1 order by number`,
      [id],
    );
  const statesOf = async (id: string) => (await attemptsOf(id)).map(({ state }) => state);
  const storyOf = async (id: string) =>
    (await (await ava.browser.get(`/api/publications/${id}/story`)).json()) as PublicationStory;
  const fetchesOf = async (id: string) => (await storyOf(id)).entries.filter((entry) => entry.kind === 'fetch');
  const effectsFor = async (before: number) => (await effectsOf(stack)).slice(before);
  const effectCount = async () => (await effectsOf(stack)).length;
  const lastPath = () => door.asked.at(-1)?.split(' ')[1] ?? '';
  /** Answers to an init are lost after `until` has come true. */
  const loseInitAnswers = (condition: () => Promise<boolean> | boolean) => {
    proxy.beforeAnswer = async (path) => {
      if (!path.endsWith('/video/init/')) return;
      await until(condition);
      throw new Error('lost');
    };
  };
  const makeItBe24HoursLater = (id: string) =>
    sql(
      stack,
      `update graphile_worker._private_jobs
       set payload = jsonb_set(payload::jsonb, '{since}', to_jsonb(to_char(now() at time zone 'utc' - interval '24 hours', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::json,
           run_at = now() - interval '1 second'
       where key = $1`,
      [`observe:${id}`],
    );

  it('arrives byte for byte, posted exactly as composed, and says which way it went and why', async () => {
    const before = await effectCount();
    const { id, transfer } = await publish(ava.browser, direct(ava.accountId, videoId, { caption: 'Fetched' }));
    await work();
    const done = await untilState(ava.browser, id, 'published');

    expect(transfer).toBeNull();
    expect(done).toMatchObject({
      transfer: { by: 'PULL_FROM_URL', because: 'catalog_video' },
      bytesSent: bytes.length,
      failReason: null,
    });
    expect(await effectsFor(before)).toMatchObject([
      { publishId: done.publishId, sha256: createHash('sha256').update(bytes).digest('hex'), mode: 'direct' },
    ]);
    expect((await effectsFor(before))[0]?.postInfo).toMatchObject({ title: 'Fetched' });
    expect(door.asked).toEqual([expect.stringMatching(/^GET \/pull\/[A-Za-z0-9_-]{43}\.mp4$/)]);
    expect(done.history.map(({ state }) => state)).toEqual(['queued', 'sending', 'processing', 'published']);
  });

  it('reaches the inbox as a draft, and what is told of the fetch holds no address', async () => {
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    await work();
    await untilState(ava.browser, id, 'in_inbox');
    const [fetched, ...others] = await fetchesOf(id);
    const story = JSON.stringify(await storyOf(id));

    expect(others).toEqual([]);
    expect(fetched).toMatchObject({
      attempt: 1,
      method: 'GET',
      range: null,
      status: 200,
      refusal: null,
      bytesSent: bytes.length,
      userAgent: expect.any(String),
      endedAt: expect.any(String),
    });
    expect(story).toContain('"transferReason":"catalog_video"');
    expect(story).not.toContain(lastPath().slice('/pull/'.length, -'.mp4'.length));
    expect(story).not.toMatch(/https?:/);
  });

  it('arrives whole when TikTok asks for it in parts, and each part is told', async () => {
    const large = await paddedVideo(9_000_000);
    const location = await beginUpload(ava.browser, large.length, { filename: 'large.mp4', purpose: 'catalog' });
    await sendBytes(ava.browser, location, large);
    const body = { uploadId: location.split('/').at(-1), title: 'Large' };
    const { id: largeId } = await jsonOf<Video>(await ava.browser.send('POST', '/api/videos', body));
    const before = await effectCount();
    await stack.control('PATCH', '/__control/switches', { pullRequests: 'ranges' });
    const { id } = await publish(ava.browser, draft(ava.accountId, largeId));
    await work();
    const done = await untilState(ava.browser, id, 'in_inbox');
    await stack.control('PATCH', '/__control/switches', { pullRequests: 'whole' });

    expect(done).toMatchObject({ bytesSent: large.length });
    expect(await effectsFor(before)).toMatchObject([{ sha256: createHash('sha256').update(large).digest('hex') }]);
    expect(await fetchesOf(id)).toMatchObject([
      { range: 'bytes=0-4194303', status: 206, bytesSent: 4_194_304 },
      { range: 'bytes=4194304-8388607', status: 206, bytesSent: 4_194_304 },
      { range: 'bytes=8388608-12582911', status: 206, bytesSent: 611_392 },
    ]);
  });

  it('has a dead address as soon as it has ended', async () => {
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    await work();
    await untilState(ava.browser, id, 'in_inbox');
    const late = await fetch(`${stack.apiUrl}${lastPath()}`);

    expect(await problemOf(late)).toBe('410 gone');
    expect(late.headers.get('Cache-Control')).toContain('no-store');
    expect(await attemptsOf(id)).toMatchObject([{ state: 'in_inbox', is_revoked: true }]);
    expect((await fetchesOf(id)).at(-1)).toMatchObject({ status: 410, refusal: 'revoked', bytesSent: 0 });
  });

  it('from a device is uploaded all the same', async () => {
    const own = await uploadFromDevice(ava.browser, 'good.mp4');
    const { id } = await publish(ava.browser, draft(ava.accountId, own));
    await work();
    const done = await untilState(ava.browser, id, 'in_inbox');

    expect(done.transfer).toEqual({ by: 'FILE_UPLOAD', because: 'device_video' });
    expect(door.asked).toEqual([]);
  });

  it('can be cancelled until TikTok is asked, and not afterwards', async () => {
    const waiting = await publish(ava.browser, draft(ava.accountId, videoId));
    const cancelled = await ava.browser.send('POST', `/api/publications/${waiting.id}/cancel`, {});
    const held = Promise.withResolvers<true>();
    door.beforePassing = async () => void (await held.promise);
    const begun = await publish(ava.browser, draft(ava.accountId, videoId));
    await work();
    await until(() => door.asked.length === 1);
    const refused = await ava.browser.send('POST', `/api/publications/${begun.id}/cancel`, {});
    held.resolve(true);

    expect(cancelled.status).toBe(200);
    expect(await refused.json()).toMatchObject({
      code: 'not_cancellable',
      detail: expect.stringContaining('fetches the video by itself'),
    });
    await untilState(ava.browser, begun.id, 'in_inbox');
  });

  it('fails clearly where the address is not verified at TikTok, and may be tried again when it is', async () => {
    await verify([]);
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    await work();
    const failed = await untilState(ava.browser, id, 'failed');
    await verify([`${door.url}/pull/`]);
    const retried = await ava.browser.send('POST', `/api/publications/${id}/retry`, {});

    expect(failed.failReason).toBe('url_ownership_unverified');
    expect(door.asked).toEqual([]);
    expect(retried.status).toBe(200);
    await untilState(ava.browser, id, 'in_inbox');
    expect(await attemptsOf(id)).toMatchObject([{ is_revoked: true }, { waits_minutes: null }]);
  });

  it('is never served when the stored bytes are not those of the consent any more', async () => {
    const other = await catalogVideo();
    const [row] = await sql<{ storage_key: string }>(stack, 'select storage_key from videos where id = $1', [other]);
    const path = join(stack.config.storageDirectory, row?.storage_key ?? '');
    const before = await effectCount();
    // The worker looked before the init; the file is replaced between that and TikTok's coming.
    door.beforePassing = () => writeFile(path, Buffer.alloc(bytes.length, 1));
    const { id } = await publish(ava.browser, draft(ava.accountId, other));
    await work();
    const failed = await untilState(ava.browser, id, 'failed');

    expect(failed).toMatchObject({ failReason: 'video_pull_failed', bytesSent: 0 });
    expect(await fetchesOf(id)).toMatchObject([{ status: 410, refusal: 'media_changed', bytesSent: 0 }]);
    expect(await effectsFor(before)).toEqual([]);
  });

  describe('and the answer to its init is lost', () => {
    it('is tried again only after TikTok’s time for a download, if TikTok fetched nothing: its address is dead', async () => {
      const before = await effectCount();
      let id = '';
      // TikTok has taken the init and comes for the video, but not before the studio has given the attempt up.
      door.beforePassing = async () => void (await until(async () => (await statesOf(id))[0] === 'failed'));
      loseInitAnswers(() => true);
      ({ id } = await publish(ava.browser, direct(ava.accountId, videoId)));
      await work();
      await until(async () => (await fetchesOf(id)).length === 1);
      const waiting = await readPublication(ava.browser, id);
      const initsBefore = await callsTo(stack, 'video_init');

      expect(waiting).toMatchObject({ state: 'queued', publishId: null });
      expect(await attemptsOf(id)).toMatchObject([
        { state: 'failed', fail_reason: 'init_answer_lost', is_revoked: true },
        { state: 'planned', transfer: null, waits_minutes: 61 },
      ]);
      expect(await fetchesOf(id)).toMatchObject([{ attempt: 1, status: 410, refusal: 'revoked' }]);

      // Whoever brings the job forward: the attempt itself knows that it has to wait.
      proxy.beforeAnswer = async () => {};
      await sql(stack, `update graphile_worker._private_jobs set run_at = now() where key = $1`, [`publish:${id}`]);
      await until(async () => {
        const [job] = await sql<{ minutes: number }>(
          stack,
          `select (extract(epoch from run_at - now()) / 60)::integer as minutes from graphile_worker._private_jobs where key = $1`,
          [`publish:${id}`],
        );
        return job && job.minutes > 59;
      });
      expect(await callsTo(stack, 'video_init')).toBe(initsBefore);

      await sql(stack, `update attempts set not_before_at = now() - interval '1 second' where publication_id = $1`, [
        id,
      ]);
      await sql(stack, `update graphile_worker._private_jobs set run_at = now() where key = $1`, [`publish:${id}`]);
      await untilState(ava.browser, id, 'published');
      expect(await effectsFor(before)).toHaveLength(1);
    });

    it('is only waited for, if TikTok fetched it; after a day the outcome is unknown', async () => {
      const before = await effectCount();
      loseInitAnswers(async () => (await effectCount()) > before);
      const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
      await work();
      await untilState(ava.browser, id, 'processing');
      const inits = await callsTo(stack, 'video_init');
      await until(async () => {
        await makeItBe24HoursLater(id);
        return (await statesOf(id))[0] === 'unknown';
      });

      expect(await attemptsOf(id)).toMatchObject([{ state: 'unknown', is_revoked: true }]);
      expect(await callsTo(stack, 'video_init')).toBe(inits);
      expect(await effectsFor(before)).toHaveLength(1);
    });

    it('is learnt from TikTok’s webhook, where that can be about nothing else', async () => {
      await receiveWebhooks(stack);
      const before = await effectCount();
      loseInitAnswers(async () => (await effectCount()) > before);
      const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
      await work();
      const done = await untilState(ava.browser, id, 'in_inbox');
      await stack.control('POST', '/__control/app', { webhookUrl: null });

      expect(await effectsFor(before)).toMatchObject([{ publishId: done.publishId, mode: 'draft' }]);
      expect(await attemptsOf(id)).toMatchObject([{ state: 'in_inbox', is_revoked: true }]);
      expect(JSON.stringify(await storyOf(id))).toContain('"toldBy":"webhook"');
    });

    it('stays unknown while the webhook may be about another one, or about none of ours', async () => {
      await work();
      const fetchedWithoutAnswer = async () => {
        const before = await effectCount();
        loseInitAnswers(async () => (await effectCount()) > before);
        const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
        return untilState(ava.browser, id, 'processing');
      };
      const [first, second] = [await fetchedWithoutAnswer(), await fetchedWithoutAnswer()];
      const tell = async (publish_id: string, openId = ava.me.accounts[0]?.openId ?? '') => {
        const event = { event: 'post.publish.complete', openId, content: { publish_id } };
        await sendWebhook(stack.apiUrl, webhookBody(event));
      };
      await tell('v_pub_url~v2.7300000000000000101');
      await tell('v_inbox_url~v2.7300000000000000102');
      await tell('v_pub_file~v2-1.7300000000000000103');
      await tell('v_pub_url~v2.7300000000000000104', 'somebody-else');
      await until(async () => {
        const jobs = await sql(stack, `select 1 from graphile_worker.jobs where task_identifier = 'webhook'`);
        return jobs.length === 0;
      });

      for (const { id } of [first, second]) {
        expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'processing', publishId: null });
      }
    });

    it('by a worker killed at that moment, comes to the same', async () => {
      const before = await effectCount();
      const accepted = Promise.withResolvers<true>();
      const released = Promise.withResolvers<true>();
      let id = '';
      proxy.beforeAnswer = async (path) => {
        if (!path.endsWith('/inbox/video/init/')) return;
        accepted.resolve(true);
        await released.promise;
      };
      door.beforePassing = async () => void (await until(async () => (await statesOf(id)).length === 2));
      ({ id } = await publish(ava.browser, draft(ava.accountId, videoId)));
      const first = await startWorkerProcess(stack);
      await accepted.promise;
      await first.kill();
      released.resolve(true);
      proxy.beforeAnswer = async () => {};
      worker = await startWorkerProcess(stack);
      await until(async () => (await fetchesOf(id)).length === 1, { timeoutMs: 30_000 });

      expect(await attemptsOf(id)).toMatchObject([
        { state: 'failed', fail_reason: 'init_answer_lost' },
        { state: 'planned', waits_minutes: 61 },
      ]);
      expect(await fetchesOf(id)).toMatchObject([{ status: 410 }]);
      expect(await effectsFor(before)).toEqual([]);
    }, 60_000);
  });
});
