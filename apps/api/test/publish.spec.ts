import { createHash } from 'node:crypto';
import type { Problem } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPost,
  direct,
  draft,
  effectsOf,
  publish,
  readPublication,
  type Studio,
  studioOf,
  untilPublication,
  untilState,
} from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { mediaBytes, uploadFromDevice } from './support/tus-upload.ts';

describe('publishing', () => {
  let stack: TestStack;
  let ava: Studio;
  let noor: Studio;
  let videoId: string;
  let sha256: string;

  beforeAll(async () => {
    stack = await startTestStack();
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
    noor = await studioOf(stack, 'noor.private');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    sha256 = createHash('sha256')
      .update(await mediaBytes('good.mp4'))
      .digest('hex');
  });
  afterAll(() => stack.close());

  const effectOf = async (publishId: string | null) =>
    (await effectsOf(stack)).filter((effect) => effect.publishId === publishId);

  it('posts a video directly, exactly as composed, and ends with a link that opens', async () => {
    const taken = await publish(ava.browser, direct(ava.accountId, videoId, { allowDuet: true, aiGenerated: true }));
    const done = await untilPublication(ava.browser, taken.id, ({ postUrl }) => postUrl !== null);

    expect(taken).toMatchObject({ state: 'queued', bytesSent: 0, publishId: null, postIds: [], postUrl: null });
    expect(done).toMatchObject({ state: 'published', bytesSent: done.sizeBytes, failReason: null, needs: [] });
    expect(done.version).toBeGreaterThan(taken.version);
    expect(done.history.map(({ state }) => state)).toEqual(['queued', 'sending', 'processing', 'published']);
    expect(done.postUrl).toBe(`${stack.emulatorUrl}/@ava.studio/video/${done.postIds[0]}`);
    expect((await fetch(done.postUrl ?? '')).status).toBe(200);
    const [effect, ...others] = await effectOf(done.publishId);
    expect(others).toEqual([]);
    expect(effect).toMatchObject({ postIds: done.postIds, sha256, mode: 'direct' });
    expect(effect?.postInfo).toMatchObject({
      title: aPost().caption,
      privacy_level: 'PUBLIC_TO_EVERYONE',
      disable_comment: false,
      disable_duet: false,
      disable_stitch: true,
      is_aigc: true,
    });
  });

  it('keeps the link of a post open that only its owner sees', async () => {
    const own = await uploadFromDevice(noor.browser, 'good.mp4');
    const taken = await publish(noor.browser, direct(noor.accountId, own, { privacyLevel: 'SELF_ONLY' }));
    const done = await untilState(noor.browser, taken.id, 'published');

    expect(done).toMatchObject({ postIds: [], postUrl: null });
    expect(await effectOf(done.publishId)).toHaveLength(1);
  });

  it('delivers a draft to the inbox, without a caption or any other choice', async () => {
    const taken = await publish(ava.browser, draft(ava.accountId, videoId));
    const done = await untilState(ava.browser, taken.id, 'in_inbox');

    expect(done).toMatchObject({ mode: 'draft', post: null, postUrl: null });
    expect(await effectOf(done.publishId)).toMatchObject([{ mode: 'draft', postInfo: null, sha256 }]);
  });

  it('waits for the moment it was scheduled for', async () => {
    const scheduledAt = new Date(Date.now() + 1_500).toISOString();
    const taken = await publish(ava.browser, { ...draft(ava.accountId, videoId), scheduledAt });
    const done = await untilState(ava.browser, taken.id, 'in_inbox');

    expect(taken).toMatchObject({ state: 'scheduled', scheduledAt });
    expect(done.history.map(({ state }) => state)).toEqual(['scheduled', 'sending', 'processing', 'in_inbox']);
    expect(Date.parse(done.history[1]?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(scheduledAt));
  });

  it('tells TikTok’s own reason when a post fails, and posts once more when that can help', async () => {
    await stack.control('POST', '/__control/faults', { kind: 'fail_reason', at: 'video_init', reason: 'internal' });
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    const failed = await untilState(ava.browser, id, 'failed');

    const retried = await ava.browser.send('POST', `/api/publications/${id}/retry`, {});
    const done = await untilState(ava.browser, id, 'published');

    expect(failed.failReason).toBe('internal');
    expect(retried.status).toBe(200);
    expect(await retried.json()).toMatchObject({ state: 'queued', failReason: null, publishId: null });
    expect(done.publishId).not.toBe(failed.publishId);
    expect(await effectOf(failed.publishId)).toEqual([]);
    expect(await effectOf(done.publishId)).toHaveLength(1);
  });

  it('does not try again what would be refused again', async () => {
    await stack.control('POST', '/__control/faults', { kind: 'fail_reason', at: 'video_init', reason: 'spam_risk' });
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    await untilState(ava.browser, id, 'failed');

    const retried = await ava.browser.send('POST', `/api/publications/${id}/retry`, {});

    expect(retried.status).toBe(409);
    expect(((await retried.json()) as Problem).code).toBe('not_retryable');
  });

  it('lists a creator’s own publications in pages, newest first, and nobody else’s', async () => {
    type Listed = { items: { id: string; createdAt: string }[]; nextCursor: string | null };
    const page = async (query: string) => (await (await ava.browser.get(`/api/publications${query}`)).json()) as Listed;
    const first = await page('?limit=2');
    const second = await page(`?limit=2&cursor=${first.nextCursor}`);
    const all = await page('');

    expect(all.items.slice(0, 4)).toEqual([...first.items, ...second.items]);
    expect(all.items.map(({ createdAt }) => createdAt)).toEqual(
      all.items
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    );
    const noors = (await (await noor.browser.get('/api/publications')).json()) as Listed;
    expect(noors.items).toHaveLength(1);
    expect((await noor.browser.get(`/api/publications/${all.items[0]?.id}`)).status).toBe(404);
  });

  it('lets an admin read, but not list, what others publish', async () => {
    const admin = await studioOf(stack, 'leo.creates', 'admin');
    const { items } = (await (await ava.browser.get('/api/publications?limit=1')).json()) as {
      items: { id: string }[];
    };

    expect(await readPublication(admin.browser, items[0]?.id ?? '')).toMatchObject({ accountId: ava.accountId });
    expect(await (await admin.browser.get('/api/publications')).json()).toEqual({ items: [], nextCursor: null });
  });
});
