import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { CONFIG, type Config } from '../../config/index.ts';
import { sessionLifeMs } from './session-lifetime.ts';

/** Every token of ours is 32 bytes in base64url; anything else in a cookie is not from us. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * The portal's cookies. HttpOnly: no script reads them. Lax, not Strict: TikTok's redirect back must still carry them. On https
 * the `__Host-` prefix keeps other hosts of the domain from setting them.
 */
@Injectable()
export class PortalCookies {
  readonly #isSecure: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.#isSecure = config.publicUrl.startsWith('https://');
  }

  readSession(request: Request): string | null {
    return this.read(request, 'flowcast_session');
  }

  writeSession(response: Response, token: string): void {
    this.write(response, 'flowcast_session', token, sessionLifeMs);
  }

  clearSession(response: Response): void {
    this.write(response, 'flowcast_session', '', 0);
  }

  /** The token in a cookie, or null when it is absent or not of our form. */
  read(request: Request, name: string): string | null {
    const value = parseCookie(request.headers.cookie ?? '')[this.#nameOf(name)];
    return value !== undefined && tokenPattern.test(value) ? value : null;
  }

  write(response: Response, name: string, value: string, lifeMs: number): void {
    const cookie = stringifySetCookie(this.#nameOf(name), value, {
      httpOnly: true,
      secure: this.#isSecure,
      sameSite: 'lax',
      path: '/',
      maxAge: lifeMs / 1000,
    });
    response.append('Set-Cookie', cookie);
  }

  #nameOf(name: string): string {
    return this.#isSecure ? `__Host-${name}` : name;
  }
}
