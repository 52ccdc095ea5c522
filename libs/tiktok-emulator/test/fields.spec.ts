import { describe, expect, it } from '@jest/globals';
import { type Answer, codeOf, Emulated, fileSource, fixture, type SignedIn } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));

/** Values of every JSON type; a field takes those of its own. */
const values: Record<string, unknown[]> = {
  string: ['', 'text', 'ÄÖ 🎬\n#tag @friend'],
  boolean: [true, false],
  int32: [0, 1, -1, 2 ** 31 - 1],
  wrongNumber: [0.5, 2 ** 31],
  null: [null],
  list: [[], ['a']],
  object: [{}, { a: 1 }],
};
const others = (type: string) =>
  Object.entries(values)
    .filter(([name]) => name !== type)
    .flatMap(([, list]) => list);

describe('post_info of a video', () => {
  const fields: [field: string, type: string][] = [
    ['title', 'string'],
    ['disable_duet', 'boolean'],
    ['disable_stitch', 'boolean'],
    ['disable_comment', 'boolean'],
    ['brand_content_toggle', 'boolean'],
    ['brand_organic_toggle', 'boolean'],
    ['is_aigc', 'boolean'],
    ['video_cover_timestamp_ms', 'int32'],
  ];
  const init = (session: SignedIn, field: string, value: unknown) =>
    session.initDirect({ privacy_level: 'PUBLIC_TO_EVERYONE', [field]: value });

  it.each(fields)('%s takes every %s', async (field, type) => {
    const session = await new Emulated({ switches: { rateLimits: 'off' } }).signIn();
    for (const value of values[type] ?? [])
      expect([value, codeOf(await init(session, field, value))]).toEqual([value, 'ok']);
  });

  it.each(fields)('%s takes nothing but a %s', async (field, type) => {
    const session = await new Emulated({ switches: { rateLimits: 'off' } }).signIn();
    for (const value of others(type)) {
      expect([value, codeOf(await init(session, field, value))]).toEqual([value, 'invalid_params']);
    }
  });

  it.each(['video_size', 'chunk_size', 'total_chunk_count'])(
    '%s of the source takes nothing but a count',
    async (field) => {
      const session = await new Emulated({ switches: { rateLimits: 'off' } }).signIn();
      for (const value of [...others('int32'), undefined, 0, -1, 1.5, '1000', 2 ** 60]) {
        const answer = await session.initDraft({ ...fileSource(1000), [field]: value });
        expect([value, answer.status, codeOf(answer)]).toEqual([value, 400, 'invalid_params']);
      }
    },
  );

  it('is kept as it was sent, unknown keys and all', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const sent = {
      title: 'ÄÖ 🎬',
      privacy_level: 'SELF_ONLY',
      disable_duet: true,
      brand_organic_toggle: true,
      other: [1],
    };
    await session.publish(clip, 'direct', sent);

    expect((await emulated.control('effects')).body.items).toMatchObject([{ postInfo: sent }]);
  });
});

describe('privacy levels', () => {
  const levels = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'];

  it.each([
    ['ava.studio', 'PUBLIC_TO_EVERYONE', 'ok'],
    ['ava.studio', 'MUTUAL_FOLLOW_FRIENDS', 'ok'],
    ['ava.studio', 'FOLLOWER_OF_CREATOR', 'privacy_level_option_mismatch'],
    ['ava.studio', 'SELF_ONLY', 'ok'],
    ['noor.private', 'PUBLIC_TO_EVERYONE', 'privacy_level_option_mismatch'],
    ['noor.private', 'MUTUAL_FOLLOW_FRIENDS', 'ok'],
    ['noor.private', 'FOLLOWER_OF_CREATOR', 'ok'],
    ['noor.private', 'SELF_ONLY', 'ok'],
    ['ava.studio', '', 'invalid_params'],
    ['ava.studio', 'public_to_everyone', 'invalid_params'],
    ['ava.studio', 'PRIVATE', 'invalid_params'],
  ])('%s posts %s: %s', async (username, level, code) => {
    const session = await new Emulated().signIn(username);

    expect(codeOf(await session.initDirect({ privacy_level: level }))).toBe(code);
  });

  it.each(['ava.studio', 'noor.private'])('that creator_info offers %s are those init takes', async (username) => {
    const session = await new Emulated().signIn(username);
    const { privacy_level_options: offered } = (await session.creatorInfo()).body.data as Record<string, string[]>;
    const taken: string[] = [];
    for (const level of levels) {
      if (codeOf(await session.initDirect({ privacy_level: level })) === 'ok') taken.push(level);
    }

    expect([...(offered ?? [])].sort()).toEqual(taken.sort());
  });
});

