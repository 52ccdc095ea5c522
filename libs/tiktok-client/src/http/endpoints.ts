import type { TikTokCall } from '../exchanges/tiktok-exchange.ts';

/**
 * Every path ends in a slash. `repeatable`: sending the call twice does no harm; true for reads only, because an init sent
 * twice can post twice and a refresh token or code may be good for one use.
 */
export interface Endpoint {
  readonly call: TikTokCall;
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly repeatable: boolean;
  /** Fields of the request that a report of the exchange may hold. An address to pull from is a secret, too. */
  readonly asks: readonly string[];
  /** Fields of the answer that a report of the exchange may hold. */
  readonly tells: readonly string[];
}

interface Reported {
  readonly asks?: readonly string[];
  readonly tells?: readonly string[];
}

const endpoint = (call: TikTokCall, path: string, { asks = [], tells = [] }: Reported = {}) => ({
  call,
  path,
  asks,
  tells,
});
const read = (...row: Parameters<typeof endpoint>): Endpoint => ({
  ...endpoint(...row),
  method: 'POST',
  repeatable: true,
});
const once = (...row: Parameters<typeof endpoint>): Endpoint => ({ ...read(...row), repeatable: false });

const TOKEN = { asks: ['grant_type'], tells: ['scope', 'expires_in', 'refresh_expires_in'] };
const VIDEO_SOURCE = ['source', 'video_size', 'chunk_size', 'total_chunk_count'].map((name) => `source_info.${name}`);

export const ENDPOINTS = {
  token: once('token', '/v2/oauth/token/', TOKEN),
  refresh: once('refresh', '/v2/oauth/token/', TOKEN),
  clientToken: read('client_token', '/v2/oauth/token/', { asks: ['grant_type'], tells: ['expires_in'] }),
  revoke: once('revoke', '/v2/oauth/revoke/'),
  userInfo: { ...read('user_info', '/v2/user/info/', { asks: ['fields'] }), method: 'GET' },
  creatorInfo: read('creator_info', '/v2/post/publish/creator_info/query/', {
    tells: [
      'creator_username',
      'privacy_level_options',
      'comment_disabled',
      'duet_disabled',
      'stitch_disabled',
      'max_video_post_duration_sec',
    ],
  }),
  directVideoInit: once('video_init', '/v2/post/publish/video/init/', {
    asks: ['post_info', ...VIDEO_SOURCE],
    tells: ['publish_id'],
  }),
  inboxVideoInit: once('inbox_init', '/v2/post/publish/inbox/video/init/', {
    asks: VIDEO_SOURCE,
    tells: ['publish_id'],
  }),
  photoInit: once('photo_init', '/v2/post/publish/content/init/', {
    asks: ['post_mode', 'post_info', 'is_aigc', 'source_info.source', 'source_info.photo_cover_index'],
    tells: ['publish_id'],
  }),
  status: read('status', '/v2/post/publish/status/fetch/', {
    asks: ['publish_id'],
    tells: ['status', 'fail_reason', 'publicaly_available_post_id', 'uploaded_bytes', 'downloaded_bytes'],
  }),
  cancel: once('cancel', '/v2/post/publish/cancel/', { asks: ['publish_id'] }),
  videoList: read('video_list', '/v2/video/list/', { asks: ['max_count', 'cursor'] }),
  videoQuery: read('video_query', '/v2/video/query/', { asks: ['filters.video_ids'] }),
} as const satisfies Record<string, Endpoint>;
