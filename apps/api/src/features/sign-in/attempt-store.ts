import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { hashToken, newOpaqueToken, type SealedColumn, SecretBox } from '../../platform/secrets/index.ts';
import { SignInAttemptsRepository } from './sign-in-attempts.repository.ts';

export const attemptLifeMs = 10 * 60_000;

/** What must be remembered between the way to TikTok and the way back. */
export interface SignInIntent {
  /** Hash of the token in an invitation link. */
  invitationTokenHash: string | null;
  /** The signed-in creator who is adding an account. */
  connectCreatorId: string | null;
  returnTo: string;
}

/** The trip of one browser, as the strategy and its state store see it: in place of an HTTP request. */
export interface LoginTrip {
  query: Record<string, never>;
  body: { code?: string; state?: string };
  /** From the cookie that binds `state` to the browser. */
  browserToken: string;
  /** On the way out only. */
  departure?: SignInIntent & { codeVerifier: string };
}

type StoreCallback = (error: unknown, state?: string) => void;
type VerifyCallback = (error: unknown, codeVerifier?: string | false, info?: unknown) => void;

/**
 * passport-oauth2's state store on our database: `state` is 256 random bits, kept as a hash, good once, for ten minutes, in
 * the browser it was given to. The code verifier waits beside it, encrypted. Passport tells the forms of both methods by
 * their number of parameters.
 */
@Injectable()
export class AttemptStore {
  readonly #attempts: SignInAttemptsRepository;
  readonly #box: SecretBox;
  readonly #clock: Clock;

  constructor(attempts: SignInAttemptsRepository, box: SecretBox, clock: Clock) {
    this.#attempts = attempts;
    this.#box = box;
    this.#clock = clock;
  }

  store(trip: LoginTrip, callback: StoreCallback): void {
    this.#remember(trip).then((state) => callback(null, state), callback);
  }

  verify(trip: LoginTrip, state: string, callback: VerifyCallback): void {
    this.#recall(trip, state).then((found) => {
      if (found) callback(null, found.codeVerifier, found.intent);
      else callback(null, false);
    }, callback);
  }

  async #remember({ browserToken, departure }: LoginTrip): Promise<string> {
    if (!departure) throw new Error('A login trip needs an intent to depart with.');
    const { codeVerifier, ...intent } = departure;
    const now = this.#clock.now();
    const state = newOpaqueToken();
    const stateHash = hashToken(state);
    const attempt = {
      ...intent,
      stateHash,
      browserHash: hashToken(browserToken),
      codeVerifierSealed: this.#box.seal(codeVerifier, contextOf(stateHash)),
      expiresAt: new Date(now.getTime() + attemptLifeMs),
    };
    await this.#attempts.add(attempt, now);
    return state;
  }

  async #recall({ browserToken }: LoginTrip, state: string) {
    const stateHash = hashToken(state);
    const key = { stateHash, browserHash: hashToken(browserToken), now: this.#clock.now() };
    const attempt = await this.#attempts.take(key);
    if (!attempt) return null;
    const { invitationTokenHash, connectCreatorId, returnTo } = attempt;
    const intent: SignInIntent = { invitationTokenHash, connectCreatorId, returnTo };
    return { codeVerifier: this.#box.open(attempt.codeVerifierSealed, contextOf(stateHash)), intent };
  }
}

/** A sign-in under way is begun anew in a moment. */
export const sealedCodeVerifiers: SealedColumn = {
  table: 'sign_in_attempts',
  column: 'code_verifier_sealed',
  boundTo: 'state_hash',
  contextOf,
  forget: `delete from sign_in_attempts where split_part(code_verifier_sealed, '.', 1) = any ($1)`,
};

function contextOf(stateHash: string): string {
  return `sign-in:${stateHash}`;
}
