import { describe, expect, it } from '@jest/globals';
import type { EmulatorSwitches } from '../src/index.ts';
import {
  base64UrlChallenge,
  challenge,
  codeOf,
  Emulated,
  fileSource,
  fixture,
  put,
  redirectUri,
  textAt,
  verifier,
} from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const webRedirect = 'https://app.example.test/callback/';

type Switches = Partial<EmulatorSwitches>;

async function switched(switches: Switches, username = 'ava.studio') {
  const emulated = new Emulated({ switches });
  return { emulated, session: await emulated.signIn(username) };
}

describe('oauthFailureStatus', () => {
  it.each([
    ['ok', 'invalid_client', 200],
    ['ok', 'invalid_grant', 200],
    ['ok', 'invalid_request', 200],
    ['ok', 'unsupported_grant_type', 200],
    ['rfc', 'invalid_client', 401],
    ['rfc', 'invalid_grant', 400],
    ['rfc', 'invalid_request', 400],
    ['rfc', 'unsupported_grant_type', 400],
  ] as const)('%s: %s comes with HTTP %i', async (oauthFailureStatus, error, status) => {
    const { emulated, session } = await switched({ oauthFailureStatus });
    const requests = {
      invalid_client: () => emulated.exchange('', { grant_type: 'client_credentials', client_secret: 'wrong' }),
      invalid_grant: () => emulated.refresh(`${session.refreshToken}x`),
      invalid_request: () => emulated.exchange('', {}),
      unsupported_grant_type: () => emulated.exchange('x', { grant_type: 'password' }),
    };
    const answer = await requests[error]();

    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect(Object.keys(answer.body)).toEqual(['error', 'error_description', 'log_id']);
  });
});

describe('pkce', () => {
  const rows: [Switches['pkce'] & string, string, string | undefined, string | undefined, string][] = [
    ['by-redirect', redirectUri, challenge, verifier, 'tokens'],
    ['by-redirect', redirectUri, undefined, undefined, 'page error'],
    ['by-redirect', redirectUri, base64UrlChallenge, verifier, 'invalid_request'],
    ['by-redirect', redirectUri, challenge, undefined, 'invalid_request'],
    ['by-redirect', redirectUri, challenge, 'v'.repeat(43), 'invalid_request'],
    ['by-redirect', redirectUri, challenge.toUpperCase(), verifier, 'page error'],
    ['by-redirect', webRedirect, undefined, undefined, 'tokens'],
    ['by-redirect', webRedirect, undefined, 'stray', 'tokens'],
    ['by-redirect', webRedirect, challenge, verifier, 'tokens'],
    ['by-redirect', webRedirect, base64UrlChallenge, verifier, 'tokens'],
    ['by-redirect', webRedirect, challenge, undefined, 'invalid_request'],
    ['hex-everywhere', webRedirect, challenge, verifier, 'tokens'],
    ['hex-everywhere', webRedirect, undefined, undefined, 'page error'],
    ['hex-everywhere', webRedirect, base64UrlChallenge, verifier, 'invalid_request'],
    ['hex-everywhere', redirectUri, challenge, verifier, 'tokens'],
  ];

  it.each(rows)('%s, %s, challenge %s, verifier %s: %s', async (...[pkce, redirect, sent, proof, expected]) => {
    const emulated = new Emulated({ switches: { pkce } });
    await emulated.control('app', { redirectUris: [webRedirect] });
    const code = await emulated
      .code('ava.studio', {
        redirect_uri: redirect,
        code_challenge: sent,
        code_challenge_method: sent === undefined ? undefined : 'S256',
      })
      .catch(() => '');
    const answer = await emulated.exchange(code, { redirect_uri: redirect, code_verifier: proof ?? '' });
    const outcome = code === '' ? 'page error' : codeOf(answer) || 'tokens';

    expect(outcome).toBe(expected);
  });

  it.each([
    [42, 'invalid_request'],
    [43, ''],
    [128, ''],
    [129, 'invalid_request'],
  ])('takes a verifier of %i characters: "%s"', async (length, error) => {
    const { createHash } = await import('node:crypto');
    const proof = 'aZ9-._~'.repeat(20).slice(0, length);
    const emulated = new Emulated();
    const code = await emulated.code('ava.studio', {
      code_challenge: createHash('sha256').update(proof).digest('hex'),
    });

    expect(codeOf(await emulated.exchange(code, { code_verifier: proof }))).toBe(error);
  });
});

