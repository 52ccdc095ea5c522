import type { ExchangeToken } from '@flowcast/shared-models';
import { createPkce, TikTokClient, TikTokOAuthError } from '@flowcast/tiktok-client';
import { Inject, Injectable, Logger } from '@nestjs/common';
import OAuth2Strategy from 'passport-oauth2';
import { CONFIG, type Config } from '../../config/index.ts';
import { tiktokProblem, tiktokProblemCode } from '../../platform/tiktok/index.ts';
import { AttemptStore, type LoginTrip, type SignInIntent } from './attempt-store.ts';
import { runStrategy } from './run-strategy.ts';
import { signInRefused, signInStateInvalid } from './sign-in.errors.ts';
import { type TikTokAuthenticateOptions, type TikTokGrant, TikTokStrategy } from './tiktok.strategy.ts';

/** The two halves of a login with TikTok: the way there, and what the way back brought. */
@Injectable()
export class TikTokLogin {
  readonly #logger = new Logger(TikTokLogin.name);
  readonly #strategy: TikTokStrategy;

  constructor(client: TikTokClient, @Inject(CONFIG) config: Config, attempts: AttemptStore) {
    this.#strategy = new TikTokStrategy(client, config, attempts);
  }

  /** Remembers the intent for this browser and answers the address of TikTok's login to send it to. */
  async depart(intent: SignInIntent, browserToken: string, forceConsent: boolean): Promise<string> {
    const { verifier, challenge } = await createPkce();
    const trip: LoginTrip = { query: {}, body: {}, browserToken, departure: { ...intent, codeVerifier: verifier } };
    const options: TikTokAuthenticateOptions = { codeChallenge: challenge, forceConsent };
    const verdict = await runStrategy(this.#strategy, trip, options);
    if (verdict.kind !== 'redirect') throw new Error(`The login did not begin: ${verdict.kind}.`);
    return verdict.location;
  }

  /**
   * Trades what TikTok sent to the callback for its grant.
   * @throws {CodedError} `sign_in_state_invalid`, `sign_in_refused`, `tiktok_unavailable` or another of TikTok's problems.
   */
  async arrive(
    callback: ExchangeToken,
    browserToken: string | null,
  ): Promise<{ grant: TikTokGrant; intent: SignInIntent }> {
    if (browserToken === null) throw signInStateInvalid();
    const trip: LoginTrip = { query: {}, body: callback, browserToken };
    const verdict = await runStrategy(this.#strategy, trip, {}).catch((error: unknown) => {
      throw this.#problemOf(error);
    });
    if (verdict.kind !== 'success') throw signInStateInvalid();
    return { grant: verdict.user as TikTokGrant, intent: verdict.info.state as SignInIntent };
  }

  /** passport-oauth2 wraps failures of the token call; the one inside says what TikTok meant. */
  #problemOf(error: unknown): unknown {
    const cause: unknown = error instanceof OAuth2Strategy.InternalOAuthError ? error.oauthError : error;
    if (!(cause instanceof TikTokOAuthError) || tiktokProblemCode(cause) === 'tiktok_unavailable') {
      return tiktokProblem(cause);
    }
    this.#logger.warn(`TikTok refused a sign-in: ${cause.message}`);
    return signInRefused(cause);
  }
}
