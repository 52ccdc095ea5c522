import { describe, expect, it } from '@jest/globals';
import { codeOf, Emulated, fixture, type SignedIn } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));

describe('the user’s videos', () => {
  async function threePosts() {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    for (const title of ['one', 'two', 'three']) {
      await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE', title });
    }
    await session.publish(clip, 'direct', { privacy_level: 'SELF_ONLY', title: 'hidden' });
    return { emulated, session };
  }
  const list = (session: SignedIn, body: unknown = {}, fields = 'id,title,create_time,duration,share_url') =>
    session.post(`/v2/video/list/?fields=${fields}`, body);

  it('are listed newest first, page by page, public ones only', async () => {
    const { session } = await threePosts();
    const first = await list(session, { max_count: 2 });
    const { cursor, has_more: hasMore } = first.body.data as { cursor: number; has_more: boolean };
    const second = await list(session, { max_count: 2, cursor });

    expect(first.body.data).toMatchObject({ videos: [{ title: 'three', duration: 2 }, { title: 'two' }] });
    expect([hasMore, String(cursor)]).toEqual([true, expect.stringMatching(/^\d{13}$/)]);
    expect(second.body.data).toMatchObject({
      videos: [{ title: 'one', id: expect.stringMatching(/^\d{19}$/) }],
      has_more: false,
    });
    expect(second.text).not.toContain('hidden');
  });

  it('are found by id, foreign ones not', async () => {
    const { emulated, session } = await threePosts();
    const leo = await emulated.signIn('leo.creates');
    const { videos } = (await list(session, {}, 'id')).body.data as { videos: { id: string }[] };
    const query = (by: SignedIn) =>
      by.post('/v2/video/query/?fields=id', { filters: { video_ids: videos.map(({ id }) => id) } });

    expect((await query(session)).body.data).toEqual({ videos });
    expect((await query(leo)).body.data).toEqual({ videos: [] });
  });

  it.each([
    ['too many', { max_count: 21 }],
    ['none', { max_count: 0 }],
    ['a cursor as text', { cursor: '1' }],
  ])('refuse %s', async (_name, body) => {
    const session = await new Emulated().signIn();
    const answer = await list(session, body);

    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_params']);
    expect(answer.body.data).toEqual({});
  });

  it('need fields, ids and the scope', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const without = await emulated.signIn('ava.studio', 'user.info.basic');

    expect(codeOf(await list(session, {}, ''))).toBe('invalid_params');
    expect(codeOf(await session.post('/v2/video/query/?fields=id', {}))).toBe('invalid_params');
    expect(codeOf(await list(without))).toBe('scope_not_authorized');
  });
});
