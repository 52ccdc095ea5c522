const guidelines =
  'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';

/** Every code of the data endpoints: its HTTP status and, where one was recorded or documented, TikTok's own message. */
export const refusalTable = {
  access_token_invalid: { status: 401, message: 'The access token is invalid or not found in the request.' },
  scope_not_authorized: {
    status: 401,
    message: 'The user did not authorize the scope required for completing this request.',
  },
  scope_permission_missed: { status: 400, message: 'Some fields need additional scopes.' },
  invalid_params: { status: 400, message: 'The request parameters are invalid.' },
  invalid_file_upload: { status: 400, message: 'The uploaded file is invalid.' },
  rate_limit_exceeded: { status: 429, message: 'The API rate limit was exceeded. Please try again later.' },
  internal_error: { status: 500, message: 'Something went wrong. Please try again later.' },
  spam_risk_too_many_posts: { status: 403, message: guidelines },
  spam_risk_user_banned_from_posting: { status: 403, message: guidelines },
  reached_active_user_cap: { status: 403, message: guidelines },
  spam_risk_too_many_pending_share: { status: 403, message: guidelines },
  unaudited_client_can_only_post_to_private_accounts: { status: 403, message: guidelines },
  privacy_level_option_mismatch: { status: 403, message: guidelines },
  url_ownership_unverified: {
    status: 403,
    message:
      'Please review our URL ownership verification rules at https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide/#pull_from_url',
  },
  app_version_check_failed: { status: 400, message: 'The user is on an app version that does not support this.' },
  invalid_publish_id: { status: 400, message: 'The publish_id does not exist.' },
  token_not_authorized_for_specified_publish_id: {
    status: 400,
    message: 'The access token does not have permission to the publish_id.',
  },
  publish_not_cancellable: { status: 400, message: 'The publish can not be cancelled any more.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type RefusalCode = keyof typeof refusalTable;

/** Messages of `invalid_params` as recorded from the live service; the two without a record are modelled on them. */
export const invalidParams = {
  postInfo: 'The request post info is empty or incorrect',
  sourceInfo: 'The request source info is empty or incorrect',
  videoSize: 'The video size is invalid',
  chunkSize: 'The chunk size is invalid',
  totalChunkCount: 'The total chunk count is invalid',
} as const;

/** A data endpoint says no. Turned into an envelope in one place, `answers.ts`. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly code: string;
  readonly status: number;

  constructor(code: string, options: { message?: string; status?: number } = {}) {
    const known = Object.hasOwn(refusalTable, code) ? refusalTable[code as RefusalCode] : undefined;
    super(options.message ?? known?.message ?? '');
    this.code = code;
    this.status = options.status ?? known?.status ?? 400;
  }
}

export function refusal(code: RefusalCode, options: { message?: string; status?: number } = {}): ApiRefusal {
  return new ApiRefusal(code, options);
}

/** OAuth errors and their status under RFC 6749; TikTok itself answers 200 unless the switch says otherwise. */
const rfcStatuses: Readonly<Record<string, number>> = { invalid_client: 401, server_error: 500 };

export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }

  get rfcStatus(): number {
    return rfcStatuses[this.error] ?? 400;
  }
}

export const oauthRefusals = {
  contentType: () =>
    new OAuthRefusal('invalid_request', 'Only `application/x-www-form-urlencoded` is accepted as Content-Type.'),
  malformed: () => new OAuthRefusal('invalid_request', 'The request parameters are malformed.'),
  missing: () => new OAuthRefusal('invalid_request', 'The request is missing a required parameter.'),
  secretMissing: () => new OAuthRefusal('invalid_request', 'Client secret is missed in request.'),
  redirect: () => new OAuthRefusal('invalid_request', 'Redirect_uri is not matched with the uri when requesting code.'),
  pkce: () => new OAuthRefusal('invalid_request', 'Code verifier or code challenge is invalid.'),
  code: () => new OAuthRefusal('invalid_grant', 'Authorization code is expired.'),
  client: () => new OAuthRefusal('invalid_client', 'Client key or secret is incorrect.'),
  refreshToken: () => new OAuthRefusal('invalid_grant', 'Refresh token is invalid or expired.'),
  accessToken: () => new OAuthRefusal('invalid_grant', 'Access token is invalid or expired.'),
  grantType: () => new OAuthRefusal('unsupported_grant_type', 'The grant type is not supported.'),
} as const;
