import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { Emulated, fileSource, fixture, put, type SignedIn, textAt } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const webhookUrl = 'http://127.0.0.1:4999/hook';

interface Received {
  header: string;
  raw: string;
  event: string;
  content: Record<string, unknown>;
}

/** A receiver in place of the app's server: answers with the statuses given, then 200. */
async function receiver(statuses: number[] = [], options = {}) {
  const received: Received[] = [];
  const answers = [...statuses];
  const fetch = (async (_url: string, init: { headers: Record<string, string>; body: string }) => {
    const { event, content } = JSON.parse(init.body) as { event: string; content: string };
    const header = init.headers['tiktok-signature'] ?? '';
    received.push({ header, raw: init.body, event, content: JSON.parse(content) as Record<string, unknown> });
    return Promise.resolve(new Response(null, { status: answers.shift() ?? 200 }));
  }) as unknown as typeof globalThis.fetch;
  const emulated = new Emulated({ fetch, ...options });
  await emulated.control('app', { webhookUrl });
  const sent = async () => {
    await emulated.control('health');
    await emulated.emulator.webhooksSent();
    return received.map(({ event }) => event);
  };
  return { emulated, received, sent };
}

async function upload(emulated: Emulated, session: SignedIn, post = {}) {
  const init = await session.initDirect({ privacy_level: 'PUBLIC_TO_EVERYONE', ...post }, fileSource(clip.byteLength));
  await put(emulated, textAt(init, 'data', 'upload_url'), clip);
  return textAt(init, 'data', 'publish_id');
}

describe('webhooks', () => {
  it('tell of a direct post: complete, then public with its id as text', async () => {
    const { emulated, received, sent } = await receiver();
    const session = await emulated.signIn();
    const publishId = await upload(emulated, session);
    await emulated.advance(10_000);

    expect(await sent()).toEqual(['post.publish.complete', 'post.publish.publicly_available']);
    expect(received[0]?.content).toEqual({ publish_id: publishId, publish_type: 'DIRECT_PUBLISH' });
    expect(received[1]?.content).toEqual({
      publish_id: publishId,
      post_id: expect.stringMatching(/^\d{19}$/),
      publish_type: 'DIRECT_PUBLISH',
    });
    expect(JSON.parse(received[0]?.raw ?? '')).toMatchObject({
      client_key: 'awemulator0000001',
      user_openid: session.openId,
      create_time: expect.any(Number),
    });
  });

  it('are signed over time and raw body with the client secret', async () => {
    const { emulated, received, sent } = await receiver();
    await upload(emulated, await emulated.signIn());
    await emulated.advance(10_000);
    await sent();

    for (const { header, raw } of received) {
      const [, time, signature] = /^t=(\d+),s=([0-9a-f]{64})$/.exec(header) ?? [];
      expect(signature).toBe(
        createHmac('sha256', 'emulator-secret')
          .update(`${time ?? ''}.${raw}`)
          .digest('hex'),
      );
    }
  });

  it('tell of drafts, failures and removed permissions', async () => {
    const { emulated, received, sent } = await receiver();
    const session = await emulated.signIn();
    const draft = await session.publish(clip, 'draft');
    const failed = await session.publish(new Uint8Array(fixture('slow-frames.mp4')), 'direct');
    await emulated.fetch('/apps/ava.studio/remove', { method: 'POST' });

    expect(await sent()).toEqual(['post.publish.inbox_delivered', 'post.publish.failed', 'authorization.removed']);
    expect(received.map(({ content }) => content)).toEqual([
      { publish_id: draft, publish_type: 'INBOX_SHARE' },
      { publish_id: failed, reason: 'frame_rate_check_failed', publish_type: 'DIRECT_PUBLISH' },
      { reason: 1 },
    ]);
  });

  it('tell when an owner hides a post and shows it again', async () => {
    const { emulated, sent } = await receiver();
    const session = await emulated.signIn();
    await upload(emulated, session);
    await emulated.advance(10_000);
    const { items } = (await emulated.control('effects')).body as { items: { postIds: string[] }[] };
    const change = (level: string) =>
      emulated.fetch(`/@ava.studio/video/${items[0]?.postIds[0] ?? ''}/privacy`, {
        method: 'POST',
        body: new URLSearchParams({ privacy_level: level }),
      });
    await change('SELF_ONLY');
    await change('PUBLIC_TO_EVERYONE');
    await emulated.advance(10_000);

    expect((await sent()).slice(2)).toEqual([
      'post.publish.no_longer_publicaly_available',
      'post.publish.publicly_available',
    ]);
  });

  it('are tried again with growing waits until they get a 200', async () => {
    const { emulated, received, sent } = await receiver([500, 302, 200]);
    await emulated.control('ping', {});
    expect(await sent()).toEqual(['tiktok.ping']);

    await emulated.advance(10_000);
    expect(await sent()).toHaveLength(2);
    await emulated.advance(10_000);
    expect(await sent()).toHaveLength(2);
    await emulated.advance(10_000);
    expect(await sent()).toHaveLength(3);
    await emulated.advance(86_400_000);
    expect(await sent()).toHaveLength(3);
    expect(new Set(received.map(({ raw }) => raw)).size).toBe(1);
  });

  it('are dropped after 72 hours', async () => {
    const { emulated, sent } = await receiver(Array.from({ length: 100 }, () => 503));
    await emulated.control('ping', {});
    for (let hours = 0; hours <= 96; hours += 1) {
      await sent();
      await emulated.advance(3_600_000);
    }

    expect((await emulated.control('webhooks')).body.items).toMatchObject([{ state: 'dropped', lastStatus: 503 }]);
  });

  it.each([
    [
      'duplicate',
      [
        'post.publish.complete',
        'post.publish.complete',
        'post.publish.publicly_available',
        'post.publish.publicly_available',
      ],
    ],
    ['reorder', ['post.publish.publicly_available', 'post.publish.complete']],
    ['lose', []],
  ])('can be made to %s', async (webhookDelivery, expected) => {
    const { emulated, sent } = await receiver([], { switches: { webhookDelivery } });
    await upload(emulated, await emulated.signIn());
    await emulated.advance(10_000);

    expect(await sent()).toEqual(expected);
  });

  it('can carry the post id as a number', async () => {
    const { emulated, received, sent } = await receiver([], { switches: { webhookPostIdForm: 'number' } });
    await upload(emulated, await emulated.signIn());
    await emulated.advance(10_000);
    await sent();

    expect(received[1]?.raw).toMatch(/\\"post_id\\":\d{19}/);
  });

  it('go out by themselves, without any request', async () => {
    const { emulated, received } = await receiver([], { processingMs: 5, moderationMs: 5 });
    const session = await emulated.signIn();
    await upload(emulated, session);
    const deadline = Date.now() + 3000;
    while (received.length < 2 && Date.now() < deadline) await new Promise((resolve) => setImmediate(resolve));

    expect(received.map(({ event }) => event)).toEqual(['post.publish.complete', 'post.publish.publicly_available']);
  });
});
