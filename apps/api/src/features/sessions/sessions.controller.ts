import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../../platform/http/index.ts';
import { PortalCookies } from './portal-cookies.ts';
import { SessionsService } from './sessions.service.ts';

@Controller()
export class SessionsController {
  readonly #sessions: SessionsService;
  readonly #cookies: PortalCookies;

  constructor(sessions: SessionsService, cookies: PortalCookies) {
    this.#sessions = sessions;
    this.#cookies = cookies;
  }

  /** Public, because signing out of a session that is gone already must work too. */
  @Public()
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.#sessions.end(this.#cookies.readSession(request));
    this.#cookies.clearSession(response);
  }
}
