import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WebhookExpiry } from '../src/features/webhooks/webhook-expiry.ts';
import { sql } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { postWebhook, sendWebhook, webhookBody } from './support/webhook.ts';

const nowSec = () => Math.floor(Date.now() / 1000);
const publishId = 'v_pub_file~v2-1.7300000000000000001';

describe('a webhook', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await startTestStack({
      worker: false,
      env: { TIKTOK_WEBHOOK_SECRET: 'the-coming-secret, emulator-secret' },
    });
  });
  afterAll(() => stack.close());
  beforeEach(() => sql(stack, `delete from webhook_events`));

  const kept = () =>
    sql<Record<string, unknown>>(
      stack,
      `select event, open_id, publish_id, post_id, raw_body, handled_at from webhook_events`,
    );
  const complete = (createdAtSec = nowSec()) =>
    webhookBody({ event: 'post.publish.complete', openId: '-000a', createdAtSec, content: { publish_id: publishId } });

  it('is kept byte for byte and answered before anything follows from it', async () => {
    // Spaces that no serializer of ours would write.
    const body = complete().replace('{', '{  ');
    const answer = await sendWebhook(stack.apiUrl, body);

    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await kept()).toEqual([
      {
        event: 'post.publish.complete',
        open_id: '-000a',
        publish_id: publishId,
        post_id: null,
        raw_body: Buffer.from(body),
        handled_at: null,
      },
    ]);
    const jobs = await sql(stack, `select 1 from graphile_worker.jobs where task_identifier = 'webhook'`);
    expect(jobs).toHaveLength(1);
  });

  it('is kept once however often it is delivered, also at once', async () => {
    const body = complete();
    const jobsBefore = await sql(stack, `select 1 from graphile_worker.jobs where task_identifier = 'webhook'`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => sendWebhook(stack.apiUrl, body)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await kept()).toHaveLength(1);
    expect(await sql(stack, `select deliveries from webhook_events`)).toEqual([{ deliveries: 5 }]);
    const jobs = await sql(stack, `select 1 from graphile_worker.jobs where task_identifier = 'webhook'`);
    expect(jobs).toHaveLength(jobsBefore.length + 1);
  });

  it('is kept together with others that come at once, each once, with a job and an instant of its own', async () => {
    const publishIds = Array.from({ length: 20 }, (_, number) => `v_pub_file~v2-1.${number}`);
    const bodyOf = (publish_id: string) =>
      webhookBody({ event: 'post.publish.complete', openId: '-000a', createdAtSec: nowSec(), content: { publish_id } });
    const jobs = () => sql(stack, `select 1 from graphile_worker.jobs where task_identifier = 'webhook'`);
    const jobsBefore = await jobs();
    const answers = await Promise.all(publishIds.map((id) => sendWebhook(stack.apiUrl, bodyOf(id))));

    expect(answers.map(({ status }) => status)).toEqual(publishIds.map(() => 200));
    const told = await sql<{ publish_id: string; deliveries: number; raw_body: Buffer }>(
      stack,
      `select publish_id, deliveries, raw_body from webhook_events order by received_at, id`,
    );
    expect(told.map(({ publish_id }) => publish_id).toSorted()).toEqual(publishIds.toSorted());
    for (const { publish_id, deliveries, raw_body } of told) {
      expect(deliveries).toBe(1);
      expect(raw_body.toString()).toContain(`${publish_id}\\"`);
    }
    expect(await jobs()).toHaveLength(jobsBefore.length + 20);
    const instants = await sql<{ n: number }>(
      stack,
      `select count(distinct received_at)::int as n from webhook_events`,
    );
    expect(instants).toEqual([{ n: 20 }]);
  });

  it('that cannot be kept takes none of those along that came with it', async () => {
    const unkeepable = webhookBody({ event: 'post.publish.complete', content: { publish_id: 'a\u0000b' } });
    const bodies = Array.from({ length: 10 }, (_, age) => complete(nowSec() - age));
    const [refused, ...answers] = await Promise.all(
      [unkeepable, ...bodies].map((body) => sendWebhook(stack.apiUrl, body)),
    );

    expect(refused?.status).toBeGreaterThanOrEqual(400);
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 200));
    expect(await kept()).toHaveLength(10);
  });

  it('keeps the last digit of a post id that is sent as a number', async () => {
    const body = webhookBody({ event: 'post.publish.publicly_available' }).replace(
      '"{}"',
      JSON.stringify('{"publish_id":"p","post_id":7300000000000000777}'),
    );
    await sendWebhook(stack.apiUrl, body);

    expect(await kept()).toMatchObject([{ post_id: '7300000000000000777' }]);
  });

  it.each(['the-coming-secret', 'emulator-secret'])('may be signed with any secret of now: %s', async (secret) => {
    expect((await sendWebhook(stack.apiUrl, complete(), { secret })).status).toBe(200);
  });

  it.each([
    ['by somebody else', { secret: 'not-the-secret' }],
    ['six minutes ago', { timestampSec: nowSec() - 360 }],
    ['six minutes from now', { timestampSec: nowSec() + 360 }],
  ])('is refused when it was signed %s', async (_when, signing) => {
    const answer = await sendWebhook(stack.apiUrl, complete(), signing);

    expect(await problemOf(answer)).toBe('401 webhook_signature_invalid');
    expect(await kept()).toEqual([]);
  });

  it('is refused when it is not signed, or its bytes are others', async () => {
    const header = { 'TikTok-Signature': `t=${nowSec()},s=${'0'.repeat(64)}` };

    expect(await problemOf(await postWebhook(stack.apiUrl, complete(), {}))).toBe('401 webhook_signature_invalid');
    expect(await problemOf(await postWebhook(stack.apiUrl, complete(), header))).toBe('401 webhook_signature_invalid');
    expect(await problemOf(await postWebhook(stack.apiUrl, '', header))).toBe('401 webhook_signature_invalid');
    expect(await kept()).toEqual([]);
  });

  it('is refused when it is for another app', async () => {
    const body = webhookBody({ event: 'tiktok.ping', clientKey: 'awanotherapp00001' });

    expect(await problemOf(await sendWebhook(stack.apiUrl, body))).toBe('401 webhook_signature_invalid');
  });

  it('is refused when it is no event, or larger than any event', async () => {
    const large = webhookBody({ event: 'tiktok.ping', content: { padding: 'x'.repeat(70_000) } });

    expect(await problemOf(await sendWebhook(stack.apiUrl, '[]'))).toBe('400 invalid_request');
    expect(await problemOf(await sendWebhook(stack.apiUrl, large))).toBe('413 payload_too_large');
  });

  it('is forgotten after ninety days', async () => {
    await sendWebhook(stack.apiUrl, complete());
    await sql(stack, `update webhook_events set received_at = now() - interval '90 days 1 second'`);
    await sendWebhook(stack.apiUrl, webhookBody({ event: 'tiktok.ping' }));

    await stack.api.get(WebhookExpiry).forgetOld();

    expect((await kept()).map(({ event }) => event)).toEqual(['tiktok.ping']);
  });
});
