import { createPkce, TikTokClient } from '@flowcast/tiktok-client';

const json = { 'content-type': 'application/json; charset=UTF-8' };
const scopes = ['user.info.basic', 'video.upload', 'video.publish'];
const redirectUri = 'http://127.0.0.1:3000/login/callback';

/** An access token of a new account of the emulator; how it is got is not measured. */
export async function tokenOfNewAccount({ emulatorUrl, control }, username) {
  await control('/accounts', { username, displayName: username, caps: { directPostsPer24h: 1_000_000 } });
  await control('/consent', { auto: true, account: username });
  const app = { clientKey: 'awemulator0000001', clientSecret: 'emulator-secret' };
  const client = new TikTokClient({ ...app, baseUrl: emulatorUrl, authorizeBaseUrl: emulatorUrl });
  const { verifier: codeVerifier, challenge: codeChallenge } = await createPkce();
  const address = client.oauth.authorizeUrl({ redirectUri, state: 'bench', scopes, codeChallenge });
  const answer = await fetch(address, { redirect: 'manual' });
  const code = new URL(answer.headers.get('location')).searchParams.get('code');
  return (await client.oauth.exchangeCode({ code, redirectUri, codeVerifier })).accessToken;
}

/**
 * One publication by the calls that FlowCast makes for it and nothing else: creator_info when the creator consents and
 * again before the init, the init, the bytes, and the status until it is published.
 */
export async function postBarely(emulatorUrl, accessToken, video) {
  const call = async (path, body) => {
    const headers = { ...json, authorization: `Bearer ${accessToken}` };
    const answer = await fetch(emulatorUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const { data, error } = await answer.json();
    if (error.code !== 'ok') throw new Error(`TikTok refused ${path}: ${error.code}`);
    return data;
  };
  await call('/v2/post/publish/creator_info/query/', {});
  await call('/v2/post/publish/creator_info/query/', {});
  const post_info = { title: 'Bench', privacy_level: 'SELF_ONLY', disable_comment: true };
  const size = video.byteLength;
  const source_info = { source: 'FILE_UPLOAD', video_size: size, chunk_size: size, total_chunk_count: 1 };
  const init = await call('/v2/post/publish/video/init/', { post_info, source_info });
  const headers = { 'content-type': 'video/mp4', 'content-range': `bytes 0-${size - 1}/${size}` };
  const put = await fetch(init.upload_url, { method: 'PUT', headers, body: video });
  if (put.status !== 201) throw new Error(`The upload was answered with ${put.status}.`);
  await put.arrayBuffer();
  while ((await call('/v2/post/publish/status/fetch/', { publish_id: init.publish_id })).status !== 'PUBLISH_COMPLETE');
}
