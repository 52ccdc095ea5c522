import type { Replay } from './replay-server.ts';

/**
 * Answers in the form TikTok's documentation prints and field records show, as raw text, because the tests are about what
 * is really on the wire (unquoted 19-digit numbers, missing fields, status 200 for failures).
 */
export const LOG_ID = '20261122101500A1B2C3D4E5F60718293A4B';
export const ACCESS_TOKEN = 'act.EmuA1xxxxxxxxxxxxxxxx!5001.e1';
export const REFRESH_TOKEN = 'rft.EmuR1xxxxxxxxxxxxxxxx!5001.e1';
export const OPEN_ID = '-000EmuOpenId0000000000000000000001';
export const PUBLISH_ID = 'v_pub_file~v2-1.7300000000000000001';
export const CLIENT = { clientKey: 'awemulator000001', clientSecret: 'emulator-secret-0001' };

const OK = `"error":{"code":"ok","message":"","log_id":"${LOG_ID}"}`;

export const PATHS = {
  token: '/v2/oauth/token/',
  revoke: '/v2/oauth/revoke/',
  userInfo: '/v2/user/info/',
  creatorInfo: '/v2/post/publish/creator_info/query/',
  videoInit: '/v2/post/publish/video/init/',
  inboxInit: '/v2/post/publish/inbox/video/init/',
  photoInit: '/v2/post/publish/content/init/',
  status: '/v2/post/publish/status/fetch/',
  cancel: '/v2/post/publish/cancel/',
  videoList: '/v2/video/list/',
  videoQuery: '/v2/video/query/',
} as const;

/** A success of a data endpoint around this JSON text. */
export const ok = (data: string): Replay => ({ body: `{"data":${data},${OK}}` });

/** A refusal without `data`, as the publish endpoints send it. */
export const refusal = (status: number, code: string, message = ''): Replay => ({
  status,
  body: `{"error":{"code":"${code}","message":"${message}","log_id":"${LOG_ID}"}}`,
});

/** A flat refusal of the token endpoints; records show status 200. */
export const oauthRefusal = (error: string, description = '', status = 200): Replay => ({
  status,
  body: `{"error":"${error}","error_description":"${description}","log_id":"${LOG_ID}"}`,
});

export const TOKEN_ANSWER: Replay = {
  headers: { 'x-tt-logid': LOG_ID },
  body: `{"access_token":"${ACCESS_TOKEN}","expires_in":86400,"open_id":"${OPEN_ID}","refresh_expires_in":31536000,"refresh_token":"${REFRESH_TOKEN}","scope":"user.info.basic,video.publish","token_type":"Bearer"}`,
};

export const USER_ANSWER = ok(
  `{"user":{"avatar_url":"https://p16-emu.example.test/a.jpeg?x-expires=1763892000&x-signature=abc","display_name":"Emu Creator","open_id":"${OPEN_ID}","union_id":"11111111-2222-4333-8444-555555555555"}}`,
);

export const CREATOR_INFO_ANSWER = ok(
  '{"comment_disabled":false,"creator_avatar_url":"https://p16-emu.example.test/a.jpeg","creator_nickname":"Emu Creator","creator_username":"emu.creator","duet_disabled":false,"max_video_post_duration_sec":600,"privacy_level_options":["PUBLIC_TO_EVERYONE","MUTUAL_FOLLOW_FRIENDS","SELF_ONLY"],"stitch_disabled":true}',
);

export const UPLOAD_URL =
  'https://open-upload.tiktokapis.com/video/?upload_id=7300000000000000123&upload_token=5f0c1b7e-0000-4000-8000-00000000abcd';

export const INIT_ANSWER = ok(`{"publish_id":"${PUBLISH_ID}","upload_url":"${UPLOAD_URL}"}`);