describe('creator_info', () => {
  it.each([
    [{}, { comment_disabled: false, duet_disabled: false, stitch_disabled: false }],
    [{ commentDisabled: true }, { comment_disabled: true, duet_disabled: false, stitch_disabled: false }],
    [{ duetDisabled: true }, { comment_disabled: false, duet_disabled: true, stitch_disabled: false }],
    [{ stitchDisabled: true }, { comment_disabled: false, duet_disabled: false, stitch_disabled: true }],
    [{ private: true }, { comment_disabled: false, duet_disabled: true, stitch_disabled: true }],
    [{ maxVideoPostDurationSec: 60 }, { max_video_post_duration_sec: 60 }],
    [{ displayName: 'Änne 🎬' }, { creator_nickname: 'Änne 🎬', creator_username: 'ava.studio' }],
  ])('of an account with %j', async (patch, expected) => {
    const emulated = new Emulated();
    await emulated.control('accounts/ava.studio', patch, 'PATCH');
    const session = await emulated.signIn();

    expect((await session.creatorInfo()).body.data).toMatchObject(expected);
  });

  it.each(['', '{}', '{"anything":1}'])('takes the body "%s"', async (body) => {
    const session = await new Emulated().signIn();

    expect(codeOf(await session.post('/v2/post/publish/creator_info/query/', body))).toBe('ok');
  });
});

describe('fields of user/info', () => {
  const scopeOf: Record<string, [scope: string, value: unknown]> = {
    open_id: ['user.info.basic', expect.stringMatching(/^-000/)],
    union_id: ['user.info.basic', expect.stringMatching(/^[0-9a-f-]{36}$/)],
    avatar_url: ['user.info.basic', expect.stringContaining('-168.png?x-expires=')],
    avatar_url_100: ['user.info.basic', expect.stringContaining('-100.png?x-expires=')],
    avatar_large_url: ['user.info.basic', expect.stringContaining('-720.png?x-expires=')],
    display_name: ['user.info.basic', 'Ava Laurent'],
    bio_description: ['user.info.profile', 'Shop windows, coffee and slow light.'],
    profile_deep_link: ['user.info.profile', 'http://tiktok.test/@ava.studio'],
    is_verified: ['user.info.profile', true],
    username: ['user.info.profile', 'ava.studio'],
    follower_count: ['user.info.stats', 48_200],
    following_count: ['user.info.stats', 312],
    likes_count: ['user.info.stats', expect.any(Number)],
    video_count: ['user.info.stats', 0],
  };
  const rows = Object.entries(scopeOf).map(([field, [scope, value]]) => [field, scope, value] as const);
  const ask = (session: SignedIn, field: string): Promise<Answer> => session.get(`/v2/user/info/?fields=${field}`);

  it.each(rows)('%s comes with %s', async (field, scope, value) => {
    const session = await new Emulated().signIn('ava.studio', `user.info.basic,${scope}`);

    expect((await ask(session, field)).body.data).toEqual({ user: { [field]: value } });
  });

  it.each(rows.filter(([, scope]) => scope !== 'user.info.basic'))('%s needs %s', async (field) => {
    const session = await new Emulated().signIn('ava.studio', 'user.info.basic,video.list');
    const answer = await ask(session, field);

    expect([answer.status, codeOf(answer)]).toEqual([401, 'scope_not_authorized']);
  });

  it.each(['email', 'avatar_url_200', '__proto__', 'constructor'])(
    'does not know %s, and leaves it out',
    async (field) => {
      const session = await new Emulated().signIn();

      expect((await ask(session, `open_id,${field}`)).body.data).toEqual({ user: { open_id: session.openId } });
    },
  );

  it('may be separated by encoded commas, and asked for twice', async () => {
    const session = await new Emulated().signIn();

    expect((await ask(session, 'open_id%2Cusername%2Copen_id')).body.data).toEqual({
      user: { open_id: session.openId, username: 'ava.studio' },
    });
  });
});

