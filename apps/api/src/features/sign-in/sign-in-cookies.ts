import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PortalCookies } from '../sessions/index.ts';
import { attemptLifeMs } from './attempt-store.ts';
import type { BrowserTokens } from './departure.service.ts';

const signInCookie = 'flowcast_sign_in';

/** The cookies that sign-in reads and writes. */
@Injectable()
export class SignInCookies {
  readonly #cookies: PortalCookies;

  constructor(cookies: PortalCookies) {
    this.#cookies = cookies;
  }

  read(request: Request): BrowserTokens {
    return { signIn: this.#cookies.read(request, signInCookie), session: this.#cookies.readSession(request) };
  }

  writeSignIn(response: Response, browserToken: string): void {
    this.#cookies.write(response, signInCookie, browserToken, attemptLifeMs);
  }

  writeSession(response: Response, token: string): void {
    this.#cookies.writeSession(response, token);
  }
}