describe('refreshRotation and refreshGraceMs', () => {
  it.each([
    [{}, true, 'invalid_grant'],
    [{ refreshGraceMs: 60_000 }, true, ''],
    [{ refreshRotation: 'never' }, false, ''],
  ] as const)('%j: a new token %s, the old one afterwards "%s"', async (switches, isNew, error) => {
    const { emulated, session } = await switched(switches);
    const renewed = await emulated.refresh(session.refreshToken);

    expect(textAt(renewed, 'refresh_token') !== session.refreshToken).toBe(isNew);
    expect(codeOf(await emulated.refresh(session.refreshToken))).toBe(error);
  });
});

describe('silentConsent', () => {
  it.each([
    ['when-asked', undefined, 200],
    ['when-asked', '0', 302],
    ['when-asked', '1', 200],
    ['by-default', undefined, 302],
    ['by-default', '0', 302],
    ['by-default', '1', 200],
  ] as const)('%s, disable_auto_auth=%s: %i', async (silentConsent, disableAutoAuth, status) => {
    const { emulated } = await switched({ silentConsent });
    const query = emulated.authorizeQuery({ disable_auto_auth: disableAutoAuth });
    const headers = { cookie: 'emulator_session=ava.studio' };

    expect((await emulated.fetch(`/v2/auth/authorize/?${query}`, { headers })).status).toBe(status);
  });
});

describe('missingFieldScope', () => {
  it.each([
    ['scope_not_authorized', 401, 'scope_not_authorized'],
    ['scope_permission_missed', 400, 'scope_permission_missed'],
    ['omit', 200, 'ok'],
  ] as const)('%s: %i %s', async (missingFieldScope, status, code) => {
    const emulated = new Emulated({ switches: { missingFieldScope } });
    const session = await emulated.signIn('ava.studio', 'user.info.basic');
    const answer = await session.get('/v2/user/info/?fields=open_id,username');

    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    if (status === 200) expect(answer.body.data).toEqual({ user: { open_id: session.openId } });
  });
});

describe('invalidParamsCode', () => {
  it.each(['invalid_params', 'invalid_param'] as const)('%s, at publish endpoints only', async (invalidParamsCode) => {
    const { session } = await switched({ invalidParamsCode });

    expect(codeOf(await session.initDraft({}))).toBe(invalidParamsCode);
    expect(codeOf(await session.post('/v2/video/list/'))).toBe('invalid_params');
  });
});

describe('unknownBodyKeys', () => {
  const body = {
    post_info: { privacy_level: 'SELF_ONLY', schedule_time: 1 },
    source_info: { ...fileSource(1000), video_cover_timestamp_ms: 5 },
    extra: { a: 1 },
  };

  it.each([
    ['ignore', []],
    ['note', ['post_info.schedule_time', 'source_info.video_cover_timestamp_ms', 'extra']],
  ] as const)('%s: the request passes, noted are %j', async (unknownBodyKeys, paths) => {
    const { emulated, session } = await switched({ unknownBodyKeys });
    const answer = await session.post('/v2/post/publish/video/init/', body);
    const log = (await emulated.control('log')).body.items as { notes: string[] }[];

    expect(answer.status).toBe(200);
    expect(log.at(-1)?.notes).toEqual(paths.map((path) => `unknown key "${path}" is ignored`));
  });

  it.each([
    ['/v2/post/publish/status/fetch/', { a: 1, publish_id: 'x' }],
    ['/v2/post/publish/cancel/', { a: 1, publish_id: 'x' }],
    ['/v2/post/publish/inbox/video/init/', { a: 1, source_info: fileSource(9) }],
    ['/v2/post/publish/content/init/', { a: 1, post_mode: 'DIRECT_POST', is_aigc: true }],
    ['/v2/video/list/?fields=id', { a: 1, cursor: 0 }],
    ['/v2/video/query/?fields=id', { a: 1, filters: { video_ids: ['1'] } }],
  ])('note at %s', async (path, sent) => {
    const { emulated, session } = await switched({ unknownBodyKeys: 'note' });
    await session.post(path, sent);
    const log = (await emulated.control('log')).body.items as { notes: string[] }[];

    expect(log.at(-1)?.notes).toEqual(['unknown key "a" is ignored']);
  });
});

