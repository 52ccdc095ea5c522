/** What a caller should do about a failure, as a closed list a program can switch on; the sentence is for people. */
export const ADVICE = {
  refresh_token:
    'Refresh the access token once and repeat the call once; if that fails, ask the creator to sign in again.',
  ask_consent: 'Ask the creator for consent with the missing scope; old tokens never gain scopes.',
  reconnect: 'Ask the creator to sign in with TikTok again.',
  fix_request: 'Correct the request; repeating it unchanged gives the same refusal.',
  fix_media: 'Correct the media file.',
  fix_app_settings: "Check client key, client secret, redirect URI and scopes in TikTok's developer portal.",
  wait_and_repeat: 'Wait (retryAfterMs when present), then repeat reads; never repeat an init automatically.',
  ask_status:
    'Reads and chunk PUTs may be repeated with back-off; after an init ask for the status or the creator first.',
  try_later: 'Stop and tell the creator to try again later.',
  stop_account: 'Stop posting for this account; TikTok has banned it from posting.',
  app_cap: "The app's daily number of posting users is used up: try tomorrow, or pass the audit.",
  finish_drafts: 'Finish pending drafts in the TikTok app; five pending shares in 24 hours are allowed.',
  make_account_private: 'Switch the account (not only the post) to private, send a draft instead, or pass the audit.',
  verify_url: 'Verify the URL prefix or domain in the developer portal, or upload the file.',
  ask_creator_info: "Ask for creator_info again and choose one of the creator's privacy levels.",
  update_app: 'Ask the creator to update the TikTok app to 31.8 or newer.',
  keep_journal: 'Rely on your own record of this publish id; do not post again.',
  check_account: 'Use the access token of the account the publish id belongs to.',
  show_final_state: 'The post already has a final state: show it.',
  new_init: 'This upload can not go on; start a new one only when nothing can have been published.',
  resume_upload: 'Ask for the status and go on from its uploaded_bytes.',
  allow_host: 'Add the upload host to uploadHosts, if it really belongs to TikTok.',
  check_source: 'The source must yield exactly the bytes of the range it was asked for.',
  report: "TikTok's answer has a form this library does not know; keep the log id and report it.",
  cancelled: 'The caller ended the call itself.',
  reject_webhook: 'Answer 401 and do not act on the request.',
} as const satisfies Record<string, string>;

export type TikTokAdvice = keyof typeof ADVICE;
