import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError, TikTokNetworkError, TikTokResponseError, VIDEO_FIELDS } from '../src/index.ts';
import type { Video, VideoField, VideoListRequest } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, PATHS, ok, refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { Replay, ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const list = (request: Partial<VideoListRequest> = {}, signal?: AbortSignal) =>
  testClient({ baseUrl: server.baseUrl }).client.videos.list({ accessToken: ACCESS_TOKEN, ...request }, { signal });
const cursors = () => server.seen.map(({ body }) => (JSON.parse(body) as { cursor?: number }).cursor);
const page = (ids: readonly string[], rest: string): Replay =>
  ok(`{"videos":[${ids.map((id) => `{"id":"${id}"}`).join(',')}],${rest}}`);

async function idsOf(videos: AsyncIterable<Video>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of videos) {
    ids.push(id);
  }
  return ids;
}

describe('the pages of a list', () => {
  it.each<[string, Replay[], string[], (number | undefined)[]]>([
    ['no page but an empty one', [ok('{"videos":[],"cursor":0,"has_more":false}')], [], [undefined]],
    ['an answer without anything', [ok('{}')], [], [undefined]],
    ['one page', [page(['1', '2'], '"cursor":9,"has_more":false')], ['1', '2'], [undefined]],
    [
      'three pages',
      [
        page(['1'], '"cursor":30,"has_more":true'),
        page(['2'], '"cursor":20,"has_more":true'),
        page(['3'], '"cursor":10,"has_more":false'),
      ],
      ['1', '2', '3'],
      [undefined, 30, 20],
    ],
    [
      'an empty page in the middle, as after a deleted video',
      [
        page(['1'], '"cursor":30,"has_more":true'),
        ok('{"cursor":20,"has_more":true}'),
        page(['3'], '"has_more":false'),
      ],
      ['1', '3'],
      [undefined, 30, 20],
    ],
    ['more, but no word of where', [page(['1'], '"has_more":true')], ['1'], [undefined]],
    [
      'more at the same place',
      [page(['1'], '"cursor":30,"has_more":true'), page(['2'], '"cursor":30,"has_more":true')],
      ['1', '2'],
      [undefined, 30],
    ],
    [
      'a cursor in quotes',
      [page(['1'], '"cursor":"1763790000000","has_more":true'), page(['2'], '"has_more":false')],
      ['1', '2'],
      [undefined, 1_763_790_000_000],
    ],
  ])('%s', async (_, pages, ids, asked) => {
    server.answer(PATHS.videoList, ...pages);
    expect(await idsOf(list())).toEqual(ids);
    expect(cursors()).toEqual(asked);
  });

  it('begin before an instant', async () => {
    server.answer(PATHS.videoList, page(['1'], '"cursor":5,"has_more":true'), page(['2'], '"has_more":false'));
    await idsOf(list({ before: new Date(1_763_800_000_000) }));
    expect(cursors()).toEqual([1_763_800_000_000, 5]);
  });

  it('are of the size asked for, each of them', async () => {
    server.answer(PATHS.videoList, page(['1'], '"cursor":5,"has_more":true'), page(['2'], '"has_more":false'));
    await idsOf(list({ pageSize: 1 }));
    expect(server.seen.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { max_count: 1 },
      { max_count: 1 },
    ]);
  });

  it('are asked for with every field when none is named', async () => {
    server.answer(PATHS.videoList, ok('{}'));
    await idsOf(list());
    expect(server.seen[0]?.query.get('fields')).toBe(VIDEO_FIELDS.join(','));
  });

  it.each<[VideoField[], string]>([
    [[], 'id'],
    [['id'], 'id'],
    [['title', 'id'], 'id,title'],
    [['title', 'title'], 'id,title'],
    [['like_count', 'view_count'], 'id,like_count,view_count'],
  ])('are asked for with the fields %j and always the id', async (fields, expected) => {
    server.answer(PATHS.videoList, ok('{}'));
    await idsOf(list({ fields }));
    expect(server.seen[0]?.query.get('fields')).toBe(expected);
  });
});

describe('what goes wrong on the way through a list', () => {
  const first = page(['1'], '"cursor":30,"has_more":true');

  async function seenBefore<E extends Error>(
    expected: abstract new (...facts: never[]) => E,
    videos: AsyncIterable<Video>,
  ) {
    const ids: string[] = [];
    const walk = (async () => {
      for await (const { id } of videos) ids.push(id);
    })();
    return { error: await caught(expected, walk), ids };
  }

  it('a lost page is asked for again, at the same place', async () => {
    server.answer(PATHS.videoList, first, 'cut', page(['2'], '"has_more":false'));
    expect(await idsOf(list())).toEqual(['1', '2']);
    expect(cursors()).toEqual([undefined, 30, 30]);
  });

  it('a refusal on a later page keeps what came before', async () => {
    server.answer(PATHS.videoList, first, refusal(401, 'access_token_invalid'));
    const { error, ids } = await seenBefore(TikTokApiError, list());
    expect(error.advice).toBe('refresh_token');
    expect(ids).toEqual(['1']);
  });

  it('a page that can not be read ends the list with its places', async () => {
    server.answer(PATHS.videoList, first, ok('{"videos":[{"id":"2"},{"title":"no id"}]}'));
    const { error, ids } = await seenBefore(TikTokResponseError, list());
    expect(error.problems).toEqual([{ path: 'videos.1.id', expected: expect.any(String) }]);
    expect(ids).toEqual(['1']);
  });

  it('the caller ends it between two pages', async () => {
    server.answer(PATHS.videoList, first);
    const caller = new AbortController();
    const videos = list({}, caller.signal);
    expect(await videos.next()).toMatchObject({ value: { id: '1' } });
    caller.abort();
    expect(await caught(TikTokNetworkError, videos.next())).toMatchObject({ code: 'aborted' });
    expect(server.seen).toHaveLength(1);
    expect(await videos.next()).toEqual({ done: true, value: undefined });
  });

  it('nothing is asked for before the loop begins', async () => {
    list();
    await Promise.resolve();
    expect(server.seen).toEqual([]);
  });
});

describe('the fields of a video', () => {
  it.each<[string, string, Partial<Video>]>([
    ['create_time', '1763790000', { createdAt: new Date(1_763_790_000_000) }],
    ['create_time', '0', { createdAt: new Date(0) }],
    ['cover_image_url', '"https://c.example.test/1"', { coverImageUrl: 'https://c.example.test/1' }],
    ['share_url', '"https://www.tiktok.com/@a/video/1"', { shareUrl: 'https://www.tiktok.com/@a/video/1' }],
    ['video_description', '"Words"', { description: 'Words' }],
    ['duration', '15', { durationSec: 15 }],
    ['height', '1280', { heightPx: 1280 }],
    ['width', '720', { widthPx: 720 }],
    ['title', '""', { title: '' }],
    ['embed_html', '"<blockquote>"', { embedHtml: '<blockquote>' }],
    ['embed_link', '"https://e.example.test/"', { embedLink: 'https://e.example.test/' }],
    ['like_count', '0', { likeCount: 0 }],
    ['comment_count', '3', { commentCount: 3 }],
    ['share_count', '"4"', { shareCount: 4 }],
    ['view_count', '5000000000', { viewCount: 5_000_000_000 }],
    ['a_field_of_tomorrow', '{"a":[1]}', {}],
  ])('%s %s', async (field, text, expected) => {
    server.answer(PATHS.videoList, ok(`{"videos":[{"id":"7300000000000000777","${field}":${text}}]}`));
    const { value } = await list().next();
    expect(value).toEqual({ id: '7300000000000000777', ...expected });
  });
});
