import type * as v from 'valibot';
import type { CallOptions, ClientContext } from '../client-options.ts';
import { call } from '../http/call.ts';
import { ENDPOINTS } from '../http/endpoints.ts';
import type { Endpoint } from '../http/endpoints.ts';
import { clientTokenSchema, revokeAnswerSchema, userTokenSchema } from '../wire/oauth.ts';
import { authorizeUrl } from './authorize-url.ts';
import type { AuthorizeRequest } from './authorize-url.ts';
import { readOAuthAnswer } from './oauth-answer.ts';

/** What a creator's consent gave. Keep it encrypted; save it before its first use, because refreshing replaces it. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Per creator and app; may begin with "-"; keep it verbatim. */
  readonly openId: string;
  /** Scopes really granted, which may be fewer than asked for. */
  readonly scopes: string[];
  readonly accessTokenExpiresAt: Date;
  readonly refreshTokenExpiresAt: Date;
}

export interface ClientToken {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
}

export interface CodeExchange {
  /** As it came in the callback, percent-decoded once. */
  readonly code: string;
  /** The same text as in the authorize request. */
  readonly redirectUri: string;
  readonly codeVerifier?: string;
}

/** Login Kit's token endpoints. Failures are TikTokOAuthError, whatever the HTTP status. */
export class OAuthResource {
  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /** The page to send the creator's browser to. */
  authorizeUrl(request: AuthorizeRequest): string {
    return authorizeUrl(this.#context, request);
  }

  /** Trades the callback's code for tokens. Never repeated: a code is good for one use. */
  exchangeCode({ code, redirectUri, codeVerifier }: CodeExchange, options?: CallOptions): Promise<TokenSet> {
    return this.#userToken(
      ENDPOINTS.token,
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
      },
      { secrets: [code, codeVerifier ?? ''], options },
    );
  }

  /**
   * A new pair of tokens; the old refresh token may be dead from then on. Never repeated, and once it was sent nothing
   * should abort between the answer and saving it.
   */
  refresh({ refreshToken }: { refreshToken: string }, options?: CallOptions): Promise<TokenSet> {
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
    return this.#userToken(ENDPOINTS.refresh, fields, { secrets: [refreshToken], options });
  }

  /** Removes the app from the creator's permissions: both tokens are dead afterwards. */
  async revoke({ accessToken }: { accessToken: string }, options?: CallOptions): Promise<void> {
    await this.#post(
      ENDPOINTS.revoke,
      { token: accessToken },
      { secrets: [accessToken], schema: revokeAnswerSchema, options },
    );
  }

  /** A token of the app itself; good only for TikTok's research products, proves nothing about Login Kit. */
  async clientToken(options?: CallOptions): Promise<ClientToken> {
    const fields = { grant_type: 'client_credentials' };
    const wire = await this.#post(ENDPOINTS.clientToken, fields, { secrets: [], schema: clientTokenSchema, options });
    return { accessToken: wire.access_token, accessTokenExpiresAt: this.#after(wire.expires_in) };
  }

  async #userToken(
    endpoint: Endpoint,
    fields: Record<string, string>,
    { secrets, options }: { secrets: readonly string[]; options: CallOptions | undefined },
  ): Promise<TokenSet> {
    const wire = await this.#post(endpoint, fields, { secrets, schema: userTokenSchema, options });
    return {
      accessToken: wire.access_token,
      refreshToken: wire.refresh_token,
      openId: wire.open_id,
      scopes: wire.scope,
      accessTokenExpiresAt: this.#after(wire.expires_in),
      refreshTokenExpiresAt: this.#after(wire.refresh_expires_in),
    };
  }

  #post<S extends v.GenericSchema<unknown, unknown>>(
    endpoint: Endpoint,
    fields: Record<string, string>,
    { secrets, schema, options }: { secrets: readonly string[]; schema: S; options: CallOptions | undefined },
  ): Promise<v.InferOutput<S>> {
    const { clientKey, clientSecret } = this.#context;
    const request = {
      endpoint,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-cache' },
      body: new URLSearchParams({ client_key: clientKey, client_secret: clientSecret, ...fields }).toString(),
      secrets: [clientSecret, ...secrets],
    };
    return call(this.#context, request, options, (answer) => readOAuthAnswer(answer, schema));
  }

  #after(seconds: number): Date {
    return new Date(this.#context.now() + seconds * 1000);
  }
}
