import type { CallOptions, TikTokClient } from '../../src/index.ts';
import {
  ACCESS_TOKEN,
  CREATOR_INFO_ANSWER,
  INIT_ANSWER,
  PATHS,
  PUBLISH_ID,
  REFRESH_TOKEN,
  TOKEN_ANSWER,
  USER_ANSWER,
  ok,
  refusal,
} from './fixtures.ts';
import type { Replay } from './replay-server.ts';

/** One call of the client that sends one request, with an answer it is content with. */
export interface Call {
  readonly name: string;
  readonly path: string;
  /** `oauth` answers are flat. */
  readonly shape: 'oauth' | 'data';
  readonly run: (client: TikTokClient, options?: CallOptions) => Promise<unknown>;
  readonly success: Replay;
}

const token = { accessToken: ACCESS_TOKEN };
const publish = { ...token, publishId: PUBLISH_ID };
const source = { kind: 'PULL_FROM_URL', videoUrl: 'https://media.example.test/a.mp4' } as const;
const photo = { postMode: 'DIRECT_POST', photoUrls: ['https://media.example.test/1.jpg'] } as const;
const postInfo = { privacyLevel: 'SELF_ONLY' } as const;
const exchange = { code: 'a-code-of-one-use', redirectUri: 'https://app.example.test/' };
const clientToken = { body: '{"access_token":"clt.Emu","expires_in":7200,"token_type":"Bearer"}' };

const oauth = (name: string, path: string, run: Call['run'], success: Replay): Call => ({
  ...{ name, path, run, success },
  shape: 'oauth',
});
const data = (name: string, path: string, run: Call['run'], success: Replay): Call => ({
  ...{ name, path, run, success },
  shape: 'data',
});

/** What must not be sent twice by itself: it could post twice, or spend something that is good for one use. */
export const ONCE: readonly Call[] = [
  oauth('oauth.exchangeCode', PATHS.token, (c, o) => c.oauth.exchangeCode(exchange, o), TOKEN_ANSWER),
  oauth('oauth.refresh', PATHS.token, (c, o) => c.oauth.refresh({ refreshToken: REFRESH_TOKEN }, o), TOKEN_ANSWER),
  oauth('oauth.revoke', PATHS.revoke, (c, o) => c.oauth.revoke(token, o), { body: '' }),
  data(
    'posts.initDirectVideo',
    PATHS.videoInit,
    (c, o) => c.posts.initDirectVideo({ ...token, postInfo, source }, o),
    INIT_ANSWER,
  ),
  data('posts.initInboxVideo', PATHS.inboxInit, (c, o) => c.posts.initInboxVideo({ ...token, source }, o), INIT_ANSWER),
  data(
    'posts.initPhoto',
    PATHS.photoInit,
    (c, o) => c.posts.initPhoto({ ...token, ...photo, postInfo }, o),
    INIT_ANSWER,
  ),
  data('posts.cancel', PATHS.cancel, (c, o) => c.posts.cancel(publish, o), refusal(200, 'ok')),
];

/** What may be asked any number of times. */
export const READS: readonly Call[] = [
  oauth('oauth.clientToken', PATHS.token, (c, o) => c.oauth.clientToken(o), clientToken),
  data('user.info', PATHS.userInfo, (c, o) => c.user.info({ ...token, scopes: [] }, o), USER_ANSWER),
  data('creatorInfo.query', PATHS.creatorInfo, (c, o) => c.creatorInfo.query(token, o), CREATOR_INFO_ANSWER),
  data('posts.status', PATHS.status, (c, o) => c.posts.status(publish, o), ok('{"status":"SEND_TO_USER_INBOX"}')),
  data('videos.query', PATHS.videoQuery, (c, o) => c.videos.query({ ...token, ids: ['1'] }, o), ok('{"videos":[]}')),
  data('videos.list', PATHS.videoList, (c, o) => c.videos.list(token, o).next(), ok('{"has_more":false}')),
];

export const EVERY_CALL: readonly Call[] = [...ONCE, ...READS];

/** For `describe.each`, with the name in front. */
export const named = (calls: readonly Call[]): [string, Call][] => calls.map((call) => [call.name, call]);