describe('fields of a listed video', () => {
  const rows: [field: string, value: unknown][] = [
    ['id', expect.stringMatching(/^\d{19}$/)],
    ['create_time', expect.any(Number)],
    ['cover_image_url', expect.stringMatching(/^http:\/\/tiktok\.test\/covers\/\d{19}\.png\?x-expires=\d{10}$/)],
    [
      'share_url',
      expect.stringMatching(
        /^http:\/\/tiktok\.test\/@ava\.studio\/video\/\d{19}\?utm_campaign=tt4d_open_api&utm_source=awemulator0000001$/,
      ),
    ],
    ['video_description', 'x'.repeat(150)],
    ['title', 'x'.repeat(150)],
    ['duration', 2],
    ['height', expect.any(Number)],
    ['width', expect.any(Number)],
    ['embed_html', expect.stringContaining('<blockquote')],
    ['embed_link', expect.stringContaining('/@ava.studio/video/')],
    ['like_count', 0],
    ['comment_count', 0],
    ['share_count', 0],
    ['view_count', 0],
  ];

  it.each(rows)('%s', async (field, value) => {
    const session = await new Emulated().signIn();
    await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE', title: 'x'.repeat(200) });
    const { data } = (await session.post(`/v2/video/list/?fields=${field}`)).body as { data: { videos: unknown[] } };

    expect(data.videos).toEqual([{ [field]: value }]);
  });

  it('create_time counts seconds, the cursor milliseconds', async () => {
    const session = await new Emulated().signIn();
    await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE' });
    const { text } = await session.post('/v2/video/list/?fields=create_time');

    expect(text).toMatch(/"create_time":\d{10}[,}]/);
    expect(text).toMatch(/"cursor":\d{13},/);
  });

  it.each([
    ['MUTUAL_FOLLOW_FRIENDS', 0],
    ['SELF_ONLY', 0],
    ['PUBLIC_TO_EVERYONE', 1],
  ])('a post for %s is listed %i times', async (level, count) => {
    const session = await new Emulated().signIn();
    await session.publish(clip, 'direct', { privacy_level: level });
    const { data } = (await session.post('/v2/video/list/?fields=id')).body as { data: { videos: unknown[] } };

    expect(data.videos).toHaveLength(count);
  });

  it.each([
    [{}, 10],
    [{ max_count: 1 }, 1],
    [{ max_count: 12 }, 12],
    [{ max_count: 20 }, 12],
  ])('%j lists %i of twelve', async (body, count) => {
    const emulated = new Emulated({ switches: { rateLimits: 'off', mediaProbe: 'accept-all' } });
    const session = await emulated.signIn();
    for (let done = 0; done < 12; done += 1) {
      await session.publish(new Uint8Array(9), 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE' });
    }
    const { data } = (await session.post('/v2/video/list/?fields=id', body)).body as {
      data: { videos: unknown[]; has_more: boolean };
    };

    expect([data.videos.length, data.has_more]).toEqual([count, count < 12]);
  });
});
