import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { correlationIdOf, ProblemFilter, problemOf } from '../../platform/http/index.ts';
import { type SignInQuery, signInQueryKeys } from './sign-in-query.ts';

/** Where the web client says why a sign-in did not happen. */
const failurePage = '/login/callback';

/**
 * Signing in begins by a navigation, so what goes wrong there would be a problem document in place of a page. A browser is
 * led to the client's own page, with all it needs to begin again; programs get the problem.
 */
@Catch()
export class DepartureFailureFilter implements ExceptionFilter {
  readonly #logger = new Logger(DepartureFailureFilter.name);
  readonly #problems = new ProblemFilter();

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    if (request.accepts(['json', 'html']) !== 'html') {
      this.#problems.catch(error, host);
      return;
    }
    const { code, status, correlationId } = problemOf(error, correlationIdOf(request));
    if (status >= 500) this.#logger.error(error);
    const query = new URLSearchParams({ problem: code, reference: correlationId, ...wished(request.query) });
    const response = host.switchToHttp().getResponse<Response>();
    response.setHeader('Cache-Control', 'no-store').redirect(303, `${failurePage}?${query}`);
  }
}

/** What the sign-in was for, as far as it can be read. */
function wished(query: Request['query']): Partial<Record<keyof SignInQuery, string>> {
  const texts = signInQueryKeys.map((key) => [key, query[key]]).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as Partial<Record<keyof SignInQuery, string>>;
}
