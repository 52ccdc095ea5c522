import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FAIL_REASONS,
  PRIVACY_LEVELS,
  PUBLISH_STATES,
  TikTokError,
  USER_FIELDS_BY_SCOPE,
  planChunks,
} from '../src/index.ts';
import type { PhotoPostInfo, VideoPostInfo } from '../src/index.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, OPEN_ID, PATHS, PUBLISH_ID, ok } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

/** TikTok's tables, row by row: what each of our fields is called on the wire, and what each of its fields becomes. */
let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const token = { accessToken: ACCESS_TOKEN };
const client = () => testClient({ baseUrl: server.baseUrl, retry: { maxAttempts: 1 } }).client;
const sent = () => JSON.parse(server.seen.at(-1)?.body ?? 'null') as Record<string, Record<string, unknown>>;
const PULL = { kind: 'PULL_FROM_URL', videoUrl: 'https://media.example.test/v.mp4' } as const;

describe('post_info of a direct video', () => {
  const ROWS: [keyof VideoPostInfo, VideoPostInfo[keyof VideoPostInfo], string][] = [
    ['title', 'A caption', 'title'],
    ['title', '', 'title'],
    ['title', 'é 🎬 \u2028 "quoted" \\ and\nlines', 'title'],
    ['disableDuet', true, 'disable_duet'],
    ['disableDuet', false, 'disable_duet'],
    ['disableStitch', true, 'disable_stitch'],
    ['disableStitch', false, 'disable_stitch'],
    ['disableComment', true, 'disable_comment'],
    ['disableComment', false, 'disable_comment'],
    ['videoCoverTimestampMs', 0, 'video_cover_timestamp_ms'],
    ['videoCoverTimestampMs', 2_147_483_647, 'video_cover_timestamp_ms'],
    ['brandContentToggle', true, 'brand_content_toggle'],
    ['brandOrganicToggle', true, 'brand_organic_toggle'],
    ['isAigc', true, 'is_aigc'],
    ['isAigc', false, 'is_aigc'],
  ];

  it.each(ROWS)('%s %j is sent as such', async (field, value, wireName) => {
    server.answer(PATHS.videoInit, ok(`{"publish_id":"${PUBLISH_ID}"}`));
    const postInfo = { privacyLevel: 'SELF_ONLY', [field]: value } as VideoPostInfo;
    await client().posts.initDirectVideo({ ...token, postInfo, source: PULL });
    const brands = { brand_content_toggle: false, brand_organic_toggle: false };
    expect(sent().post_info).toEqual({ privacy_level: 'SELF_ONLY', ...brands, [wireName]: value });
  });

  it.each(PRIVACY_LEVELS)('the privacy level %s is sent as such', async (privacyLevel) => {
    server.answer(PATHS.videoInit, ok(`{"publish_id":"${PUBLISH_ID}"}`));
    await client().posts.initDirectVideo({ ...token, postInfo: { privacyLevel }, source: PULL });
    expect(sent().post_info?.privacy_level).toBe(privacyLevel);
  });
});

describe('post_info of photos', () => {
  const ROWS: [keyof PhotoPostInfo, PhotoPostInfo[keyof PhotoPostInfo], string, inDraft: boolean][] = [
    ['title', 'Three looks', 'title', true],
    ['description', 'Which one? #ootd', 'description', true],
    ['privacyLevel', 'MUTUAL_FOLLOW_FRIENDS', 'privacy_level', false],
    ['disableComment', true, 'disable_comment', false],
    ['disableComment', false, 'disable_comment', false],
    ['autoAddMusic', true, 'auto_add_music', false],
    ['autoAddMusic', false, 'auto_add_music', false],
    ['brandContentToggle', true, 'brand_content_toggle', false],
    ['brandOrganicToggle', true, 'brand_organic_toggle', false],
  ];
  const photoUrls = ['https://media.example.test/1.jpg', 'https://media.example.test/2.webp'];

  it.each(ROWS)('%s %j is sent with a post and, if it reaches the editor, with a draft', async (...row) => {
    const [field, value, wireName, inDraft] = row;
    server.answer(PATHS.photoInit, ok('{"publish_id":"p_pub_url~v2.7300000000000000004"}'));
    const post = { ...token, photoUrls, postInfo: { [field]: value } as PhotoPostInfo };
    await client().posts.initPhoto({ ...post, postMode: 'DIRECT_POST' });
    expect(sent().post_info?.[wireName]).toBe(value);
    await client().posts.initPhoto({ ...post, postMode: 'MEDIA_UPLOAD' });
    expect(sent().post_info).toEqual(inDraft ? { [wireName]: value } : {});
  });

  it.each([
    [{}, { photo_cover_index: 0 }],
    [{ coverIndex: 1 }, { photo_cover_index: 1 }],
  ])('the cover %j is sent as %j', async (cover, expected) => {
    server.answer(PATHS.photoInit, ok('{"publish_id":"p_pub_url~v2.7300000000000000004"}'));
    await client().posts.initPhoto({ ...token, postMode: 'DIRECT_POST', postInfo: {}, photoUrls, ...cover });
    expect(sent().source_info).toEqual({ source: 'PULL_FROM_URL', photo_images: photoUrls, ...expected });
    expect(sent()).toMatchObject({ media_type: 'PHOTO', post_mode: 'DIRECT_POST' });
    expect(sent()).not.toHaveProperty('is_aigc');
  });
});

