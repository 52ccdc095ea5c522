import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Problem, PublicationPace } from '@flowcast/shared-models';
import { openLiveStream } from './support/live-stream.ts';
import {
  callsTo,
  direct,
  draft,
  effectsOf,
  publish,
  readPublication,
  sql,
  type Studio,
  studioOf,
  untilPublication,
  untilState,
  uploadLargeVideo,
} from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';

const sizeBytes = 70_000_000;

describe('a publication in trouble', () => {
  let stack: TestStack;
  let worker: INestApplicationContext | null;
  let ava: Studio;
  let videoId: string;
  let large: { videoId: string; sha256: string };

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    // More than TikTok's day allows, because each test posts.
    await stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', caps: { directPostsPer24h: 100 } });
    ava = await studioOf(stack, 'ava.studio', 'admin');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    large = await uploadLargeVideo(ava.browser, sizeBytes);
  });
  afterAll(() => stack.close());

  beforeEach(async () => {
    worker = null;
    await stack.control('DELETE', '/__control/faults');
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
  });
  afterEach(async () => {
    await worker?.close();
    await sql(stack, `delete from graphile_worker._private_jobs`);
    await sql(stack, `update graphile_worker._private_job_queues set locked_by = null, locked_at = null`);
  });

  const work = async () => (worker = await stack.startWorker());
  const fault = (rule: object) => stack.control('POST', '/__control/faults', rule);
  const effectsFor = async (publishId: string | null) =>
    (await effectsOf(stack)).filter((effect) => effect.publishId === publishId);
  const act = (id: string, action: string, body: unknown = {}) =>
    ava.browser.send('POST', `/api/publications/${id}/${action}`, body);
  /** Every waiting or running job becomes that of a worker whose lease has run out. */
  const lockJobsAs = async (workerId: string) => {
    for (const table of ['_private_jobs', '_private_job_queues']) {
      const set = `set locked_by = $1, locked_at = now() - interval '11 seconds'`;
      await sql(stack, `update graphile_worker.${table} ${set}`, [workerId]);
    }
  };
  const attemptsOf = (id: string) =>
    sql<{ state: string; fail_reason: string | null; upload_url_sealed: string | null }>(
      stack,
      `select state, fail_reason, upload_url_sealed from attempts where publication_id = $1 order by number`,
      [id],
    );

  it('waits for the creator when TikTok’s settings changed since the consent, and sends nothing', async () => {
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId, { allowComment: true }));
    const before = await effectsOf(stack);
    await stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', commentDisabled: true });
    await work();
    const waiting = await untilState(ava.browser, id, 'needs_attention');
    const calls = await callsTo(stack, 'video_init');
    await stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', commentDisabled: false });
    const retried = await act(id, 'retry');
    const done = await untilState(ava.browser, id, 'published');

    expect(waiting.needs).toMatchObject([{ code: 'comment_disabled', field: 'post.allowComment' }]);
    expect(waiting.history.at(-1)?.state).toBe('needs_attention');
    expect(await effectsOf(stack)).toHaveLength(before.length + 1);
    expect(calls).toBe(0);
    expect(retried.status).toBe(200);
    expect(done.needs).toEqual([]);
  });

  it('sends a large video in chunks, tells how far it is, and TikTok gets the very same bytes', async () => {
    const stream = await openLiveStream(ava.browser);
    const seen = new Set<number>();
    // A pause before some chunks, so that there is something to watch.
    await fault({ kind: 'delay', at: 'upload', delayMs: 300, times: 3, skip: 2 });
    const { id } = await publish(ava.browser, direct(ava.accountId, large.videoId));
    await work();
    const done = await untilPublication(ava.browser, id, (publication) => {
      seen.add(publication.bytesSent);
      return publication.state === 'published';
    });
    stream.close();

    const [effect] = await effectsFor(done.publishId);
    expect(effect).toMatchObject({ sha256: large.sha256, sizeBytes });
    const partial = [...seen].filter((bytes) => bytes > 0 && bytes < sizeBytes);
    expect(partial.length).toBeGreaterThan(0);
    expect(stream.events.filter((event) => event.id === id).length).toBeGreaterThan(6);
    expect(await attemptsOf(id)).toEqual([{ state: 'published', fail_reason: null, upload_url_sealed: null }]);
  });

  it('is carried on by the next worker on the same publish id when one stops in the middle', async () => {
    await fault({ kind: 'delay', at: 'upload', delayMs: 8_000, skip: 3, times: 'always' });
    const { id } = await publish(ava.browser, direct(ava.accountId, large.videoId));
    const first = await work();
    const half = await untilPublication(ava.browser, id, ({ bytesSent }) => bytesSent >= 30_000_000);
    await first.close();
    const [left] = await attemptsOf(id);
    await stack.control('DELETE', '/__control/faults');
    await work();
    const done = await untilState(ava.browser, id, 'published');

    expect(left?.state).toBe('sending');
    expect(left?.upload_url_sealed).not.toContain('http');
    expect(done.publishId).toBe(half.publishId);
    const pace = (await (await ava.browser.get(`/api/publications/${id}/pace`)).json()) as PublicationPace;

    expect(await attemptsOf(id)).toHaveLength(1);
    expect(await effectsFor(done.publishId)).toMatchObject([{ sha256: large.sha256 }]);
    expect(pace.resumedAtByte).toBeGreaterThan(0);
  });

  it('is freed within seconds from a worker that died without a word', async () => {
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    await lockJobsAs('pool-dead');
    await work();

    expect(await untilState(ava.browser, id, 'in_inbox')).toMatchObject({ failReason: null });
  });

  it('is posted once when a worker that seemed dead comes back in the middle', async () => {
    await fault({ kind: 'delay', at: 'upload', delayMs: 3_000, skip: 3 });
    const { id } = await publish(ava.browser, direct(ava.accountId, large.videoId));
    const paused = await work();
    const half = await untilPublication(ava.browser, id, ({ bytesSent }) => bytesSent >= 30_000_000);
    await lockJobsAs('pool-dead');
    await work();
    const done = await untilState(ava.browser, id, 'published');
    await paused.close();

    expect(done.publishId).toBe(half.publishId);
    expect(await attemptsOf(id)).toHaveLength(1);
    expect(await effectsFor(done.publishId)).toMatchObject([{ sha256: large.sha256 }]);
  });

  it('posts once although the answer to the init was lost', async () => {
    await fault({ kind: 'lost_answer', at: 'video_init', when: 'after' });
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    const before = await effectsOf(stack);
    await work();
    const done = await untilState(ava.browser, id, 'published');

    expect(await attemptsOf(id)).toMatchObject([
      { state: 'failed', fail_reason: 'init_answer_lost' },
      { state: 'published' },
    ]);
    expect(await effectsOf(stack)).toHaveLength(before.length + 1);
    expect(await effectsFor(done.publishId)).toHaveLength(1);
  });

  it('posts once although the answer to the last chunk was lost', async () => {
    await fault({ kind: 'lost_answer', at: 'upload', when: 'after' });
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    const before = await effectsOf(stack);
    await work();
    const done = await untilState(ava.browser, id, 'published');

    expect(await attemptsOf(id)).toHaveLength(1);
    expect(done.bytesSent).toBe(done.sizeBytes);
    expect(await effectsOf(stack)).toHaveLength(before.length + 1);
  });

  it('goes on after a connection that broke inside a chunk', async () => {
    await fault({ kind: 'cut', at: 'upload', afterBytes: 4_000_000, skip: 4 });
    const { id } = await publish(ava.browser, direct(ava.accountId, large.videoId));
    await work();
    const done = await untilState(ava.browser, id, 'published');

    expect(await attemptsOf(id)).toHaveLength(1);
    expect(await effectsFor(done.publishId)).toMatchObject([{ sha256: large.sha256 }]);
  });

  it('begins anew when the upload URL has expired with bytes missing', async () => {
    await fault({ kind: 'delay', at: 'upload', delayMs: 8_000, skip: 2, times: 'always' });
    const { id } = await publish(ava.browser, direct(ava.accountId, large.videoId));
    const first = await work();
    await untilPublication(ava.browser, id, ({ bytesSent }) => bytesSent >= 20_000_000);
    await first.close();
    await sql(
      stack,
      `update attempts set upload_url_expires_at = now() - interval '1 second' where publication_id = $1`,
      [id],
    );
    await stack.control('DELETE', '/__control/faults');
    await work();
    const done = await untilState(ava.browser, id, 'published');

    expect(await attemptsOf(id)).toMatchObject([
      { state: 'failed', fail_reason: 'upload_url_expired' },
      { state: 'published' },
    ]);
    expect(await effectsFor(done.publishId)).toMatchObject([{ sha256: large.sha256 }]);
  });

  it('can be cancelled while bytes are missing, and nothing appears at TikTok', async () => {
    await fault({ kind: 'delay', at: 'upload', delayMs: 400, skip: 1, times: 'always' });
    const { id } = await publish(ava.browser, direct(ava.accountId, large.videoId));
    const before = await effectsOf(stack);
    await work();
    await untilPublication(ava.browser, id, ({ bytesSent }) => bytesSent > 0);
    const cancelled = await act(id, 'cancel');
    // The account's next one waits for the end of this transfer, so once it is done that one has stopped.
    const next = await publish(ava.browser, draft(ava.accountId, videoId));
    await untilState(ava.browser, next.id, 'in_inbox');

    expect(await cancelled.json()).toMatchObject({ state: 'cancelled' });
    expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'cancelled' });
    expect(await attemptsOf(id)).toMatchObject([{ state: 'cancelled', upload_url_sealed: null }]);
    expect(await effectsOf(stack)).toHaveLength(before.length + 1);
  });

  it('says honestly when it is too late to cancel', async () => {
    await fault({ kind: 'stuck', at: 'video_init' });
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    await work();
    await untilState(ava.browser, id, 'processing');
    const answer = await act(id, 'cancel');

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'not_cancellable', detail: expect.stringContaining('too late') });
  });

  it('fails before anything is sent when the stored video is not the one that was consented to', async () => {
    const own = await uploadFromDevice(ava.browser, 'good.mp4');
    const { id } = await publish(ava.browser, draft(ava.accountId, own));
    await sql(stack, `update consents set video_sha256 = repeat('0', 64) where publication_id = $1`, [id]);
    const calls = await callsTo(stack, 'inbox_init');
    await work();
    const failed = await untilState(ava.browser, id, 'failed');

    expect(failed.failReason).toBe('media_changed');
    expect(await callsTo(stack, 'inbox_init')).toBe(calls);
  });

  describe('without a verdict for a day', () => {
    const unknown = async () => {
      await fault({ kind: 'stuck', at: 'video_init' });
      const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
      await work();
      await untilState(ava.browser, id, 'processing');
      // As if the first look had been made a day ago.
      const since = new Date(Date.now() - 24 * 3_600_000).toISOString();
      const payload = JSON.stringify({ publicationId: id, round: 9, since });
      await sql(stack, `select graphile_worker.add_job('observe', $1::json, job_key := 'observe:' || $2)`, [
        payload,
        id,
      ]);
      return untilState(ava.browser, id, 'unknown');
    };

    it('is unknown, and is published when a person found it at TikTok', async () => {
      const { id } = await unknown();
      const retried = await act(id, 'retry');
      const bad = await act(id, 'resolve', {
        outcome: 'on_tiktok',
        postUrl: 'https://evil.test/@a/video/1',
        reason: 'seen',
      });
      const postUrl = `${stack.emulatorUrl}/@ava.studio/video/7300000000000000777`;
      const good = await act(id, 'resolve', { outcome: 'on_tiktok', postUrl, reason: 'It is on the profile.' });

      expect(((await retried.json()) as Problem).code).toBe('not_retryable');
      expect(bad.status).toBe(422);
      expect(await good.json()).toMatchObject({ state: 'published', postUrl, postIds: ['7300000000000000777'] });
    });

    it('gets one new attempt when an admin says that it is not there', async () => {
      const { id, publishId } = await unknown();
      const answer = await act(id, 'resolve', { outcome: 'not_on_tiktok', reason: 'Not on the profile.' });
      const done = await untilState(ava.browser, id, 'published');
      const again = await act(id, 'resolve', { outcome: 'check_again' });

      expect(answer.status).toBe(200);
      expect(done.publishId).not.toBe(publishId);
      expect(((await again.json()) as Problem).code).toBe('not_resolvable');
    });

    it('is asked about again when a person wants it', async () => {
      const { id } = await unknown();
      const before = await callsTo(stack, 'status');
      await act(id, 'resolve', { outcome: 'check_again' });
      await until(async () => (await callsTo(stack, 'status')) > before);

      expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'unknown' });
    });
  });
});
