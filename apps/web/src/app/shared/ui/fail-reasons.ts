interface FailReason {
  /** What happened and what to do, in plain sentences. */
  text: string;
  /** The same post once more can go better; otherwise something has to be changed first. The API decides in the end. */
  again?: true;
}

const mediaChanged =
  'The stored video is no longer the one you confirmed, so nothing was sent. Choose the video again and confirm it anew.';
const uploadBroke =
  'The transfer to TikTok broke off before TikTok had the whole video. Nothing was posted; try again.';
const notTaken =
  'TikTok did not accept the transfer of the video. Nothing was posted. Start again; if it stays, tell an admin.';
const tiktokProblem = 'TikTok had a problem of its own. The video is fine; try again.';

/** Every reason TikTok or the studio gives for a post that failed. Source: docs/tiktok-assumptions.md, fail reasons. */
const reasons: Record<string, FailReason> = {
  // TikTok looked at the video
  file_format_check_failed: {
    text: 'TikTok cannot read this file. Use MP4, MOV or WebM with H.264, H.265, VP8 or VP9.',
  },
  duration_check_failed: {
    text: 'The video is too long or too short for this account. Change its length, then post it again.',
  },
  frame_rate_check_failed: {
    text: 'The frame rate is outside 23 to 60 frames per second. Export it again, then post it.',
  },
  picture_size_check_failed: {
    text: 'Width and height must each be 360 to 4096 pixels. Export it in another size, then post it.',
  },
  internal: { text: tiktokProblem, again: true },
  video_pull_failed: {
    text: 'TikTok could not fetch the video from the studio. Try again; if it stays, tell an admin.',
    again: true,
  },
  publish_cancelled: {
    text: 'The transfer was cancelled before TikTok had the whole video. Nothing was posted; try again.',
    again: true,
  },
  auth_removed: {
    text: 'FlowCast was removed from this TikTok account while the post was checked. Connect the account again, then try again.',
    again: true,
  },
  spam_risk_text: { text: 'TikTok judged the caption to be spam. Change the caption, then post it again.' },
  spam_risk: {
    text: 'TikTok judged this post to be risky and refused it. Sending it again unchanged will not help.',
  },
  // TikTok refused the request
  spam_risk_too_many_posts: {
    text: 'This account has reached TikTok’s limit for a day. Try again tomorrow or use the TikTok app.',
    again: true,
  },
  spam_risk_user_banned_from_posting: {
    text: 'TikTok does not let this account post. Look into the TikTok app for the reason.',
  },
  spam_risk_too_many_pending_share: {
    text: 'Five drafts are already waiting in your TikTok inbox; TikTok takes no more within 24 hours. Finish some in the app, then try again.',
    again: true,
  },
  reached_active_user_cap: {
    text: 'The studio’s app has reached TikTok’s number of users for today. Try again tomorrow.',
    again: true,
  },
  unaudited_client_can_only_post_to_private_accounts: {
    text: 'TikTok has not audited this app yet: until then it posts only to accounts set to private. Set the account to private and try again, or send a draft instead.',
    again: true,
  },
  app_version_check_failed: {
    text: 'The TikTok app on your phone is too old for drafts. Update it, then send the draft again.',
  },
  privacy_level_option_mismatch: {
    text: 'TikTok no longer offers the chosen audience for this account. Start again and choose who can view it.',
  },
  scope_not_authorized: {
    text: 'A permission is missing. Connect the account again under Accounts and leave all permissions ticked.',
  },
  access_token_invalid: {
    text: 'TikTok ended the connection. Connect the account again under Accounts, then post it again.',
  },
  account_needs_reconnect: {
    text: 'TikTok ended the connection. Connect the account again under Accounts, then post it again.',
  },
  url_ownership_unverified: {
    text: 'TikTok does not fetch videos from the studio’s address yet. Tell an admin: it has to be verified at TikTok.',
    again: true,
  },
  rate_limit_exceeded: { text: 'TikTok asked us to slow down. Wait a minute, then try again.', again: true },
  internal_error: { text: tiktokProblem, again: true },
  tiktok_refused: { text: 'TikTok refused the post without saying more. Nothing was posted; you can start again.' },
  // the studio's own
  init_answer_lost: {
    text: 'TikTok’s answer was lost before any byte of the video was sent. Nothing was posted; try again.',
    again: true,
  },
  not_on_tiktok: {
    text: 'Somebody looked and found nothing on TikTok. One new attempt was allowed; you can try again.',
    again: true,
  },
  media_missing: {
    text: 'The studio could not read its stored video. Nothing was posted. Try again; if it stays, tell an admin.',
    again: true,
  },
  media_changed: { text: mediaChanged },
  video_archived: {
    text: 'The video was taken out of the studio before its time came. Nothing was posted; choose another video.',
  },
  account_of_another_creator: {
    text: 'The TikTok account belongs to somebody else in the studio now. Nothing was posted.',
  },
  unreadable_response: {
    text: 'TikTok answered in a way the studio does not understand. Nothing was posted; try again. If it stays, tell an admin.',
    again: true,
  },
  unexpected_redirect: {
    text: 'TikTok sent the studio to another address, which it does not follow. Nothing was posted. Tell an admin.',
  },
  // the transfer of the bytes
  upload_url_expired: { text: uploadBroke, again: true },
  upload_server_error: { text: uploadBroke, again: true },
  upload_unexpected_status: { text: uploadBroke, again: true },
  upload_range_mismatch: { text: notTaken },
  upload_malformed: { text: notTaken },
  upload_redirected: { text: notTaken },
  upload_host_refused: {
    text: 'TikTok named an address for the video that the studio does not trust, so nothing was sent. Tell an admin.',
  },
};

export function failSentence(reason: string | null): string {
  return reasons[reason ?? '']?.text ?? 'TikTok refused the post. Nothing was posted; you can start again.';
}

/** Whether trying the same post once more is worth offering. */
export function canTryAgain(reason: string | null): boolean {
  return reasons[reason ?? '']?.again === true;
}
