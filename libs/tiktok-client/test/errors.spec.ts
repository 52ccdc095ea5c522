import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADVICE, CODE_TABLE, TikTokApiError, TikTokError, TikTokOAuthError } from '../src/index.ts';
import type { TikTokErrorCode } from '../src/index.ts';
import {
  API_CODES,
  NETWORK_CODES,
  OAUTH_CODES,
  RESPONSE_CODES,
  UPLOAD_CODES,
  WEBHOOK_CODES,
} from '../src/errors/code-table.ts';
import { caught } from './support/catch-error.ts';
import { ACCESS_TOKEN, LOG_ID, PATHS, oauthRefusal, refusal } from './support/fixtures.ts';
import { startReplayServer } from './support/replay-server.ts';
import type { ReplayServer } from './support/replay-server.ts';
import { testClient } from './support/test-client.ts';

/** TikTok's own list: code, HTTP status where it is documented, may a read be repeated, advice. */
const DOCUMENTED_API_CODES: [string, number, boolean, string][] = [
  ['access_token_invalid', 401, false, 'refresh_token'],
  ['scope_not_authorized', 401, false, 'ask_consent'],
  ['scope_permission_missed', 400, false, 'ask_consent'],
  ['invalid_params', 400, false, 'fix_request'],
  ['invalid_param', 400, false, 'fix_request'],
  ['invalid_file_upload', 400, false, 'fix_media'],
  ['rate_limit_exceeded', 429, true, 'wait_and_repeat'],
  ['internal_error', 500, true, 'ask_status'],
  ['spam_risk_too_many_posts', 403, false, 'try_later'],
  ['spam_risk_user_banned_from_posting', 403, false, 'stop_account'],
  ['reached_active_user_cap', 403, false, 'app_cap'],
  ['spam_risk_too_many_pending_share', 403, false, 'finish_drafts'],
  ['unaudited_client_can_only_post_to_private_accounts', 403, false, 'make_account_private'],
  ['url_ownership_unverified', 403, false, 'verify_url'],
  ['privacy_level_option_mismatch', 403, false, 'ask_creator_info'],
  ['app_version_check_failed', 400, false, 'update_app'],
  ['invalid_publish_id', 400, false, 'keep_journal'],
  ['token_not_authorized_for_specified_publish_id', 400, false, 'check_account'],
  ['publish_not_cancellable', 400, false, 'show_final_state'],
];

const DOCUMENTED_OAUTH_CODES: [string, string][] = [
  ['access_denied', 'reconnect'],
  ['invalid_client', 'fix_app_settings'],
  ['invalid_grant', 'reconnect'],
  ['invalid_request', 'fix_request'],
  ['invalid_scope', 'fix_app_settings'],
  ['unauthorized_client', 'fix_app_settings'],
  ['unsupported_grant_type', 'fix_request'],
  ['unsupported_response_type', 'fix_request'],
  ['server_error', 'wait_and_repeat'],
  ['temporarily_unavailable', 'wait_and_repeat'],
];

let server: ReplayServer;
beforeEach(async () => {
  server = await startReplayServer();
});
afterEach(() => server.stop());

const client = () => testClient({ baseUrl: server.baseUrl, retry: { maxAttempts: 1 } }).client;

describe.each(DOCUMENTED_API_CODES)('%s', (tiktokCode, status, retryable, advice) => {
  it('is told as documented when a read is refused', async () => {
    server.answer(PATHS.status, refusal(status, tiktokCode, 'Some words.'));
    const error = await caught(TikTokApiError, client().posts.status({ accessToken: ACCESS_TOKEN, publishId: 'p' }));
    expect(error).toMatchObject({ tiktokCode, httpStatus: status, retryable, advice, logId: LOG_ID });
    expect(error.message).toContain(LOG_ID);
    expect(error.message).toContain(ADVICE[error.advice]);
  });

  it('never allows an init to be repeated', async () => {
    server.answer(PATHS.inboxInit, refusal(status, tiktokCode));
    const source = { kind: 'PULL_FROM_URL', videoUrl: 'https://media.example.test/a.mp4' } as const;
    const error = await caught(TikTokApiError, client().posts.initInboxVideo({ accessToken: ACCESS_TOKEN, source }));
    expect(error).toMatchObject({ tiktokCode, retryable: false, mayHaveHappened: status >= 500 });
  });

  it('is recognised with HTTP 200 too', async () => {
    server.answer(PATHS.creatorInfo, refusal(200, tiktokCode));
    const error = await caught(TikTokApiError, client().creatorInfo.query({ accessToken: ACCESS_TOKEN }));
    expect(error).toMatchObject({ tiktokCode, httpStatus: 200, retryable, advice });
  });
});

it.each(DOCUMENTED_OAUTH_CODES)('%s at the token endpoint means %s', async (code, advice) => {
  server.answer(PATHS.token, oauthRefusal(code));
  const error = await caught(TikTokOAuthError, client().oauth.refresh({ refreshToken: 'rft.x' }));
  expect(error).toMatchObject({ code, tiktokCode: code, advice, retryable: false });
});

describe('the table of codes', () => {
  it('holds every documented code and nothing under the name of another family', () => {
    const families = [API_CODES, OAUTH_CODES, UPLOAD_CODES, RESPONSE_CODES, NETWORK_CODES, WEBHOOK_CODES];
    const codes = families.flatMap((family) => Object.keys(family));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.sort()).toEqual(Object.keys(CODE_TABLE).sort());
    const documented = [...DOCUMENTED_API_CODES, ...DOCUMENTED_OAUTH_CODES].map(([code]) => code);
    expect(codes).toEqual(expect.arrayContaining(documented.filter((code) => code !== 'invalid_param')));
  });

  it.each(Object.keys(CODE_TABLE) as TikTokErrorCode[])('%s has an advice in words', (code) => {
    const error = new TikTokError({ code, endpoint: '/x/', safeToRepeat: false, mayHaveHappened: false });
    expect(ADVICE[error.advice].length).toBeGreaterThan(10);
    expect(error.message).toBe(`${code} (/x/): ${ADVICE[error.advice]}`);
    expect(error.retryable).toBe(false);
  });

  it('does not mistake names of the language for codes', async () => {
    server.answer(PATHS.status, refusal(400, 'constructor'));
    const error = await caught(TikTokApiError, client().posts.status({ accessToken: ACCESS_TOKEN, publishId: 'p' }));
    expect(error.code).toBe('unrecognized_code');
  });

  it('treats an unknown code of a failing TikTok as a failing TikTok', async () => {
    server.answer(PATHS.status, refusal(504, 'gateway_sad'));
    const error = await caught(TikTokApiError, client().posts.status({ accessToken: ACCESS_TOKEN, publishId: 'p' }));
    expect(error).toMatchObject({ code: 'internal_error', tiktokCode: 'gateway_sad', retryable: true });
  });
});
