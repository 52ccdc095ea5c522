import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TikTokApiError } from '../src/index.ts';
import type { Video } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, PATHS, ok, refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const videos = () => testClient({ baseUrl: server.baseUrl }).client.videos;
const body = (index: number) => JSON.parse(server.seen[index]?.body ?? 'null') as unknown;

async function all(list: AsyncIterable<Video>): Promise<Video[]> {
  const found: Video[] = [];
  for await (const video of list) {
    found.push(video);
  }
  return found;
}

describe('listing videos', () => {
  it('goes through the pages by their cursor and reads seconds as seconds', async () => {
    server.answer(
      PATHS.videoList,
      ok(
        '{"videos":[{"id":"7300000000000000777","title":"New drop","create_time":1763790000,"view_count":12}],"cursor":1763790000000,"has_more":true}',
      ),
      ok(
        '{"videos":[{"id":7300000000000000778,"duration":15,"height":1280,"width":720}],"cursor":1763780000000,"has_more":false}',
      ),
    );
    const found = await all(videos().list({ accessToken: ACCESS_TOKEN }));
    expect(found).toEqual([
      { id: '7300000000000000777', title: 'New drop', createdAt: new Date(1_763_790_000_000), viewCount: 12 },
      { id: '7300000000000000778', durationSec: 15, heightPx: 1280, widthPx: 720 },
    ]);
    expect(body(0)).toEqual({ max_count: 20 });
    expect(body(1)).toEqual({ max_count: 20, cursor: 1_763_790_000_000 });
    expect(server.seen[0]?.query.get('fields')?.split(',')).toHaveLength(15);
  });

  it('asks for what the caller wants', async () => {
    server.answer(PATHS.videoList, ok('{"cursor":0,"has_more":false}'));
    const before = new Date(1_763_800_000_000);
    await all(videos().list({ accessToken: ACCESS_TOKEN, fields: ['title'], pageSize: 2, before }));
    expect(body(0)).toEqual({ max_count: 2, cursor: 1_763_800_000_000 });
    expect(server.seen[0]?.query.get('fields')).toBe('id,title');
  });

  it('fetches a page only when the loop gets there', async () => {
    server.answer(PATHS.videoList, ok('{"videos":[{"id":"1"},{"id":"2"}],"cursor":5,"has_more":true}'));
    for await (const video of videos().list({ accessToken: ACCESS_TOKEN })) {
      expect(video.id).toBe('1');
      break;
    }
    expect(server.seen).toHaveLength(1);
  });

  it('does not walk in circles when the cursor stands still', async () => {
    server.answer(PATHS.videoList, ok('{"videos":[{"id":"1"}],"cursor":5,"has_more":true}'));
    expect(await all(videos().list({ accessToken: ACCESS_TOKEN }))).toHaveLength(2);
  });

  it('reports a refusal', async () => {
    server.answer(PATHS.videoList, refusal(401, 'scope_not_authorized'));
    const error = await caught(TikTokApiError, all(videos().list({ accessToken: ACCESS_TOKEN })));
    expect(error.code).toBe('scope_not_authorized');
  });
});

describe('asking for named videos', () => {
  it('returns those that belong to the creator', async () => {
    server.answer(
      PATHS.videoQuery,
      ok('{"videos":[{"id":"7300000000000000777","cover_image_url":"https://c.example.test/1"}]}'),
    );
    const ids = ['7300000000000000777', '1'];
    const found = await videos().query({ accessToken: ACCESS_TOKEN, ids, fields: ['cover_image_url'] });
    expect(found).toEqual([{ id: '7300000000000000777', coverImageUrl: 'https://c.example.test/1' }]);
    expect(body(0)).toEqual({ filters: { video_ids: ids } });
    expect(server.seen[0]?.query.get('fields')).toBe('id,cover_image_url');
  });

  it('asks for twenty at a time', async () => {
    server.answer(PATHS.videoQuery, ok('{"videos":[]}'));
    const ids = Array.from({ length: 45 }, (_, index) => String(index));
    await videos().query({ accessToken: ACCESS_TOKEN, ids });
    expect(
      server.seen.map((_, index) => (body(index) as { filters: { video_ids: [] } }).filters.video_ids.length),
    ).toEqual([20, 20, 5]);
  });

  it('asks nothing for no ids', async () => {
    expect(await videos().query({ accessToken: ACCESS_TOKEN, ids: [] })).toEqual([]);
    expect(server.seen).toEqual([]);
  });
});