/** The documentation's examples and the borders between one chunk and several. */
describe('source_info of a file', () => {
  it.each([
    [1, 1, 1],
    [4_194_304, 4_194_304, 1],
    [5_000_000, 5_000_000, 1],
    [50_000_123, 50_000_123, 1],
    [64_000_000, 64_000_000, 1],
    [64_000_001, 10_000_000, 6],
    [67_108_865, 10_000_000, 6],
    [128_000_000, 10_000_000, 12],
    [150_000_000, 10_000_000, 15],
    [4_294_967_296, 32_000_000, 134],
  ])('of %i bytes: chunks of %i, %i of them', async (sizeBytes, chunkSize, count) => {
    server.answer(PATHS.inboxInit, ok(`{"publish_id":"${PUBLISH_ID}","upload_url":"https://x.tiktokapis.com/"}`));
    const source = { kind: 'FILE_UPLOAD', plan: planChunks(sizeBytes) } as const;
    await client().posts.initInboxVideo({ ...token, source });
    expect(sent()).toEqual({
      source_info: {
        ...{ source: 'FILE_UPLOAD', video_size: sizeBytes },
        ...{ chunk_size: chunkSize, total_chunk_count: count },
      },
    });
  });
});

describe('the status of a publish', () => {
  const status = () => client().posts.status({ ...token, publishId: PUBLISH_ID });

  it.each(PUBLISH_STATES)('%s is read as such', async (state) => {
    server.answer(PATHS.status, ok(`{"status":"${state}"}`));
    expect(await status()).toEqual({ status: state, postIds: [] });
  });

  it.each([...FAIL_REASONS, 'a_reason_of_tomorrow'])('fail reason %s is read as such', async (reason) => {
    server.answer(PATHS.status, ok(`{"status":"FAILED","fail_reason":"${reason}"}`));
    expect(await status()).toEqual({ status: 'FAILED', failReason: reason, postIds: [] });
  });

  it.each([
    ['"uploaded_bytes":0', { uploadedBytes: 0 }],
    ['"uploaded_bytes":4294967296', { uploadedBytes: 4_294_967_296 }],
    ['"uploaded_bytes":"20000000"', { uploadedBytes: 20_000_000 }],
    ['"downloaded_bytes":7', { downloadedBytes: 7 }],
    ['"uploaded_bytes":1,"downloaded_bytes":2', { uploadedBytes: 1, downloadedBytes: 2 }],
    ['"something_new":{"a":[1]}', {}],
  ])('%s is read as %j', async (field, expected) => {
    server.answer(PATHS.status, ok(`{"status":"PROCESSING_UPLOAD",${field}}`));
    expect(await status()).toEqual({ status: 'PROCESSING_UPLOAD', postIds: [], ...expected });
  });

  it.each(['-1', '1.5', '"1.5"', '"-1"', '"many"', 'true', '[]', '{}'])(
    'uploaded_bytes %s is not guessed at',
    async (bytes) => {
      server.answer(PATHS.status, ok(`{"status":"PROCESSING_UPLOAD","uploaded_bytes":${bytes}}`));
      expect(await caught(TikTokError, status())).toMatchObject({
        code: 'unreadable_response',
        problems: [{ path: 'uploaded_bytes' }],
      });
    },
  );

  it.each(['[[]]', '[null]', '[true]', '{"a":1}', '[1.5]', '[""]'])('post ids %s are not guessed at', async (ids) => {
    server.answer(PATHS.status, ok(`{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":${ids}}`));
    expect(await caught(TikTokError, status())).toMatchObject({ code: 'unreadable_response' });
  });
});

