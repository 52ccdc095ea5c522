/**
 * Why an attempt may have failed that a further one can do better. It is never dangerous: a failed attempt has no effect
 * at TikTok. What is not listed fails again: the file, the caption or the account is refused as it is.
 */
const retryableReasons: ReadonlySet<string> = new Set([
  // ours
  'init_answer_lost',
  'upload_url_expired',
  'media_missing',
  'not_on_tiktok',
  // TikTok's refusals of a call
  'internal_error',
  'rate_limit_exceeded',
  'unreadable_response',
  'upload_server_error',
  'upload_unexpected_status',
  'spam_risk_too_many_posts',
  'spam_risk_too_many_pending_share',
  'reached_active_user_cap',
  'url_ownership_unverified',
  'unaudited_client_can_only_post_to_private_accounts',
  // TikTok's fail reasons
  'internal',
  'video_pull_failed',
  'publish_cancelled',
  'auth_removed',
]);

export const isRetryableReason = (failReason: string | null): boolean =>
  failReason !== null && retryableReasons.has(failReason);
