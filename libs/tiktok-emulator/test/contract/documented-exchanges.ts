/**
 * Exchanges as TikTok's documentation prints them, and, where the documentation is silent, as answers of the live service
 * were recorded (docs/tiktok-assumptions.md): raw texts, because unquoted 19-digit numbers and missing keys are the point.
 * Names, tokens and ids are invented, their forms are not.
 */
export interface Exchange {
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT';
    /** Path and query. */
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Answers that depend on more than the request: what must be the case at TikTok. */
  readonly situation?: Situation;
}

export type Situation =
  'posting cap reached' | 'app not audited' | 'rate limit reached' | 'upload under way' | 'published' | 'failed';

export const APP = { clientKey: 'awemulator000001', clientSecret: 'emulator-secret-0001' } as const;
export const REDIRECT_URI = 'https://app.example.test/auth/tiktok/callback/';
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
export const ACCESS_TOKEN = 'act.EmuA1xxxxxxxxxxxxxxxx!5001.e1';
export const DEAD_ACCESS_TOKEN = 'act.EmuA0xxxxxxxxxxxxxxxx!5000.e1';
export const REFRESH_TOKEN = 'rft.EmuR1xxxxxxxxxxxxxxxx!5001.e1';
export const CODE = 'Emu0code_AbC-1*0!6410.e1';
export const DEAD_CODE = 'Emu0code_AbC-0*0!6409.e1';
export const OPEN_ID = '-000EmuOpenId00000000000000000000001';
export const PUBLISH_ID = 'v_pub_file~v2-1.7300000000000000001';
export const UNKNOWN_PUBLISH_ID = 'v_pub_file~v2-1.7300000000000000009';
export const PULL_PUBLISH_ID = 'v_pub_url~v2.7300000000000000002';
export const POST_ID = '7300000000000000777';
export const UPLOAD_TARGET = '/video/?upload_id=7300000000000000123&upload_token=5f0c1b7e-0000-4000-8000-00000000abcd';
export const UPLOAD_ORIGIN = 'https://open-upload.tiktokapis.com';

const LOG_ID = '20261122101500A1B2C3D4E5F60718293A';
const GUIDELINES =
  'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';
const NO_BODY = { 'x-tt-logid': LOG_ID };
const JSON_BODY = { 'content-type': 'application/json', 'x-tt-logid': LOG_ID };
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-cache' };
const BEARER = { authorization: `Bearer ${ACCESS_TOKEN}` };
const BEARER_JSON = { ...BEARER, 'content-type': 'application/json; charset=UTF-8' };
const CREDENTIALS = `client_key=${APP.clientKey}&client_secret=${APP.clientSecret}`;

const json = (body: string, status = 200) => ({ status, headers: JSON_BODY, body });
const ok = (data: string) => json(`{"data":${data},"error":{"code":"ok","message":"","log_id":"${LOG_ID}"}}`);
const refused = (status: number, code: string, message: string) =>
  json(`{"error":{"code":"${code}","message":"${message}","log_id":"${LOG_ID}"}}`, status);
const form = (target: string, body: string) => ({ method: 'POST', target, headers: FORM, body }) as const;
const post = (target: string, body: string) => ({ method: 'POST', target, headers: BEARER_JSON, body }) as const;
const chunk = (range: string, sizeBytes: number) =>
  ({
    method: 'PUT',
    target: UPLOAD_TARGET,
    headers: { 'content-type': 'video/mp4', 'content-length': String(sizeBytes), 'content-range': range },
  }) as const;

const TOKENS = json(
  `{"access_token":"${ACCESS_TOKEN}","expires_in":86400,"open_id":"${OPEN_ID}","refresh_expires_in":31536000,"refresh_token":"${REFRESH_TOKEN}","scope":"user.info.basic,video.publish","token_type":"Bearer"}`,
);
const AUTHORIZE = {
  method: 'GET',
  target: `/v2/auth/authorize/?client_key=${APP.clientKey}&scope=user.info.basic%2Cvideo.publish%2Cvideo.upload&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.test%2Fauth%2Ftiktok%2Fcallback%2F&state=s-91f2&disable_auto_auth=1&code_challenge=${CHALLENGE}&code_challenge_method=S256`,
  headers: {},
} as const;
const callback = (query: string) => ({ status: 302, headers: { location: `${REDIRECT_URI}?${query}` }, body: '' });
const exchangeOf = (code: string) =>
  form(
    '/v2/oauth/token/',
    `${CREDENTIALS}&code=${code.replace('!', '%21')}&grant_type=authorization_code&redirect_uri=https%3A%2F%2Fapp.example.test%2Fauth%2Ftiktok%2Fcallback%2F&code_verifier=${VERIFIER}`,
  );

