import type { Page, Problem, Video, VideoTags, VideoUse } from '@flowcast/shared-models';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { direct, publish, sql, type Studio, studioOf } from './support/publish.ts';
import { jsonOf, problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadForCatalog, uploadFromDevice } from './support/tus-upload.ts';

describe('an admin who takes care of the catalog', () => {
  let stack: TestStack;
  let admin: Studio;
  let ava: Studio;
  let video: Video;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    admin = await studioOf(stack, 'noor.private', 'admin');
    ava = await studioOf(stack, 'ava.studio');
  });

  afterAll(() => stack.close());

  beforeEach(async () => {
    await sql(stack, 'truncate videos cascade');
    video = await register('Harbour');
  });

  const register = async (title: string, more: object = {}) => {
    const uploadId = await uploadForCatalog(admin.browser, 'good.mp4');
    return jsonOf<Video>(await admin.browser.send('POST', '/api/videos', { uploadId, title, ...more }));
  };
  const change = (patch: object, { browser } = admin) => browser.send('PATCH', `/api/videos/${video.id}`, patch);
  const act = ({ browser }: Studio, what: string, id = video.id) => browser.send('POST', `/api/videos/${id}/${what}`);
  const remove = ({ browser }: Studio, id = video.id) => browser.send('DELETE', `/api/videos/${id}`);
  const titles = async ({ browser }: Studio, query = '') =>
    (await jsonOf<Page<Video>>(await browser.get(`/api/videos?${query}`))).items.map(({ title }) => title);

  describe('describing a video', () => {
    it('is told when somebody else was quicker, and what it is now', async () => {
      expect(await jsonOf(await change({ title: 'Mine', version: 1 }))).toMatchObject({ title: 'Mine', version: 2 });

      const late = await change({ title: 'Theirs', version: 1 });

      const { status, code, current } = await jsonOf<Problem>(late);
      expect([status, code]).toEqual([409, 'conflict']);
      expect(current).toMatchObject({ title: 'Mine', version: 2 });
      expect(await titles(ava)).toEqual(['Mine']);
    });

    it('lets one of two at the same moment through', async () => {
      const answers = await Promise.all([change({ title: 'A', version: 1 }), change({ title: 'B', version: 1 })]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('need not say what it was decided on', async () => {
      await change({ title: 'First', version: 1 });

      expect(await jsonOf<Video>(await change({ title: 'Blind' }))).toMatchObject({ title: 'Blind', version: 3 });
    });

    it('says in words what is wrong with it', async () => {
      const { errors } = await jsonOf<Problem>(await change({ title: ' ', tags: ['x'.repeat(41)], version: 1 }));

      expect(errors).toEqual([
        { path: 'title', message: 'Give the video a title.' },
        { path: 'tags.0', message: 'A tag has at most 40 characters.' },
      ]);
    });

    it('finds none that was archived meanwhile', async () => {
      await act(admin, 'archive');

      expect(await problemOf(await change({ title: 'Late', version: 1 }))).toBe('404 not_found');
    });
  });

  describe('archiving', () => {
    it('takes a video out of everybody’s lists, and restoring brings it back as it was', async () => {
      const archived = await jsonOf<Video>(await act(admin, 'archive'));
      expect(archived.archivedAt).toEqual(expect.any(String));
      expect([await titles(ava), await titles(admin)]).toEqual([[], []]);
      expect(await titles(admin, 'archived=only')).toEqual(['Harbour']);

      const restored = await jsonOf<Video>(await act(admin, 'restore'));

      expect(restored).toEqual(video);
      expect(await titles(ava)).toEqual(['Harbour']);
      expect((await ava.browser.get(video.contentUrl)).status).toBe(200);
      expect(await titles(admin, 'archived=only')).toEqual([]);
    });

    it('is the admins’ alone, as is looking at what is archived', async () => {
      expect(await problemOf(await act(ava, 'archive'))).toBe('403 forbidden');
      await act(admin, 'archive');
      expect(await problemOf(await act(ava, 'restore'))).toBe('403 forbidden');
      expect(await problemOf(await ava.browser.get('/api/videos?archived=only'))).toBe('403 forbidden');
      expect(await problemOf(await act({ ...ava, browser: stack.browser() }, 'restore'))).toBe('401 not_signed_in');
    });

    it('twice says that there is no such video, restoring twice does no harm', async () => {
      await act(admin, 'archive');

      expect(await problemOf(await act(admin, 'archive'))).toBe('404 not_found');
      expect((await act(admin, 'restore')).status).toBe(200);
      expect((await act(admin, 'restore')).status).toBe(200);
    });

    it('leaves in sight who used the video', async () => {
      await publish(ava.browser, direct(ava.accountId, video.id));
      await act(admin, 'archive');

      const uses = await jsonOf<Page<VideoUse>>(await admin.browser.get(`/api/videos/${video.id}/uses`));

      expect(uses.items).toMatchObject([{ creatorName: ava.me.creator.displayName, state: 'queued' }]);
    });
  });

  describe('removing', () => {
    it('is for good: it cannot be restored, nor is it listed anywhere', async () => {
      await act(admin, 'archive');

      expect((await remove(admin)).status).toBe(204);

      expect(await problemOf(await act(admin, 'restore'))).toBe('404 not_found');
      expect(await problemOf(await remove(admin))).toBe('404 not_found');
      expect(await titles(admin, 'archived=only')).toEqual([]);
    });

    it('archives what publications refer to, and is refused from there on', async () => {
      await publish(ava.browser, direct(ava.accountId, video.id));

      expect((await remove(admin)).status).toBe(204);
      expect(await titles(ava)).toEqual([]);
      expect(await titles(admin, 'archived=only')).toEqual(['Harbour']);

      expect(await problemOf(await remove(admin))).toBe('409 video_in_use');
      expect((await act(admin, 'restore')).status).toBe(200);
      expect((await ava.browser.get(video.contentUrl)).status).toBe(200);
    });

    it('is the admins’ alone, also of what is archived', async () => {
      await act(admin, 'archive');

      expect(await problemOf(await remove(ava))).toBe('403 forbidden');
    });
  });

  describe('the tags', () => {
    it('are those of the catalog, the most used first', async () => {
      await register('B', { tags: ['summer', 'sea'] });
      await register('C', { tags: ['summer'] });
      const gone = await register('D', { tags: ['old'] });
      await act(admin, 'archive', gone.id);
      const own = await uploadFromDevice(ava.browser, 'good.mp4');
      await ava.browser.send('PATCH', `/api/videos/${own}`, { tags: ['private'], version: 1 });

      expect(await jsonOf<VideoTags>(await ava.browser.get('/api/videos/tags'))).toEqual({
        items: [
          { tag: 'summer', count: 2 },
          { tag: 'sea', count: 1 },
        ],
      });
    });

    it('are for people who are signed in', async () => {
      expect(await problemOf(await stack.browser().get('/api/videos/tags'))).toBe('401 not_signed_in');
    });
  });
});
