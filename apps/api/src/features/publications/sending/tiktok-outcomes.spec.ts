import {
  TikTokApiError,
  type TikTokErrorFacts,
  TikTokNetworkError,
  TikTokResponseError,
  TikTokUploadError,
} from '@flowcast/tiktok-client';
import { describe, expect, it } from '@jest/globals';
import { initOutcome } from './init-outcome.ts';
import { privacyNeed, reconnectNeed, scopeNeed } from './needs.ts';
import { uploadOutcome } from './upload-outcome.ts';

type Facts<Code extends TikTokErrorFacts['code']> = TikTokErrorFacts<Code>;

const refused = (code: TikTokApiError['code'], change: Partial<Facts<TikTokApiError['code']>> = {}) =>
  new TikTokApiError({ code, endpoint: '/init/', safeToRepeat: false, mayHaveHappened: false, ...change });
const unanswered = (code: TikTokNetworkError['code'], mayHaveHappened: boolean) =>
  new TikTokNetworkError({ code, endpoint: '/init/', safeToRepeat: false, mayHaveHappened });
const upload = (code: TikTokUploadError['code']) =>
  new TikTokUploadError({ code, endpoint: 'upload_url', safeToRepeat: true, mayHaveHappened: false });

describe('an init that did not succeed', () => {
  it.each([
    ['no answer', unanswered('connection_failed', true)],
    ['a deadline that passed', unanswered('timed_out', true)],
    ['a server error', refused('internal_error', { mayHaveHappened: true })],
    [
      'an answer nobody can read',
      new TikTokResponseError({
        code: 'unreadable_response',
        endpoint: '/',
        safeToRepeat: false,
        mayHaveHappened: true,
      }),
    ],
  ])('may have begun a publish after %s', (_what, error) => {
    expect(initOutcome(error)).toEqual({ kind: 'lost' });
  });

  it('may be made again when TikTok never saw it, or was too busy', () => {
    expect(initOutcome(unanswered('connection_failed', false))).toEqual({ kind: 'later', afterMs: undefined });
    expect(initOutcome(refused('rate_limit_exceeded', { retryAfterMs: 60_000 }))).toEqual({
      kind: 'later',
      afterMs: 60_000,
    });
  });

  it.each([
    ['access_token_invalid', reconnectNeed],
    ['scope_not_authorized', scopeNeed],
    ['privacy_level_option_mismatch', privacyNeed],
  ] as const)('waits for the creator after %s', (code, need) => {
    expect(initOutcome(refused(code))).toEqual({ kind: 'needs', need });
  });

  it.each([
    'spam_risk_too_many_posts',
    'spam_risk_user_banned_from_posting',
    'spam_risk_too_many_pending_share',
    'reached_active_user_cap',
    'unaudited_client_can_only_post_to_private_accounts',
    'invalid_params',
    'unrecognized_code',
  ] as const)('fails with TikTok’s own %s', (code) => {
    expect(initOutcome(refused(code))).toEqual({ kind: 'failed', reason: code });
  });
});

describe('a transfer that broke off', () => {
  it.each(['upload_server_error', 'upload_range_mismatch'] as const)('goes on later after %s', (code) => {
    expect(uploadOutcome(upload(code))).toEqual({ kind: 'resume' });
  });

  it.each(['upload_url_expired', 'upload_not_found'] as const)('needs a new attempt after %s', (code) => {
    expect(uploadOutcome(upload(code))).toEqual({ kind: 'replace', reason: 'upload_url_expired' });
  });

  it.each([
    ['upload_source_failed', 'media_missing'],
    ['upload_source_mismatch', 'media_changed'],
    ['upload_malformed', 'upload_malformed'],
    ['upload_host_refused', 'upload_host_refused'],
    ['upload_redirected', 'upload_redirected'],
  ] as const)('fails after %s', (code, reason) => {
    expect(uploadOutcome(upload(code))).toEqual({ kind: 'failed', reason });
  });
});
