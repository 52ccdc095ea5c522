import { randomUUID } from 'node:crypto';
import type { AccountActivity, Page, Video, VideoUse } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { direct, publish, sql, type Studio, studioOf, untilPublication } from './support/publish.ts';
import { jsonOf, problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadForCatalog, uploadFromDevice } from './support/tus-upload.ts';

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe('what was published', () => {
  let stack: TestStack;
  let ava: Studio;
  let leo: Studio;
  let video: Video;
  let publishedId: string;

  beforeAll(async () => {
    stack = await startTestStack();
    ava = await studioOf(stack, 'ava.studio');
    leo = await studioOf(stack, 'leo.creates', 'admin');
    video = await register('Harbour');
    await register('Nobody posts this');
    publishedId = (await publish(ava.browser, direct(ava.accountId, video.id))).id;
    await untilPublication(ava.browser, publishedId, ({ state }) => state === 'published');
  });
  afterAll(() => stack.close());

  const register = async (title: string) => {
    const uploadId = await uploadForCatalog(leo.browser, 'good.mp4');
    return jsonOf<Video>(await leo.browser.send('POST', '/api/videos', { uploadId, title }));
  };
  const activity = async ({ browser, accountId }: Studio) =>
    jsonOf<AccountActivity>(await browser.get(`/api/accounts/${accountId}/activity`));
  const unposted = async ({ browser }: Studio) => {
    const { items } = await jsonOf<Page<Video>>(await browser.get('/api/videos?origin=catalog&unposted=mine'));
    return items.map(({ title }) => title);
  };

  it('is told of an account: the last post, and what waits', async () => {
    const before = await activity(ava);

    await publish(ava.browser, { ...direct(ava.accountId, video.id), scheduledAt: inAnHour() });

    expect(before).toEqual({
      waiting: 0,
      lastPost: { publicationId: publishedId, title: 'Harbour', at: expect.any(String) },
    });
    expect((await activity(ava)).waiting).toBe(1);
    expect(await activity(leo)).toEqual({ waiting: 0, lastPost: null });
  });

  it('is the account’s creator’s business only', async () => {
    expect(await problemOf(await leo.browser.get(`/api/accounts/${ava.accountId}/activity`))).toBe('404 not_found');
    expect(await problemOf(await stack.browser().get(`/api/accounts/${ava.accountId}/activity`))).toBe(
      '401 not_signed_in',
    );
  });

  it('leaves the list of what one has not posted yet, and comes back when it failed', async () => {
    expect(await unposted(ava)).toEqual(['Nobody posts this']);
    expect(await unposted(leo)).toEqual(['Nobody posts this', 'Harbour']);

    await sql(stack, `update publications set state = 'failed'`);

    expect(await unposted(ava)).toEqual(['Nobody posts this', 'Harbour']);
    expect(await problemOf(await ava.browser.get('/api/videos?unposted=theirs'))).toBe('422 invalid_fields');
    await sql(stack, `update publications set state = 'published' where id = '${publishedId}'`);
  });

  it('is told to admins of a video: by whom, where to, and what became of it', async () => {
    const { items } = await jsonOf<Page<VideoUse>>(await leo.browser.get(`/api/videos/${video.id}/uses`));

    expect(items).toHaveLength(2);
    expect(items[1]).toEqual({
      id: publishedId,
      creatorName: 'Ava Laurent',
      accountName: 'Ava Laurent',
      mode: 'direct',
      state: 'published',
      createdAt: expect.any(String),
      postUrl: expect.stringContaining('/@ava.studio/video/'),
    });
  });

  it('is not told to others, nor of videos that are none of their business', async () => {
    const own = await uploadFromDevice(ava.browser, 'silent.mov');

    expect(await problemOf(await ava.browser.get(`/api/videos/${video.id}/uses`))).toBe('403 forbidden');
    expect(await problemOf(await leo.browser.get(`/api/videos/${own}/uses`))).toBe('404 not_found');
    expect(await problemOf(await leo.browser.get(`/api/videos/${randomUUID()}/uses`))).toBe('404 not_found');
  });
});
