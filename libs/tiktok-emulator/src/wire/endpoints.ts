import type { Scope } from '../world/client-app.ts';

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** How a refusal looks: TikTok's publish endpoints answer without `data`, its display endpoints with an empty one. */
  family: 'oauth' | 'display' | 'publish' | 'upload' | 'page';
  /** Requests in a sliding minute, by token; absent where TikTok documents none. */
  perMinute?: number;
  /** Any one of them is enough. */
  scopes?: readonly Scope[];
}

export const endpointNames = [
  'authorize',
  'token',
  'refresh',
  'revoke',
  'user_info',
  'video_list',
  'video_query',
  'creator_info',
  'video_init',
  'inbox_init',
  'photo_init',
  'status',
  'cancel',
  'upload',
] as const;
export type EndpointName = (typeof endpointNames)[number];

/** TikTok's endpoints with the documented limits (docs/tiktok-assumptions.md, rate limits). */
export const endpoints = {
  authorize: { method: 'GET', path: '/v2/auth/authorize/', family: 'page' },
  token: { method: 'POST', path: '/v2/oauth/token/', family: 'oauth' },
  refresh: { method: 'POST', path: '/v2/oauth/token/', family: 'oauth' },
  revoke: { method: 'POST', path: '/v2/oauth/revoke/', family: 'oauth' },
  user_info: {
    method: 'GET',
    path: '/v2/user/info/',
    family: 'display',
    perMinute: 600,
    scopes: ['user.info.basic'],
  },
  video_list: { method: 'POST', path: '/v2/video/list/', family: 'display', perMinute: 600, scopes: ['video.list'] },
  video_query: { method: 'POST', path: '/v2/video/query/', family: 'display', perMinute: 600, scopes: ['video.list'] },
  creator_info: {
    method: 'POST',
    path: '/v2/post/publish/creator_info/query/',
    family: 'publish',
    perMinute: 20,
    scopes: ['video.publish'],
  },
  video_init: {
    method: 'POST',
    path: '/v2/post/publish/video/init/',
    family: 'publish',
    perMinute: 6,
    scopes: ['video.publish'],
  },
  inbox_init: {
    method: 'POST',
    path: '/v2/post/publish/inbox/video/init/',
    family: 'publish',
    perMinute: 6,
    scopes: ['video.upload'],
  },
  photo_init: {
    method: 'POST',
    path: '/v2/post/publish/content/init/',
    family: 'publish',
    perMinute: 6,
    scopes: ['video.publish', 'video.upload'],
  },
  status: {
    method: 'POST',
    path: '/v2/post/publish/status/fetch/',
    family: 'publish',
    perMinute: 30,
    scopes: ['video.upload', 'video.publish'],
  },
  cancel: {
    method: 'POST',
    path: '/v2/post/publish/cancel/',
    family: 'publish',
    scopes: ['video.upload', 'video.publish'],
  },
  upload: { method: 'PUT', path: '/upload', family: 'upload' },
} as const satisfies Record<EndpointName, Endpoint>;

/**
 * The documentation prints this path; addresses given out live have `/upload`, and so have ours: a client that treats
 * them as opaque cannot tell, and `curl -T` does not append a file name to them.
 */
export const documentedUploadPath = '/video/';

/** The endpoint a request is for; a refresh is told from an exchange by its form only. */
export function endpointAt(method: string, path: string): EndpointName | null {
  if (method === 'PUT' && path === documentedUploadPath) return 'upload';
  const found = endpointNames.find((name) => endpoints[name].path === path && endpoints[name].method === method);
  return found ?? null;
}
