import type { PrivacyLevel } from '@flowcast/shared-models';

/** TikTok's audiences as its own app calls them. */
export const privacyNames: Record<PrivacyLevel, { name: string; text: string }> = {
  PUBLIC_TO_EVERYONE: { name: 'Everyone', text: 'Public: anybody on TikTok' },
  MUTUAL_FOLLOW_FRIENDS: { name: 'Friends', text: 'Followers that you follow back' },
  FOLLOWER_OF_CREATOR: { name: 'Followers', text: 'Only people who follow you' },
  SELF_ONLY: { name: 'Only me', text: 'Private: nobody else' },
};
