import type { CallOptions, ClientContext } from '../client-options.ts';
import { apiCall } from '../http/api-call.ts';
import { ENDPOINTS } from '../http/endpoints.ts';
import { present } from '../present.ts';
import { userInfoDataSchema } from '../wire/user.ts';
import { userFieldsFor } from './user-fields.ts';

/** Fields beyond the scopes are absent. Avatar addresses expire: copy the picture, do not store the address. */
export interface UserInfo {
  readonly openId: string;
  readonly unionId?: string;
  readonly displayName: string;
  readonly avatarUrl: string;
  readonly avatarUrl100?: string;
  readonly avatarLargeUrl?: string;
  /** These four need `user.info.profile`. */
  readonly username?: string;
  readonly bioDescription?: string;
  readonly profileDeepLink?: string;
  readonly isVerified?: boolean;
  /** These four need `user.info.stats`. */
  readonly followerCount?: number;
  readonly followingCount?: number;
  readonly likesCount?: number;
  readonly videoCount?: number;
}

export class UserResource {
  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /**
   * The creator's profile, asking only for fields that the granted scopes allow: what TikTok does with others is not
   * settled. Source: docs/tiktok-assumptions.md, "User info".
   */
  async info(
    { accessToken, scopes }: { accessToken: string; scopes: readonly string[] },
    options?: CallOptions,
  ): Promise<UserInfo> {
    const query = new URLSearchParams({ fields: userFieldsFor(scopes).join(',') });
    const request = { endpoint: ENDPOINTS.userInfo, accessToken, query, dataSchema: userInfoDataSchema };
    const { user } = await apiCall(this.#context, request, options);
    return present({
      openId: user.open_id,
      unionId: user.union_id,
      displayName: user.display_name,
      avatarUrl: user.avatar_url,
      avatarUrl100: user.avatar_url_100,
      avatarLargeUrl: user.avatar_large_url,
      username: user.username,
      bioDescription: user.bio_description,
      profileDeepLink: user.profile_deep_link,
      isVerified: user.is_verified,
      followerCount: user.follower_count,
      followingCount: user.following_count,
      likesCount: user.likes_count,
      videoCount: user.video_count,
    });
  }
}
