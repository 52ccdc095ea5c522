import { type Need, scheduleMissed } from '@flowcast/shared-models';

/** What a person has to settle, beside a clash with creator_info. */
export const reconnectNeed: Need = {
  code: 'account_needs_reconnect',
  message: 'TikTok ended the connection to this account. Sign in with TikTok again, then try again.',
};

export const scopeNeed: Need = {
  code: 'scope_missing',
  message: 'A permission of this account is missing. Sign in with TikTok again and leave all permissions ticked.',
};

export const privacyNeed: Need = {
  code: 'privacy_level_not_offered',
  field: 'post.privacyLevel',
  message: 'TikTok does not offer this audience for the account now. Choose who can view the video again.',
};

/** Its answers: publish now (`retry`), another time (`PATCH`), or cancel. */
export const missedNeed: Need = {
  code: scheduleMissed,
  field: 'scheduledAt',
  message: 'The studio could not publish at the chosen time. Publish now, choose another time, or cancel.',
};

export const suspendedNeed: Need = {
  code: 'creator_suspended',
  message: 'Its creator is suspended. An admin can let them in again; then try again.',
};
