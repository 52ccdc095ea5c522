import { describe, expect, it } from '@jest/globals';
import { codeOf, Emulated, fixture, textAt } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));

async function withPost(post: Record<string, unknown> = {}) {
  const emulated = new Emulated();
  const session = await emulated.signIn();
  const publishId = await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE', ...post });
  const [postId = ''] = await postIdsOf(emulated);
  return { emulated, session, publishId, postId };
}

async function postIdsOf(emulated: Emulated): Promise<string[]> {
  const { items } = (await emulated.control('effects')).body as { items: { postIds: string[] }[] };
  return items.flatMap(({ postIds }) => postIds);
}

async function withDraft() {
  const emulated = new Emulated();
  const session = await emulated.signIn('leo.creates');
  const publishId = await session.publish(clip, 'draft');
  const postIt = (fields: Record<string, string>) =>
    emulated.fetch(`/inbox/leo.creates/${encodeURIComponent(publishId)}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
  return { emulated, session, publishId, postIt };
}

describe('the profile', () => {
  it('plays what was posted, from bytes served in ranges', async () => {
    const { emulated, publishId } = await withPost({ title: 'Launch #today' });
    const page = await emulated.call('/@ava.studio');
    const source = /<video[^>]*src="([^"#]+)/.exec(page.text)?.[1] ?? '';

    const whole = await emulated.fetch(source);
    const part = await emulated.fetch(source, { headers: { range: 'bytes=100-199' } });
    const tail = await emulated.fetch(source, { headers: { range: 'bytes=-50' } });
    const beyond = await emulated.fetch(source, { headers: { range: `bytes=${clip.byteLength}-` } });

    expect(page.text).toContain('<b>#today</b>');
    expect(source).toContain(encodeURIComponent(publishId));
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${clip.byteLength}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(clip.slice(100, 200));
    expect(new Uint8Array(await tail.arrayBuffer())).toEqual(clip.slice(-50));
    expect(beyond.status).toBe(416);
  });

  it('says when there is nothing, and when there is no such account', async () => {
    const emulated = new Emulated();

    expect((await emulated.call('/@leo.creates')).text).toContain('No posts yet');
    expect((await emulated.call('/@nobody')).status).toBe(404);
  });
});

describe('a post’s page', () => {
  it('lies at TikTok’s own address and shows what was sent', async () => {
    const { emulated, postId } = await withPost({ title: 'Café', disable_duet: true, is_aigc: true });
    const page = await emulated.call(`/@ava.studio/video/${postId}`);

    expect(page.status).toBe(200);
    for (const text of ['Café', 'Everyone', 'Creator labeled as AI-generated', postId])
      expect(page.text).toContain(text);
    expect(page.text).toMatch(/<dt>Duet<\/dt>\s*<dd>Off<\/dd>/);
    expect((await emulated.call(`/@leo.creates/video/${postId}`)).status).toBe(404);
  });

  it('shows captions only escaped', async () => {
    const { emulated, postId } = await withPost({ title: '<img src=x onerror=alert(1)>' });

    expect((await emulated.call(`/@ava.studio/video/${postId}`)).text).not.toContain('<img src=x');
  });
});

describe('the inbox', () => {
  it('turns a draft into a post, and the status tells', async () => {
    const { emulated, session, publishId, postIt } = await withDraft();
    expect((await emulated.call('/inbox/leo.creates')).text).toContain('ready to edit and post');

    const posted = await postIt({ title: 'From the phone', privacy_level: 'PUBLIC_TO_EVERYONE', allow_comment: 'on' });
    await emulated.advance(10_000);
    const page = await emulated.call(posted.headers.get('location') ?? '');

    expect(page.text).toContain('From the phone');
    const [postId] = await postIdsOf(emulated);
    expect((await session.status(publishId)).text).toContain(`"publicaly_available_post_id":[${postId}]`);
    expect((await session.status(publishId)).text).toContain('PUBLISH_COMPLETE');
  });

  it('lets a draft be posted twice: one publish id, two posts', async () => {
    const { emulated, postIt } = await withDraft();
    await postIt({ privacy_level: 'SELF_ONLY' });
    await postIt({ privacy_level: 'PUBLIC_TO_EVERYONE' });

    expect(await postIdsOf(emulated)).toHaveLength(2);
  });

  it('posts nothing without a choice of audience', async () => {
    const { emulated, postIt } = await withDraft();
    await postIt({ title: 'x' });
    await postIt({ privacy_level: 'FOLLOWER_OF_CREATOR' });

    expect(await postIdsOf(emulated)).toEqual([]);
  });
});

describe('connected apps', () => {
  it('let a user take the permission back', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    expect((await emulated.call('/apps/ava.studio')).text).toContain('video.publish');

    await emulated.fetch('/apps/ava.studio/remove', { method: 'POST' });

    expect(codeOf(await session.creatorInfo())).toBe('access_token_invalid');
    expect((await emulated.call('/apps/ava.studio')).text).toContain('No app has access');
  });
});

describe('the control room', () => {
  const submit = (emulated: Emulated, path: string, fields: Record<string, string>) =>
    emulated.call(`/control/${path}`, { method: 'POST', body: new URLSearchParams(fields) });

  it('shows accounts, faults and the requests as they come', async () => {
    const emulated = new Emulated();
    await (await emulated.signIn()).creatorInfo();
    const page = await emulated.call('/control');

    for (const text of ['@noor.private', 'Faults', 'creator_info']) expect(page.text).toContain(text);
    expect((await emulated.call('/control/log-rows')).text).toContain('creator_info');
  });

  it('pulls the levers by plain forms', async () => {
    const emulated = new Emulated();
    await submit(emulated, 'accounts/leo.creates', { private: 'on', maxVideoPostDurationSec: '60' });
    await submit(emulated, 'accounts', { username: 'new.one', displayName: 'New One' });
    await submit(emulated, 'app', { webhookUrl: 'http://127.0.0.1:9/hook' });
    await submit(emulated, 'switches', { repeatedChunk: 'accept', refreshGraceMs: '5' });
    await submit(emulated, 'consent', { account: 'new.one' });
    await submit(emulated, 'faults', { at: 'status', fault: 'server_error after', times: 'always' });
    await submit(emulated, 'clock', { processingMs: '7', advanceMs: '60000' });

    const accounts = await emulated.control('accounts');
    expect(accounts.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ username: 'leo.creates', private: true, maxVideoPostDurationSec: 60 }),
        expect.objectContaining({ username: 'new.one' }),
      ]),
    );
    expect((await emulated.control('app')).body).toMatchObject({
      audited: false,
      webhookUrl: 'http://127.0.0.1:9/hook',
    });
    expect((await emulated.control('switches')).body).toMatchObject({ repeatedChunk: 'accept', refreshGraceMs: 5 });
    expect((await emulated.control('consent')).body).toMatchObject({ account: 'new.one' });
    expect((await emulated.control('clock')).body).toMatchObject({ processingMs: 7 });
    const faults = await emulated.control('faults');
    expect(faults.body.items).toMatchObject([
      { rule: { at: 'status', kind: 'server_error', when: 'after', times: 'always' } },
    ]);
  });

  it.each([
    ['delay', '50', { kind: 'delay', delayMs: 50 }],
    ['cut', '1000', { kind: 'cut', afterBytes: 1000 }],
    ['code', 'spam_risk', { kind: 'code', code: 'spam_risk' }],
    ['fail_reason', 'spam_risk_text', { kind: 'fail_reason', reason: 'spam_risk_text' }],
  ])('sets the fault "%s" with its detail', async (fault, detail, rule) => {
    const emulated = new Emulated();
    await submit(emulated, 'faults', { at: '*', fault, detail, times: '1' });
    const faults = (await emulated.control('faults')).body.items as { id: string }[];
    expect(faults).toMatchObject([{ rule }]);

    await submit(emulated, `faults/${faults[0]?.id ?? ''}/remove`, {});
    expect((await emulated.control('faults')).body.items).toEqual([]);
  });

  it('says what was wrong with a form', async () => {
    const emulated = new Emulated();
    const answer = await submit(emulated, 'faults', { at: 'nowhere', fault: 'delay', detail: 'long', times: '1' });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('role="alert"');
  });

  it('opens on this machine only, and not to forms of foreign pages', async () => {
    const emulated = new Emulated();
    const from = (remoteAddress: string, init: RequestInit = {}) =>
      emulated.emulator.fetch(new Request('http://tiktok.test/control/reset', { method: 'POST', ...init }), {
        remoteAddress,
      });

    expect((await from('10.0.0.8')).status).toBe(403);
    expect((await from('127.0.0.1')).status).toBe(303);
    expect((await from('127.0.0.1', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

describe('the home page', () => {
  it('leads to every account', async () => {
    const page = await new Emulated().call('/');

    for (const name of ['ava.studio', 'leo.creates', 'noor.private']) expect(page.text).toContain(`href="/@${name}"`);
    expect(textAt(page, 'error')).toBe('');
  });
});
