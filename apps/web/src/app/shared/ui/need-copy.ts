import type { Need } from '@flowcast/shared-models';

export interface NeedSentence {
  changed: string;
  todo: string;
  /** Only connecting the account anew helps. */
  reconnect: boolean;
}

const need = (changed: string, todo: string, reconnect = false): NeedSentence => ({ changed, todo, reconnect });

/** What changed at TikTok between the confirmation and the sending, and what to do about it. */
const sentences: Record<string, NeedSentence> = {
  privacy_level_not_offered: need(
    'TikTok no longer offers this account the audience you chose.',
    'Start again with this video and choose who can view it. Or change the account back in the TikTok app, then try again.',
  ),
  comment_disabled: need(
    'Comments are switched off in the account’s TikTok settings.',
    'Switch them on in the TikTok app and try again, or start again without comments.',
  ),
  duet_disabled: need(
    'Duets are switched off in the account’s TikTok settings, or the account is private now.',
    'Switch them on in the TikTok app and try again, or start again without duet.',
  ),
  stitch_disabled: need(
    'Stitches are switched off in the account’s TikTok settings, or the account is private now.',
    'Switch them on in the TikTok app and try again, or start again without stitch.',
  ),
  video_too_long: need('The video is longer than TikTok now allows this account.', 'Start again with a shorter video.'),
  schedule_missed: need(
    'The studio could not publish at the time you chose.',
    'Publish it now, choose another time, or cancel it.',
  ),
  creator_suspended: need(
    'You are not let into the studio at the moment.',
    'Ask an admin to let you in, then try again.',
  ),
  account_needs_reconnect: need(
    'TikTok ended the connection to this account.',
    'Connect it again, then try again. What you confirmed is kept.',
    true,
  ),
  scope_missing: need(
    'A permission of this account is missing.',
    'Connect it again and leave every permission ticked, then try again.',
    true,
  ),
  spam_risk_too_many_posts: need(
    'TikTok takes no more posts of this account today.',
    'Try again tomorrow, or post in the TikTok app.',
  ),
  spam_risk_user_banned_from_posting: need(
    'TikTok does not let this account post.',
    'Open the TikTok app to see why and for how long, then try again.',
  ),
  reached_active_user_cap: need(
    'The studio has reached TikTok’s number of posting accounts for today.',
    'Try again tomorrow.',
  ),
};

const chooseBelow = 'Choose anew below. Or change it back in the TikTok app, then try again.';

/**
 * A code this page does not know yet shows what the API said. `answersBelow`: a choice can be made anew on the same page.
 */
export function needSentence({ code, field, message }: Need, answersBelow = false): NeedSentence {
  const known = sentences[code] ?? { changed: message, todo: '', reconnect: false };
  return answersBelow && field?.startsWith('post.') ? { ...known, todo: chooseBelow } : known;
}
