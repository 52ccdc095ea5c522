/** Which scope opens which field. `user.info.basic` belongs to every Login Kit app and can not be unticked. */
export const USER_FIELDS_BY_SCOPE = {
  'user.info.basic': ['open_id', 'union_id', 'avatar_url', 'avatar_url_100', 'avatar_large_url', 'display_name'],
  'user.info.profile': ['bio_description', 'profile_deep_link', 'is_verified', 'username'],
  'user.info.stats': ['follower_count', 'following_count', 'likes_count', 'video_count'],
} as const;

export function userFieldsFor(scopes: readonly string[]): string[] {
  return Object.entries(USER_FIELDS_BY_SCOPE).flatMap(([scope, fields]) =>
    scope === 'user.info.basic' || scopes.includes(scope) ? fields : [],
  );
}
