import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { correlationIdOf } from './correlation-id.ts';
import { problemOf } from './problem-of.ts';

/** The one place where a failure becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const problem = problemOf(error, correlationIdOf(http.getRequest<Request>()));
    if (problem.status >= 500) this.#logger.error(error);
    if (response.headersSent) {
      // Too late for an answer of ours: a cut connection is the only honest sign that the body is not whole.
      response.destroy();
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
