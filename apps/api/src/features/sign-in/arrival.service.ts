import type { ExchangeToken, SignedIn } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { toAccount } from '../accounts/index.ts';
import { SessionsService } from '../sessions/index.ts';
import { AdmissionService } from './admission.service.ts';
import type { BrowserTokens } from './departure.service.ts';
import { MeService } from './me.service.ts';
import { TikTokLogin } from './tiktok-login.ts';

/** The way back from TikTok's login. */
@Injectable()
export class ArrivalService {
  readonly #login: TikTokLogin;
  readonly #admissions: AdmissionService;
  readonly #sessions: SessionsService;
  readonly #me: MeService;

  constructor(login: TikTokLogin, admissions: AdmissionService, sessions: SessionsService, me: MeService) {
    this.#login = login;
    this.#admissions = admissions;
    this.#sessions = sessions;
    this.#me = me;
  }

  /** Answers who is signed in now, and the token of their new session. */
  async arrive(callback: ExchangeToken, browser: BrowserTokens): Promise<{ signedIn: SignedIn; sessionToken: string }> {
    const { grant, intent } = await this.#login.arrive(callback, browser.signIn);
    const session = await this.#sessions.find(browser.session);
    // Adding an account needs the creator who asked for it to be signed in still.
    const connectCreatorId = session?.creatorId === intent.connectCreatorId ? intent.connectCreatorId : null;
    const account = await this.#admissions.admit(grant, { ...intent, connectCreatorId });
    const sessionToken = await this.#sessions.open(account.creatorId, browser.session);
    const me = await this.#me.read(account);
    return { signedIn: { ...me, account: toAccount(account), returnTo: intent.returnTo }, sessionToken };
  }
}
