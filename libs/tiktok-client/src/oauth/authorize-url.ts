export interface AuthorizeRequest {
  /** Byte for byte one of the URIs registered for this app and mode. */
  readonly redirectUri: string;
  /** Random, bound to the browser; comes back unchanged. */
  readonly state: string;
  readonly scopes: readonly string[];
  /** Hex, from `createPkce`. Required by TikTok for localhost redirects, harmless for others: send it always. */
  readonly codeChallenge?: string;
  /** True: always show the consent page ("connect another account"); false: skip it when TikTok has a session. */
  readonly disableAutoAuth?: boolean;
}

/** Source: docs/tiktok-assumptions.md, "Authorize request". */
export function authorizeUrl(
  { clientKey, authorizeBaseUrl }: { clientKey: string; authorizeBaseUrl: string },
  { redirectUri, state, scopes, codeChallenge, disableAutoAuth }: AuthorizeRequest,
): string {
  const query = new URLSearchParams({
    client_key: clientKey,
    scope: scopes.join(','),
    response_type: 'code',
    redirect_uri: redirectUri,
    state,
    ...(disableAutoAuth === undefined ? {} : { disable_auto_auth: disableAutoAuth ? '1' : '0' }),
    ...(codeChallenge === undefined ? {} : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
  });
  return `${authorizeBaseUrl}/v2/auth/authorize/?${query.toString()}`;
}
