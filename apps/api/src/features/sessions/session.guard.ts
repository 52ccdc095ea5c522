import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { isPublicKey, type RequestWithActor } from '../../platform/http/index.ts';
import { PortalCookies } from './portal-cookies.ts';
import { notSignedIn } from './sessions.errors.ts';
import { SessionsService } from './sessions.service.ts';

/** Lets a request through that carries a live session, and says whose it is; routes marked `@Public()` need none. */
@Injectable()
export class SessionGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #cookies: PortalCookies;
  readonly #sessions: SessionsService;

  constructor(reflector: Reflector, cookies: PortalCookies, sessions: SessionsService) {
    this.#reflector = reflector;
    this.#cookies = cookies;
    this.#sessions = sessions;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.#reflector.getAllAndOverride<boolean>(isPublicKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const token = this.#cookies.readSession(request);
    const session = await this.#sessions.find(token);
    if (!token || !session) throw notSignedIn();
    request.actor = { creatorId: session.creatorId, role: session.role, sessionId: session.id };
    if (await this.#sessions.touch(session)) {
      this.#cookies.writeSession(context.switchToHttp().getResponse<Response>(), token);
    }
    return true;
  }
}