describe('privacyOptions', () => {
  const all = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];

  it.each([
    ['by-account', true, all],
    ['by-account', false, all],
    ['self-only-when-unaudited', true, all],
    ['self-only-when-unaudited', false, ['SELF_ONLY']],
  ] as const)('%s, audited %s: %j', async (privacyOptions, audited, options) => {
    const { emulated, session } = await switched({ privacyOptions });
    await emulated.control('app', { audited });

    expect((await session.creatorInfo()).body.data).toMatchObject({ privacy_level_options: options });
  });
});

describe('brandedSelfOnly', () => {
  it.each([
    ['refuse', true, 'SELF_ONLY', 'invalid_params'],
    ['refuse', true, 'PUBLIC_TO_EVERYONE', 'ok'],
    ['refuse', false, 'SELF_ONLY', 'ok'],
    ['accept', true, 'SELF_ONLY', 'ok'],
  ] as const)('%s: branded %s as %s is %s', async (brandedSelfOnly, branded, level, code) => {
    const { session } = await switched({ brandedSelfOnly });

    expect(codeOf(await session.initDirect({ privacy_level: level, brand_content_toggle: branded }))).toBe(code);
  });
});

describe('chunkBounds', () => {
  it.each([
    ['binary', 67_108_864, 67_108_864, 'ok'],
    ['binary', 67_108_865, 67_108_865, 'invalid_params'],
    ['binary', 20_000_000, 5_242_880, 'ok'],
    ['binary', 20_000_000, 5_242_879, 'invalid_params'],
    ['decimal', 64_000_000, 64_000_000, 'ok'],
    ['decimal', 64_000_001, 64_000_001, 'invalid_params'],
    ['decimal', 20_000_000, 5_000_000, 'ok'],
    ['decimal', 20_000_000, 4_999_999, 'invalid_params'],
  ] as const)('%s: %i bytes in chunks of %i are %s', async (chunkBounds, size, chunk, code) => {
    const { session } = await switched({ chunkBounds });

    expect(codeOf(await session.initDirect({}, fileSource(size, chunk)))).toBe(code);
  });
});

describe('repeatedChunk', () => {
  it.each([
    ['refuse', 416],
    ['accept', 206],
  ] as const)('%s: %i', async (repeatedChunk, status) => {
    const { emulated, session } = await switched({ repeatedChunk, mediaProbe: 'accept-all' });
    const size = 10_485_760;
    const init = await session.initDirect({}, fileSource(size, size / 2));
    const chunk = { first: 0, total: size };
    const url = textAt(init, 'data', 'upload_url');
    await put(emulated, url, new Uint8Array(size / 2), chunk);

    expect((await put(emulated, url, new Uint8Array(size / 2), chunk)).status).toBe(status);
  });
});

describe('mediaProbe', () => {
  it.each([
    ['real', 'FAILED'],
    ['accept-all', 'PUBLISH_COMPLETE'],
  ] as const)('%s: a file of zeros ends as %s', async (mediaProbe, status) => {
    const { session } = await switched({ mediaProbe });
    const publishId = await session.publish(new Uint8Array(1000), 'direct');

    expect((await session.status(publishId)).body.data).toMatchObject({ status });
  });
});

describe('postIdForm', () => {
  it.each([
    ['number', /"publicaly_available_post_id":\[\d{19}\]/],
    ['string', /"publicaly_available_post_id":\["\d{19}"\]/],
    ['never', /"data":\{"status":"PUBLISH_COMPLETE","uploaded_bytes":\d+\}/],
  ] as const)('%s', async (postIdForm, form) => {
    const { session } = await switched({ postIdForm });
    const publishId = await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE' });

    expect((await session.status(publishId)).text).toMatch(form);
  });
});

describe('rateLimits and retryAfter', () => {
  it.each([
    [{}, 429, null],
    [{ retryAfter: 'present' }, 429, '60'],
    [{ rateLimits: 'off' }, 200, null],
    [{ rateLimits: 'off', retryAfter: 'present' }, 200, null],
  ] as const)('%j: the seventh init gets %i, Retry-After %s', async (switches, status, retryAfter) => {
    const { session } = await switched(switches);
    for (let count = 0; count < 6; count += 1) await session.initDirect();
    const answer = await session.initDirect();

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
  });
});

describe('every switch', () => {
  it('is refused when it is set to nonsense from the start', () => {
    expect(() => new Emulated({ switches: { rateLimits: 'maybe' as 'on' } })).toThrow('rateLimits');
  });
});
