import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { Emulated, fixture, type SignedIn } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));

interface Received {
  signature: string;
  raw: string;
  event: string;
  openId: string;
  clientKey: string;
  createTime: number;
  content: Record<string, unknown>;
  rawContent: string;
}

/** An emulator whose callback URL is a function here: everything it gets is kept. */
async function listening(status = 200) {
  const received: Received[] = [];
  const emulated = new Emulated({
    switches: { rateLimits: 'off' },
    fetch: async (_url, init) => {
      const raw = typeof init?.body === 'string' ? init.body : '';
      const body = JSON.parse(raw) as Record<string, unknown> & { content: string };
      received.push({
        signature: new Headers(init?.headers).get('tiktok-signature') ?? '',
        raw,
        event: String(body.event),
        openId: String(body.user_openid),
        clientKey: String(body.client_key),
        createTime: Number(body.create_time),
        content: JSON.parse(body.content) as Record<string, unknown>,
        rawContent: body.content,
      });
      return new Response(null, { status });
    },
  });
  await emulated.control('app', { webhookUrl: 'https://app.example.test/hook' });
  const session = await emulated.signIn();
  return { emulated, session, received };
}

async function settled(emulated: Emulated) {
  await emulated.advance(10_000);
  await emulated.emulator.webhooksSent();
}

const publicPost = { privacy_level: 'PUBLIC_TO_EVERYONE' };

async function postOf(emulated: Emulated): Promise<string> {
  const { items } = (await emulated.control('effects')).body as { items: { postIds: string[] }[] };
  return items[0]?.postIds[0] ?? '';
}

type Cause = (emulated: Emulated, session: SignedIn) => Promise<unknown>;

const failing: Cause = (_emulated, session) => session.publish(new Uint8Array(10), 'direct');

const changeAudience = async (emulated: Emulated, level: string) =>
  emulated.call(`/@ava.studio/video/${await postOf(emulated)}/privacy`, {
    method: 'POST',
    body: new URLSearchParams({ privacy_level: level }),
  });

const postDraft = (emulated: Emulated, publishId: string, level: string) =>
  emulated.call(`/inbox/ava.studio/${encodeURIComponent(publishId)}`, {
    method: 'POST',
    body: new URLSearchParams({ privacy_level: level, title: 'Posted' }),
  });

const postId = expect.stringMatching(/^\d{19}$/);
const publishId = expect.stringMatching(/^v_(pub|inbox)_file~v2/);

const rows: [name: string, events: [string, Record<string, unknown>][], Cause][] = [
  [
    'a public post',
    [
      ['post.publish.complete', { publish_id: publishId, publish_type: 'DIRECT_PUBLISH' }],
      ['post.publish.publicly_available', { publish_id: publishId, post_id: postId, publish_type: 'DIRECT_PUBLISH' }],
    ],
    (_emulated, session) => session.publish(clip, 'direct', publicPost),
  ],
  [
    'a post for oneself',
    [['post.publish.complete', { publish_id: publishId, publish_type: 'DIRECT_PUBLISH' }]],
    (_emulated, session) => session.publish(clip, 'direct'),
  ],
  [
    'a failed post',
    [
      [
        'post.publish.failed',
        { publish_id: publishId, reason: 'file_format_check_failed', publish_type: 'DIRECT_PUBLISH' },
      ],
    ],
    failing,
  ],
  [
    'a delivered draft',
    [['post.publish.inbox_delivered', { publish_id: publishId, publish_type: 'INBOX_SHARE' }]],
    (_emulated, session) => session.publish(clip, 'draft'),
  ],
  [
    'a draft that is posted twice',
    [
      ['post.publish.inbox_delivered', { publish_id: publishId, publish_type: 'INBOX_SHARE' }],
      ['post.publish.complete', { publish_id: publishId, publish_type: 'INBOX_SHARE' }],
      ['post.publish.complete', { publish_id: publishId, publish_type: 'INBOX_SHARE' }],
      ['post.publish.publicly_available', { publish_id: publishId, post_id: postId, publish_type: 'INBOX_SHARE' }],
    ],
    async (emulated, session) => {
      const id = await session.publish(clip, 'draft');
      await postDraft(emulated, id, 'SELF_ONLY');
      await postDraft(emulated, id, 'PUBLIC_TO_EVERYONE');
    },
  ],
  [
    'a post that is hidden',
    [
      ['post.publish.complete', expect.anything()],
      ['post.publish.publicly_available', expect.anything()],
      [
        'post.publish.no_longer_publicaly_available',
        { publish_id: publishId, post_id: postId, publish_type: 'DIRECT_PUBLISH' },
      ],
    ],
    async (emulated, session) => {
      await session.publish(clip, 'direct', publicPost);
      await changeAudience(emulated, 'SELF_ONLY');
    },
  ],
  ['a test of the address', [['tiktok.ping', {}]], (emulated) => emulated.control('ping', {})],
  [
    'a user who removes the app',
    [['authorization.removed', { reason: 1 }]],
    (emulated) => emulated.call('/apps/ava.studio/remove', { method: 'POST' }),
  ],
  ...[0, 1, 2, 3, 4, 5].map((reason): [string, [string, Record<string, unknown>][], Cause] => [
    `a permission removed for reason ${reason}`,
    [['authorization.removed', { reason }]],
    (emulated) => emulated.control('removals', { account: 'ava.studio', reason }),
  ]),
  [
    'a removal while something is under way',
    [
      ['post.publish.failed', { publish_id: publishId, reason: 'auth_removed', publish_type: 'DIRECT_PUBLISH' }],
      ['authorization.removed', { reason: 1 }],
    ],
    async (emulated, session) => {
      await session.initDirect();
      await emulated.control('removals', { account: 'ava.studio' });
    },
  ],
];

