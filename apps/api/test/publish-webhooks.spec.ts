import type { Account, Me, Page, Publication } from '@flowcast/shared-models';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AnswerProxy, startAnswerProxy } from './support/answer-proxy.ts';
import { freePort } from './support/free-port.ts';
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
} from './support/publish.ts';
import { signIn } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { receiveWebhooks, sendWebhook, webhookBody } from './support/webhook.ts';

describe('publications that TikTok tells about', () => {
  let proxy: AnswerProxy;
  let stack: TestStack;
  let ava: Studio;
  let videoId: string;

  beforeAll(async () => {
    proxy = await startAnswerProxy(await freePort());
    stack = await startTestStack({ env: { TIKTOK_API_BASE_URL: proxy.url } });
    proxy.target = stack.emulatorUrl;
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    await receiveWebhooks(stack);
    ava = await studioOf(stack, 'ava.studio');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
  });
  afterAll(async () => {
    await stack.close();
    await proxy.close();
  });

  beforeEach(async () => {
    proxy.beforeAnswer = async () => {};
    await deliver('normal');
    await stack.control('DELETE', '/__control/faults');
  });

  const deliver = (webhookDelivery: string) => stack.control('POST', '/__control/switches', { webhookDelivery });
  const fault = (rule: object) => stack.control('POST', '/__control/faults', rule);
  /** From now on only webhooks can tell how it went. */
  const silencePolls = () => fault({ kind: 'server_error', at: 'status', when: 'before', times: 'always' });
  const effectsFor = async (publishId: string | null) =>
    (await effectsOf(stack)).filter((effect) => effect.publishId === publishId);
  const unhandled = async () => (await sql(stack, `select 1 from webhook_events where handled_at is null`)).length;

  it.each(['normal', 'duplicate', 'reorder'])('are published by webhooks alone (%s delivery)', async (delivery) => {
    await deliver(delivery);
    await silencePolls();
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    const done = await untilPublication(ava.browser, id, ({ postUrl }) => postUrl !== null);

    expect(done).toMatchObject({ state: 'published', bytesSent: done.sizeBytes, failReason: null });
    expect(await effectsFor(done.publishId)).toMatchObject([{ postIds: done.postIds }]);
    expect(done.history.map(({ state }) => state).filter((state) => state === 'published')).toHaveLength(1);
    await until(async () => (await unhandled()) === 0);
  });

  it('are published by polls alone when every webhook is lost', async () => {
    await deliver('lose');
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));

    expect(await untilPublication(ava.browser, id, ({ postUrl }) => postUrl !== null)).toMatchObject({
      state: 'published',
    });
  });

  it('reach the inbox, and become posts when their creator posts them', async () => {
    await silencePolls();
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    const { publishId } = await untilState(ava.browser, id, 'in_inbox');
    const posted = { event: 'post.publish.publicly_available', openId: ava.me.accounts[0]?.openId ?? '' };
    const ids = ['7300000000000000771', '7300000000000000772'];
    await Promise.all(
      ids.map((post_id) =>
        sendWebhook(stack.apiUrl, webhookBody({ ...posted, content: { publish_id: publishId, post_id } })),
      ),
    );

    const done = await untilPublication(ava.browser, id, ({ postIds }) => postIds.length === 2);
    expect(done.state).toBe('published');
    expect(done.postIds.toSorted()).toEqual(ids);
  });

  it('fail with TikTok’s reason', async () => {
    await silencePolls();
    await fault({ kind: 'fail_reason', at: 'video_init', reason: 'spam_risk_text' });
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));

    expect(await untilState(ava.browser, id, 'failed')).toMatchObject({ failReason: 'spam_risk_text' });
  });

  it('are told about before the answer to their own init came, and leave nothing at TikTok', async () => {
    let early = '';
    proxy.beforeAnswer = async (path, answer) => {
      const publishId = /"publish_id":"([^"]+)"/.exec(answer)?.[1];
      if (!path.endsWith('/video/init/') || publishId === undefined) return;
      early = publishId;
      const content = { publish_id: publishId, reason: 'spam_risk' };
      await sendWebhook(stack.apiUrl, webhookBody({ event: 'post.publish.failed', content }));
      // The job has run, found nothing it could be about, and left it.
      await until(async () => {
        const jobs = await sql(stack, `select 1 from graphile_worker.jobs where task_identifier = 'webhook'`);
        return jobs.length === 0;
      });
      expect(await unhandled()).toBe(1);
    };
    await fault({ kind: 'delay', at: 'upload', delayMs: 1_000 });
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    const done = await untilState(ava.browser, id, 'failed');

    expect(done).toMatchObject({ publishId: early, failReason: 'spam_risk' });
    expect(await effectsFor(early)).toEqual([]);
    await until(async () => (await unhandled()) === 0);
  });

  it('are told once, when a webhook tells what a poll is just being told', async () => {
    await deliver('lose');
    let told: Publication | null = null;
    proxy.beforeAnswer = async (path, answer) => {
      const publishId = answer.includes('"PUBLISH_COMPLETE"') && (await readPublication(ava.browser, id)).publishId;
      if (!path.endsWith('/status/fetch/') || !publishId || told) return;
      const ids = ['7300000000000000773', '7300000000000000774'];
      for (const post_id of ids) {
        const content = { publish_id: publishId, post_id };
        await sendWebhook(stack.apiUrl, webhookBody({ event: 'post.publish.publicly_available', content }));
      }
      told = await untilPublication(ava.browser, id, ({ postIds }) => ids.every((postId) => postIds.includes(postId)));
    };
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    await until(() => told !== null);
    await until(async () => {
      const jobs = await sql(stack, `select 1 from graphile_worker.jobs where key = 'observe:' || $1`, [id]);
      return jobs.length === 0;
    });
    const done = await readPublication(ava.browser, id);

    // The poll knew of one post, which is added to those it did not know of.
    expect(done.postIds).toEqual(expect.arrayContaining(['7300000000000000773', '7300000000000000774']));
    expect(done.postIds).toHaveLength(3);
    expect(done.history.map(({ state }) => state).filter((state) => state === 'published')).toHaveLength(1);
  });

  it('do not mind what is told late, twice or about others', async () => {
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    const done = await untilPublication(ava.browser, id, ({ postUrl }) => postUrl !== null);
    const content = { publish_id: done.publishId, reason: 'internal' };
    await sendWebhook(stack.apiUrl, webhookBody({ event: 'post.publish.failed', content }));
    await sendWebhook(stack.apiUrl, webhookBody({ event: 'post.publish.inbox_delivered', content }));
    await until(async () => (await unhandled()) === 0);
    await sendWebhook(stack.apiUrl, webhookBody({ event: 'post.publish.failed', content: { publish_id: 'others' } }));

    expect(await readPublication(ava.browser, id)).toEqual(done);
    await sql(stack, `delete from webhook_events where publish_id = 'others'`);
  });

  describe('when the creator takes the permission back at TikTok', () => {
    const accountOf = async () =>
      ((await (await ava.browser.get('/api/accounts')).json()) as Page<Account>).items.find(
        ({ id }) => id === ava.accountId,
      );
    const removed = (createdAtSec: number) => ({
      event: 'authorization.removed',
      openId: ava.me.accounts[0]?.openId ?? '',
      createdAtSec,
      content: { reason: 1 },
    });

    it('wait for them instead of failing at their time, and keep that time', async () => {
      const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
      const { id } = await publish(ava.browser, { ...direct(ava.accountId, videoId), scheduledAt });
      const inits = await callsTo(stack, 'video_init');
      await stack.control('POST', '/__control/removals', { account: 'ava.studio', reason: 1 });
      const held = await untilState(ava.browser, id, 'needs_attention');

      expect(await accountOf()).toMatchObject({ status: 'needs_reconnect' });
      expect(held.needs).toMatchObject([{ code: 'account_needs_reconnect' }]);
      expect(await sql(stack, `select 1 from graphile_worker.jobs where key = 'publish:' || $1`, [id])).toEqual([]);

      await signIn(stack, ava.browser, { account: 'ava.studio' });
      const retried = await ava.browser.send('POST', `/api/publications/${id}/retry`, {});
      const [job] = await sql<{ run_at: Date }>(
        stack,
        `select run_at from graphile_worker.jobs where key = 'publish:' || $1`,
        [id],
      );

      expect(await retried.json()).toMatchObject({ state: 'scheduled', scheduledAt, needs: [] });
      expect(job?.run_at.toISOString()).toBe(scheduledAt);
      expect(await callsTo(stack, 'video_init')).toBe(inits);
    });

    it('are not disturbed when that is told after they connected again', async () => {
      const me = (await (await ava.browser.get('/api/me')).json()) as Me;
      await sendWebhook(stack.apiUrl, webhookBody(removed(Math.floor(Date.now() / 1000) - 3_600)));
      await until(async () => (await unhandled()) === 0);

      expect(await (await ava.browser.get('/api/me')).json()).toEqual(me);
      expect(await accountOf()).toMatchObject({ status: 'connected' });
    });
  });
});
