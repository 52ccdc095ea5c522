import type { CallOptions, ClientContext } from '../client-options.ts';
import { apiCall } from '../http/api-call.ts';
import { ENDPOINTS } from '../http/endpoints.ts';
import { creatorInfoDataSchema } from '../wire/creator-info.ts';
import { PRIVACY_LEVELS } from '../wire/posts.ts';
import type { PrivacyLevel } from '../wire/posts.ts';

/** What this creator may choose right now; ask anew each time the post page is shown and right before an init. */
export interface CreatorInfo {
  /** Lives two hours. */
  readonly avatarUrl: string;
  readonly username: string;
  /** The name to show. */
  readonly nickname: string;
  /** In TikTok's order. Does not tell whether the app is audited. */
  readonly privacyLevelOptions: PrivacyLevel[];
  /** Options TikTok sent that this library does not know; offer none of them. */
  readonly unknownPrivacyLevels: string[];
  readonly commentDisabled: boolean;
  readonly duetDisabled: boolean;
  readonly stitchDisabled: boolean;
  readonly maxVideoPostDurationSec: number;
}

export class CreatorInfoResource {
  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /**
   * Needs `video.publish`. "This creator can not post now" comes with HTTP 200 and is thrown as a TikTokApiError:
   * `spam_risk_too_many_posts`, `spam_risk_user_banned_from_posting`, `reached_active_user_cap`.
   */
  async query({ accessToken }: { accessToken: string }, options?: CallOptions): Promise<CreatorInfo> {
    const request = { endpoint: ENDPOINTS.creatorInfo, accessToken, body: {}, dataSchema: creatorInfoDataSchema };
    const wire = await apiCall(this.#context, request, options);
    return {
      avatarUrl: wire.creator_avatar_url,
      username: wire.creator_username,
      nickname: wire.creator_nickname,
      privacyLevelOptions: wire.privacy_level_options.filter(isPrivacyLevel),
      unknownPrivacyLevels: wire.privacy_level_options.filter((level) => !isPrivacyLevel(level)),
      commentDisabled: wire.comment_disabled,
      duetDisabled: wire.duet_disabled,
      stitchDisabled: wire.stitch_disabled,
      maxVideoPostDurationSec: wire.max_video_post_duration_sec,
    };
  }
}

function isPrivacyLevel(level: string): level is PrivacyLevel {
  return (PRIVACY_LEVELS as readonly string[]).includes(level);
}
