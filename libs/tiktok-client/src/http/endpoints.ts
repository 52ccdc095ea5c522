/**
 * Every path ends in a slash. `repeatable`: sending the call twice does no harm; true for reads only, because an init sent
 * twice can post twice and a refresh token or code may be good for one use.
 */
export interface Endpoint {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly repeatable: boolean;
}

const read = (path: string, method: 'GET' | 'POST' = 'POST'): Endpoint => ({ path, method, repeatable: true });
const once = (path: string): Endpoint => ({ path, method: 'POST', repeatable: false });

export const ENDPOINTS = {
  token: once('/v2/oauth/token/'),
  clientToken: read('/v2/oauth/token/'),
  revoke: once('/v2/oauth/revoke/'),
  userInfo: read('/v2/user/info/', 'GET'),
  creatorInfo: read('/v2/post/publish/creator_info/query/'),
  directVideoInit: once('/v2/post/publish/video/init/'),
  inboxVideoInit: once('/v2/post/publish/inbox/video/init/'),
  photoInit: once('/v2/post/publish/content/init/'),
  status: read('/v2/post/publish/status/fetch/'),
  cancel: once('/v2/post/publish/cancel/'),
  videoList: read('/v2/video/list/'),
  videoQuery: read('/v2/video/query/'),
} as const satisfies Record<string, Endpoint>;
