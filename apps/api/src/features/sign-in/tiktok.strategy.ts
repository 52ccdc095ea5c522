import { requiredScopes } from '@flowcast/shared-models';
import type { TikTokClient, TokenSet, UserInfo } from '@flowcast/tiktok-client';
import OAuth2Strategy from 'passport-oauth2';
import type { Config } from '../../config/index.ts';
import type { AttemptStore } from './attempt-store.ts';

/** What TikTok said about the person who signed in. */
export interface TikTokGrant {
  tokens: TokenSet;
  profile: UserInfo;
}

type Verified = (error: null, grant: TikTokGrant) => void;

/** Options of one `authenticate`. */
export interface TikTokAuthenticateOptions {
  codeChallenge?: string;
  /** Show TikTok's consent page even if its session would let it be skipped. */
  forceConsent?: boolean;
}

type TokenParams = { redirect_uri: string; code_verifier: string };
type TokenCallback = (error: unknown, accessToken?: string, refreshToken?: string, tokens?: TokenSet) => void;

/**
 * Login with TikTok: OAuth 2.0 in TikTok's dialect. The client id is called `client_key`, scopes are separated by commas,
 * and the PKCE challenge is hex, not base64url, which is why passport's own `pkce` option stays off. Token and profile calls
 * go through the one client that knows TikTok. Source: docs/tiktok-assumptions.md, "Authorize request".
 */
export class TikTokStrategy extends OAuth2Strategy {
  override name = 'tiktok';
  // Not `#fields`: a strategy runs as an object that only inherits from this one, and those are not inherited.
  private readonly client: TikTokClient;
  private readonly clientKey: string;

  constructor(client: TikTokClient, { tiktok }: Config, attempts: AttemptStore) {
    super(
      {
        authorizationURL: `${tiktok.authorizeBaseUrl}/v2/auth/authorize/`,
        tokenURL: `${tiktok.apiBaseUrl}/v2/oauth/token/`,
        clientID: tiktok.clientKey,
        // Only the client speaks with the token endpoint, so the secret has no business here.
        clientSecret: '',
        callbackURL: tiktok.redirectUri,
        scope: [...requiredScopes],
        scopeSeparator: ',',
        // Passport's types name Express' request; ours is the trip alone, which is all the store reads.
        store: attempts as unknown as OAuth2Strategy.StateStore,
      },
      // passport-oauth2 hands TikTok's token answer to a function of exactly five parameters only.
      // eslint-disable-next-line @typescript-eslint/max-params
      (_accessToken: string, _refreshToken: string, tokens: TokenSet, profile: UserInfo, verified: Verified) =>
        verified(null, { tokens, profile } satisfies TikTokGrant),
    );
    this.client = client;
    this.clientKey = tiktok.clientKey;
    Object.assign(this._oauth2, { getOAuthAccessToken: this.exchangeCode.bind(this) });
  }

  private exchangeCode(code: string, params: TokenParams, callback: TokenCallback): void {
    this.client.oauth
      .exchangeCode({ code, redirectUri: params.redirect_uri, codeVerifier: params.code_verifier })
      .then((tokens) => callback(null, tokens.accessToken, tokens.refreshToken, tokens), callback);
  }

  override authorizationParams({ codeChallenge, forceConsent }: TikTokAuthenticateOptions): object {
    return {
      client_key: this.clientKey,
      code_challenge: codeChallenge,
      code_challenge_method: 'S256',
      ...(forceConsent ? { disable_auto_auth: '1' } : {}),
    };
  }

  /** passport-oauth2 always adds `client_id`, which TikTok does not know. */
  override authenticate(...[request, options]: Parameters<OAuth2Strategy['authenticate']>): void {
    const redirect = this.redirect.bind(this);
    this.redirect = (location: string) => redirect(withoutClientId(location));
    super.authenticate(request, options);
  }

  /** Asks for no field beyond `user.info.basic`, which every login grants. */
  override userProfile(accessToken: string, done: (error?: unknown, profile?: UserInfo) => void): void {
    this.client.user.info({ accessToken, scopes: ['user.info.basic'] }).then((profile) => done(null, profile), done);
  }
}

function withoutClientId(location: string): string {
  const url = new URL(location);
  url.searchParams.delete('client_id');
  return url.href;
}