const POST_INFO =
  '"post_info":{"title":"New drop #launch @friend","privacy_level":"SELF_ONLY","disable_duet":true,"disable_comment":false,"disable_stitch":true,"video_cover_timestamp_ms":1000,"brand_content_toggle":false,"brand_organic_toggle":false,"is_aigc":false}';
const initOf = (source: string) => post('/v2/post/publish/video/init/', `{${POST_INFO},\n "source_info":{${source}}}`);
const fileSource = (total: number) =>
  `"source":"FILE_UPLOAD","video_size":50000123,"chunk_size":10000000,"total_chunk_count":${total}`;
const statusOf = (publishId: string) => post('/v2/post/publish/status/fetch/', `{"publish_id":"${publishId}"}`);
const CREATOR_INFO = post('/v2/post/publish/creator_info/query/', '{}');
const USER_INFO = '/v2/user/info/?fields=open_id,union_id,avatar_url,display_name';

export const EXCHANGES = {
  'consent given': {
    request: AUTHORIZE,
    answer: callback(`code=Emu0code_AbC-1%2A0%216410.e1&scopes=user.info.basic%2Cvideo.publish&state=s-91f2`),
  },
  'consent refused': {
    request: AUTHORIZE,
    answer: callback('error=access_denied&error_description=User%20cancelled%20the%20authorization&state=s-91f2'),
  },
  'code for tokens': { request: exchangeOf(CODE), answer: TOKENS },
  'dead code': {
    request: exchangeOf(DEAD_CODE),
    answer: json(`{"error":"invalid_grant","error_description":"Authorization code is expired.","log_id":"${LOG_ID}"}`),
  },
  refresh: {
    request: form('/v2/oauth/token/', `${CREDENTIALS}&grant_type=refresh_token&refresh_token=${REFRESH_TOKEN}`),
    answer: TOKENS,
  },
  'client token': {
    request: form('/v2/oauth/token/', `${CREDENTIALS}&grant_type=client_credentials`),
    answer: json('{"access_token":"clt.EmuC1xxxxxxxxxxxxxxxx!5001.e1","expires_in":7200,"token_type":"Bearer"}'),
  },
  revoke: {
    request: form('/v2/oauth/revoke/', `${CREDENTIALS}&token=${ACCESS_TOKEN}`),
    answer: { status: 200, headers: NO_BODY, body: '' },
  },
  'user info': {
    request: { method: 'GET', target: USER_INFO, headers: BEARER },
    answer: ok(
      `{"user":{"avatar_url":"https://p16-emu.example.test/a.jpeg?x-expires=1763892000&x-signature=abc","display_name":"Emu Creator","open_id":"${OPEN_ID}","union_id":"11111111-2222-4333-8444-555555555555"}}`,
    ),
  },
  'dead access token': {
    request: { method: 'GET', target: USER_INFO, headers: { authorization: `Bearer ${DEAD_ACCESS_TOKEN}` } },
    answer: json(
      `{"data":{},"error":{"code":"access_token_invalid","message":"The access token is invalid or not found in the request.","log_id":"${LOG_ID}"}}`,
      401,
    ),
  },
  'creator info': {
    request: CREATOR_INFO,
    answer: ok(
      '{"comment_disabled":false,"creator_avatar_url":"https://p16-emu.example.test/a.jpeg","creator_nickname":"Emu Creator","creator_username":"emu.creator","duet_disabled":false,"max_video_post_duration_sec":600,"privacy_level_options":["PUBLIC_TO_EVERYONE","MUTUAL_FOLLOW_FRIENDS","SELF_ONLY"],"stitch_disabled":true}',
    ),
  },
  'creator who may not post now': {
    situation: 'posting cap reached',
    request: CREATOR_INFO,
    answer: refused(200, 'spam_risk_too_many_posts', GUIDELINES),
  },
  'direct post of a file': {
    request: initOf(fileSource(5)),
    answer: ok(`{"publish_id":"${PUBLISH_ID}","upload_url":"${UPLOAD_ORIGIN}${UPLOAD_TARGET}"}`),
  },
  'direct post to a public account before the audit': {
    situation: 'app not audited',
    request: initOf(fileSource(5)),
    answer: refused(403, 'unaudited_client_can_only_post_to_private_accounts', GUIDELINES),
  },
  'too many requests': {
    situation: 'rate limit reached',
    request: initOf(fileSource(5)),
    answer: refused(429, 'rate_limit_exceeded', 'The API rate limit was exceeded. Please try again later.'),
  },
  'rounded-up chunk count': {
    request: initOf(fileSource(6)),
    answer: refused(400, 'invalid_params', 'The total chunk count is invalid'),
  },
  'direct post of an address': {
    request: initOf('"source":"PULL_FROM_URL","video_url":"https://media.example.test/v/clip.mp4"'),
    answer: ok(`{"publish_id":"${PULL_PUBLISH_ID}"}`),
  },
  'first chunk': {
    request: chunk('bytes 0-9999999/50000123', 10_000_000),
    answer: { status: 206, headers: { ...NO_BODY, 'content-range': 'bytes 0-10000000/50000123' }, body: '' },
  },
  'second chunk': {
    request: chunk('bytes 10000000-19999999/50000123', 10_000_000),
    answer: { status: 206, headers: { ...NO_BODY, 'content-range': 'bytes 0-20000000/50000123' }, body: '' },
  },
  'third chunk': {
    request: chunk('bytes 20000000-29999999/50000123', 10_000_000),
    answer: { status: 206, headers: { ...NO_BODY, 'content-range': 'bytes 0-30000000/50000123' }, body: '' },
  },
  'fourth chunk': {
    request: chunk('bytes 30000000-39999999/50000123', 10_000_000),
    answer: { status: 206, headers: { ...NO_BODY, 'content-range': 'bytes 0-40000000/50000123' }, body: '' },
  },
  'last chunk': {
    request: chunk('bytes 40000000-50000122/50000123', 10_000_123),
    answer: { status: 201, headers: { ...NO_BODY, 'content-range': 'bytes 0-50000123/50000123' }, body: '' },
  },
  'draft of a file': {
    request: post(
      '/v2/post/publish/inbox/video/init/',
      '{"source_info":{"source":"FILE_UPLOAD","video_size":1000,"chunk_size":1000,"total_chunk_count":1}}',
    ),
    answer: ok(`{"publish_id":"v_inbox_file~v2.7300000000000000003","upload_url":"${UPLOAD_ORIGIN}${UPLOAD_TARGET}"}`),
  },
  'photo post': {
    request: post(
      '/v2/post/publish/content/init/',
      '{"media_type":"PHOTO","post_mode":"DIRECT_POST","post_info":{"title":"Three looks","description":"Which one? #ootd","privacy_level":"SELF_ONLY","disable_comment":false,"auto_add_music":true,"brand_content_toggle":false,"brand_organic_toggle":true},"source_info":{"source":"PULL_FROM_URL","photo_cover_index":0,"photo_images":["https://media.example.test/p/1.jpg","https://media.example.test/p/2.webp"]}}',
    ),
    answer: ok('{"publish_id":"p_pub_url~v2.7300000000000000004"}'),
  },
  'status under way': {
    situation: 'upload under way',
    request: statusOf(PUBLISH_ID),
    answer: ok('{"status":"PROCESSING_UPLOAD","uploaded_bytes":20000000}'),
  },
  'status published': {
    situation: 'published',
    request: statusOf(PUBLISH_ID),
    answer: ok(`{"publicaly_available_post_id":[${POST_ID}],"status":"PUBLISH_COMPLETE","uploaded_bytes":50000123}`),
  },
  'status failed': {
    situation: 'failed',
    request: statusOf(PUBLISH_ID),
    answer: ok('{"fail_reason":"picture_size_check_failed","status":"FAILED"}'),
  },
  'status of nothing': {
    request: statusOf(UNKNOWN_PUBLISH_ID),
    answer: refused(400, 'invalid_publish_id', 'The publish_id does not exist.'),
  },
  cancel: {
    request: post('/v2/post/publish/cancel/', `{"publish_id":"${PULL_PUBLISH_ID}"}`),
    answer: refused(200, 'ok', ''),
  },
  'video list': {
    request: post('/v2/video/list/?fields=id,title,create_time,view_count', '{"max_count":2,"cursor":1763800000000}'),
    answer: ok(
      `{"videos":[{"id":"${POST_ID}","title":"New drop","create_time":1763790000,"view_count":12}],"cursor":1763790000000,"has_more":false}`,
    ),
  },
  'video query': {
    request: post('/v2/video/query/?fields=id,cover_image_url', `{"filters":{"video_ids":["${POST_ID}"]}}`),
    answer: ok(`{"videos":[{"id":"${POST_ID}","cover_image_url":"https://p16-emu.example.test/cover.jpeg"}]}`),
  },
} as const satisfies Record<string, Exchange>;

export type ExchangeName = keyof typeof EXCHANGES;