describe('what the callback hears of', () => {
  it.each(rows)('%s', async (_name, events, cause) => {
    const { emulated, session, received } = await listening();
    await cause(emulated, session);
    await settled(emulated);

    expect(received.map(({ event, content }) => [event, content])).toEqual(events);
  });

  it.each(rows)('%s, in the envelope of every event', async (_name, _events, cause) => {
    const { emulated, session, received } = await listening();
    await cause(emulated, session);
    await settled(emulated);

    for (const { raw, clientKey, openId, event, createTime } of received) {
      expect(Object.keys(JSON.parse(raw) as object)).toEqual([
        'client_key',
        'event',
        'create_time',
        'user_openid',
        'content',
      ]);
      expect(clientKey).toBe('awemulator0000001');
      expect(openId).toBe(event === 'tiktok.ping' ? '' : session.openId);
      expect(Number.isInteger(createTime) && createTime < 10_000_000_000).toBe(true);
    }
  });

  it.each(rows)('%s, signed over time and raw body', async (_name, _events, cause) => {
    const { emulated, session, received } = await listening();
    await cause(emulated, session);
    await settled(emulated);

    for (const { raw, signature } of received) {
      const [, time = '', sent = ''] = /^t=(\d{10}),s=([0-9a-f]{64})$/.exec(signature) ?? [];
      expect(sent).toBe(createHmac('sha256', 'emulator-secret').update(`${time}.${raw}`).digest('hex'));
    }
  });
});

describe('the way of a webhook', () => {
  it('is not begun without a callback URL', async () => {
    const { emulated, session, received } = await listening();
    await emulated.control('app', { webhookUrl: null });
    await session.publish(clip, 'direct');
    await settled(emulated);

    expect(received).toEqual([]);
    expect((await emulated.control('webhooks')).body.items).toEqual([]);
  });

  it.each([
    [200, 'delivered'],
    [201, 'waiting'],
    [204, 'waiting'],
    [302, 'waiting'],
    [400, 'waiting'],
    [500, 'waiting'],
  ])('after an answer of %i is %s', async (status, state) => {
    const { emulated } = await listening(status);
    await emulated.control('ping', {});
    await emulated.emulator.webhooksSent();

    expect((await emulated.control('webhooks')).body.items).toMatchObject([{ state, lastStatus: status }]);
  });

  it('is tried again with the same bytes, at growing distances', async () => {
    const { emulated, received } = await listening(500);
    await emulated.control('ping', {});
    await emulated.emulator.webhooksSent();
    const tries: number[] = [];
    for (let step = 0; step < 12; step += 1) {
      await emulated.advance(10_000);
      await emulated.emulator.webhooksSent();
      tries.push(received.length);
    }

    expect(tries).toEqual([2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4]);
    expect(new Set(received.map(({ raw }) => raw)).size).toBe(1);
  });

  it.each([
    ['string', /"post_id":"\d{19}"/],
    ['number', /"post_id":\d{19}[,}]/],
  ])('carries the post id as a %s', async (webhookPostIdForm, form) => {
    const { emulated, session, received } = await listening();
    await emulated.control('switches', { webhookPostIdForm });
    await session.publish(clip, 'direct', publicPost);
    await settled(emulated);

    expect(received.at(-1)?.rawContent).toMatch(form);
  });
});
