import type { TikTokAdvice } from './advice.ts';

/**
 * What one code means for a caller. `repeatable` speaks of calls that are safe to send twice (reads, token-free calls, the
 * same chunk on the same upload URL); calls that could post twice are never repeatable, whatever the code.
 */
export interface CodeRow {
  readonly repeatable: boolean;
  readonly advice: TikTokAdvice;
}

const row = (advice: TikTokAdvice, repeatable = false): CodeRow => ({ advice, repeatable });

/** `error.code` of the data endpoints. Source: docs/tiktok-assumptions.md, "Error codes". */
export const API_CODES = {
  access_token_invalid: row('refresh_token'),
  scope_not_authorized: row('ask_consent'),
  scope_permission_missed: row('ask_consent'),
  invalid_params: row('fix_request'),
  invalid_file_upload: row('fix_media'),
  rate_limit_exceeded: row('wait_and_repeat', true),
  internal_error: row('ask_status', true),
  spam_risk_too_many_posts: row('try_later'),
  spam_risk_user_banned_from_posting: row('stop_account'),
  reached_active_user_cap: row('app_cap'),
  spam_risk_too_many_pending_share: row('finish_drafts'),
  unaudited_client_can_only_post_to_private_accounts: row('make_account_private'),
  url_ownership_unverified: row('verify_url'),
  privacy_level_option_mismatch: row('ask_creator_info'),
  app_version_check_failed: row('update_app'),
  invalid_publish_id: row('keep_journal'),
  token_not_authorized_for_specified_publish_id: row('check_account'),
  publish_not_cancellable: row('show_final_state'),
  unrecognized_code: row('report'),
} as const satisfies Record<string, CodeRow>;

/** TikTok's documentation spells one code otherwise than its servers do; both mean the same. */
export const API_CODE_SPELLINGS: Readonly<Record<string, keyof typeof API_CODES>> = { invalid_param: 'invalid_params' };

/** `error` of the token, revoke and authorize endpoints. */
export const OAUTH_CODES = {
  access_denied: row('reconnect'),
  invalid_client: row('fix_app_settings'),
  invalid_grant: row('reconnect'),
  invalid_request: row('fix_request'),
  invalid_scope: row('fix_app_settings'),
  unauthorized_client: row('fix_app_settings'),
  unsupported_grant_type: row('fix_request'),
  unsupported_response_type: row('fix_request'),
  server_error: row('wait_and_repeat', true),
  temporarily_unavailable: row('wait_and_repeat', true),
  unrecognized_oauth_error: row('report'),
} as const satisfies Record<string, CodeRow>;

/** The upload host answers with a bare status; these are this library's names for them, and for its own refusals to send. */
export const UPLOAD_CODES = {
  upload_malformed: row('fix_request'),
  upload_url_expired: row('new_init'),
  upload_not_found: row('new_init'),
  upload_range_mismatch: row('resume_upload', true),
  upload_server_error: row('ask_status', true),
  upload_unexpected_status: row('report'),
  upload_redirected: row('report'),
  upload_host_refused: row('allow_host'),
  upload_source_mismatch: row('check_source'),
  upload_source_failed: row('check_source'),
} as const satisfies Record<string, CodeRow>;

export const RESPONSE_CODES = {
  unreadable_response: row('report'),
  unexpected_redirect: row('report'),
} as const satisfies Record<string, CodeRow>;

export const NETWORK_CODES = {
  connection_failed: row('ask_status', true),
  timed_out: row('ask_status', true),
  aborted: row('cancelled'),
} as const satisfies Record<string, CodeRow>;

export const WEBHOOK_CODES = {
  webhook_header_malformed: row('reject_webhook'),
  webhook_signature_mismatch: row('reject_webhook'),
  webhook_timestamp_out_of_tolerance: row('reject_webhook'),
  webhook_body_unreadable: row('report'),
} as const satisfies Record<string, CodeRow>;

/** The one table: every code this library can report. */
export const CODE_TABLE = {
  ...API_CODES,
  ...OAUTH_CODES,
  ...UPLOAD_CODES,
  ...RESPONSE_CODES,
  ...NETWORK_CODES,
  ...WEBHOOK_CODES,
} as const;

export type TikTokApiCode = keyof typeof API_CODES;
export type TikTokOAuthCode = keyof typeof OAUTH_CODES;
export type TikTokUploadCode = keyof typeof UPLOAD_CODES;
export type TikTokResponseCode = keyof typeof RESPONSE_CODES;
export type TikTokNetworkCode = keyof typeof NETWORK_CODES;
export type TikTokWebhookCode = keyof typeof WEBHOOK_CODES;
export type TikTokErrorCode = keyof typeof CODE_TABLE;
