import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { hashToken, newOpaqueToken } from '../../platform/secrets/index.ts';
import { isTouchDue, sessionEnd } from './session-lifetime.ts';
import { type LiveSession, SessionsRepository } from './sessions.repository.ts';

/** Sessions are opaque tokens: the browser has the token, the database only its hash, so a session can be ended at once. */
@Injectable()
export class SessionsService {
  readonly #sessions: SessionsRepository;
  readonly #clock: Clock;

  constructor(sessions: SessionsRepository, clock: Clock) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  /** Opens a session and ends the one this browser had, so that a token never outlives a sign-in. Answers the token. */
  async open(creatorId: string, replacedToken: string | null): Promise<string> {
    const now = this.#clock.now();
    const token = newOpaqueToken();
    await this.#sessions.deleteExpired(now);
    await this.end(replacedToken);
    await this.#sessions.add({ tokenHash: hashToken(token), creatorId, expiresAt: sessionEnd(now) });
    return token;
  }

  /** The session a token stands for, while it lives and its creator is active. */
  async find(token: string | null): Promise<LiveSession | null> {
    return token === null ? null : this.#sessions.findLive(hashToken(token), this.#clock.now());
  }

  /** Moves the end of a session that is in use. Answers whether it moved, so that the cookie can follow. */
  async touch(session: LiveSession): Promise<boolean> {
    const now = this.#clock.now();
    if (!isTouchDue(session.expiresAt, now)) return false;
    await this.#sessions.recordUse(session, { now, expiresAt: sessionEnd(now) });
    return true;
  }

  async end(token: string | null): Promise<void> {
    if (token !== null) await this.#sessions.deleteByToken(hashToken(token));
  }

  /** Signs a creator out everywhere. */
  async endAllOf(creatorId: string): Promise<void> {
    await this.#sessions.deleteOfCreator(creatorId);
  }
}
