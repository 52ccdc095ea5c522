/** A plain sentence and a next step for each reason TikTok or the studio gives. Source: docs/tiktok-assumptions.md. */
const sentences: Record<string, string> = {
  file_format_check_failed: 'TikTok cannot read this file. Use MP4, MOV or WebM with H.264, H.265, VP8 or VP9.',
  duration_check_failed: 'The video is too long or too short for this account. Shorten it, then post it again.',
  frame_rate_check_failed: 'The frame rate is outside 23 to 60 frames per second. Export it again, then post it.',
  picture_size_check_failed:
    'Width and height must each be 360 to 4096 pixels. Export it in another size, then post it.',
  internal: 'TikTok had a problem of its own. The video is fine; post it again.',
  internal_error: 'TikTok had a problem of its own. The video is fine; post it again.',
  video_pull_failed: 'TikTok could not fetch the video from the studio. Post it again; if it stays, tell an admin.',
  publish_cancelled: 'The transfer was cancelled before TikTok had the whole video. Nothing was posted.',
  auth_removed: 'FlowCast was removed from this TikTok account while the post was checked. Sign in with TikTok again.',
  spam_risk_too_many_posts:
    'This account has reached TikTok’s limit for a day. Try again tomorrow or use the TikTok app.',
  spam_risk_user_banned_from_posting: 'TikTok does not let this account post. Look into the TikTok app for the reason.',
  spam_risk_text: 'TikTok judged the caption to be spam. Change the caption, then post it again.',
  spam_risk: 'TikTok judged this post to be risky and refused it. Sending it again unchanged will not help.',
  spam_risk_too_many_pending_share:
    'Five drafts are already waiting in your TikTok inbox; TikTok takes no more within 24 hours. Finish some in the app.',
  reached_active_user_cap: 'The studio’s app has reached TikTok’s number of users for today. Try again tomorrow.',
  unaudited_client_can_only_post_to_private_accounts:
    'TikTok has not audited this app yet: until then it posts only to accounts set to private. Send a draft instead.',
  privacy_level_option_mismatch: 'TikTok no longer offers the chosen audience for this account. Choose again.',
  scope_not_authorized: 'A permission is missing. Sign in with TikTok again and leave all permissions ticked.',
  access_token_invalid: 'TikTok ended the connection. Sign in with TikTok again, then post it again.',
  account_needs_reconnect: 'TikTok ended the connection. Sign in with TikTok again, then post it again.',
  rate_limit_exceeded: 'TikTok asked us to slow down. Wait a minute, then post it again.',
};

export function failSentence(reason: string | null): string {
  return sentences[reason ?? ''] ?? 'TikTok refused the post. Nothing was posted; you can start again.';
}