describe('user info', () => {
  const SCOPES = Object.keys(USER_FIELDS_BY_SCOPE) as (keyof typeof USER_FIELDS_BY_SCOPE)[];
  const TEXTS = { open_id: OPEN_ID, username: 'emu.creator', display_name: 'Emu Creator' };
  const values = (field: string): unknown =>
    field.endsWith('_count')
      ? 12
      : field === 'is_verified'
        ? true
        : ((TEXTS as Record<string, string>)[field] ?? `a ${field}`);
  /** As `open_id` → `openId`. */
  const ours = (field: string) => field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

  it.each(SCOPES.flatMap((scope) => USER_FIELDS_BY_SCOPE[scope].map((field) => [field, scope] as const)))(
    '%s is asked for with %s only, and read',
    async (field, scope) => {
      server.answer(PATHS.userInfo, ok(JSON.stringify({ user: { ...TEXTS, [field]: values(field) } })));
      const user = await client().user.info({ ...token, scopes: [scope] });
      expect(user).toHaveProperty(ours(field), values(field));
      const other = SCOPES.filter((one) => one !== scope && one !== 'user.info.basic');
      await client().user.info({ ...token, scopes: other });
      const [asked, notAsked] = server.seen.map(({ query }) => query.get('fields')?.split(','));
      expect(asked).toContain(field);
      expect(notAsked?.includes(field)).toBe(scope === 'user.info.basic');
    },
  );

  it.each(['open_id', 'display_name', 'is_verified', 'follower_count'])(
    '%s of another kind is not guessed at',
    async (field) => {
      server.answer(PATHS.userInfo, ok(JSON.stringify({ user: { ...TEXTS, [field]: { odd: 1 } } })));
      const error = await caught(TikTokError, client().user.info({ ...token, scopes: SCOPES }));
      expect(error).toMatchObject({ code: 'unreadable_response', problems: [{ path: `user.${field}` }] });
    },
  );
});

describe('creator info', () => {
  const WHOLE: Record<string, unknown> = {
    creator_avatar_url: 'https://p16.example.test/a.jpeg',
    creator_username: 'emu.creator',
    creator_nickname: 'Emu Creator',
    privacy_level_options: ['SELF_ONLY'],
    comment_disabled: true,
    duet_disabled: true,
    stitch_disabled: true,
    max_video_post_duration_sec: 300,
  };
  const query = (data: object) => {
    server.answer(PATHS.creatorInfo, ok(JSON.stringify(data)));
    return client().creatorInfo.query(token);
  };

  it.each([
    ['creator_avatar_url', 'avatarUrl', ''],
    ['comment_disabled', 'commentDisabled', false],
    ['duet_disabled', 'duetDisabled', false],
    ['stitch_disabled', 'stitchDisabled', false],
  ])('an absent %s means nothing is there', async (field, name, value) => {
    const { [field]: _left, ...rest } = WHOLE;
    expect(await query(rest)).toHaveProperty(name, value);
  });

  it.each(['creator_username', 'creator_nickname', 'privacy_level_options', 'max_video_post_duration_sec'])(
    'an absent %s is not made up',
    async (field) => {
      const { [field]: _left, ...rest } = WHOLE;
      const error = await caught(TikTokError, query(rest));
      expect(error).toMatchObject({ code: 'unreadable_response', problems: [{ path: field }] });
    },
  );

  it.each([
    [['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'], []],
    [['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'], []],
    [['SELF_ONLY'], ['CLOSE_FRIENDS']],
    [[], []],
  ])('options %j keep their order, unknown ones %j stand aside', async (known, unknown) => {
    expect(await query({ ...WHOLE, privacy_level_options: [...unknown, ...known] })).toMatchObject({
      privacyLevelOptions: known,
      unknownPrivacyLevels: unknown,
    });
  });
});
