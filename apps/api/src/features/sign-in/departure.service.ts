import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { hashToken, newOpaqueToken } from '../../platform/secrets/index.ts';
import { SessionsService } from '../sessions/index.ts';
import { safeReturnTo } from './return-to.ts';
import type { SignInQuery } from './sign-in-query.ts';
import { TikTokLogin } from './tiktok-login.ts';

/** The cookies a browser came with. */
export interface BrowserTokens {
  /** Binds sign-ins that are under way to this browser. */
  signIn: string | null;
  session: string | null;
}

/** The way to TikTok's login. */
@Injectable()
export class DepartureService {
  readonly #login: TikTokLogin;
  readonly #sessions: SessionsService;
  readonly #publicUrl: string;

  constructor(login: TikTokLogin, sessions: SessionsService, @Inject(CONFIG) config: Config) {
    this.#login = login;
    this.#sessions = sessions;
    this.#publicUrl = config.publicUrl;
  }

  /** Answers where to send the browser, and the token to bind it with: its own, so that two tabs do not spoil each other. */
  async depart(query: SignInQuery, browser: BrowserTokens): Promise<{ location: string; browserToken: string }> {
    const browserToken = browser.signIn ?? newOpaqueToken();
    const isConnecting = query.connect === '1';
    const session = isConnecting ? await this.#sessions.find(browser.session) : null;
    const intent = {
      invitationTokenHash: query.invite === undefined ? null : hashToken(query.invite),
      connectCreatorId: session?.creatorId ?? null,
      returnTo: safeReturnTo(query.return_to, this.#publicUrl),
    };
    return { location: await this.#login.depart(intent, browserToken, isConnecting), browserToken };
  }
}
