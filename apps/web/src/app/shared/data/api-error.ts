import { HttpErrorResponse } from '@angular/common/http';
import type { AccessStanding, FieldError, Problem, ProblemCode } from '@flowcast/shared-models';
import { parseJson } from '../util/json.ts';

/** `offline`: no answer arrived. `unreadable`: an answer that is neither what was asked for nor a problem document. */
export type ApiErrorCode = ProblemCode | 'offline' | 'unreadable';

/** The one error the web client knows; every failed request becomes it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly fields: readonly FieldError[];
  readonly correlationId: string | null;
  /** What the refused request was about, as it is now; to be parsed by whoever reads it. */
  readonly current: unknown;
  /** With a refused sign-in: how to ask to be let in. */
  readonly access: AccessStanding | null;

  constructor(code: ApiErrorCode, message: string, more: Partial<Problem> & { cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.code = code;
    this.status = more.status ?? 0;
    this.fields = more.errors ?? [];
    this.correlationId = more.correlationId ?? null;
    this.current = more.current ?? null;
    this.access = more.access ?? null;
  }
}

export function fromProblem(problem: Problem, cause?: unknown): ApiError {
  return new ApiError(problem.code, problem.detail ?? problem.title, { ...problem, cause });
}

/**
 * Reads a problem document, parsed or still text; null when it is none. Looked at by hand on purpose: every page needs
 * this, and the schema would bring the whole validator to somebody who only signs in.
 */
export function readProblem(body: unknown): Problem | null {
  const document = typeof body === 'string' ? parseJson(body) : body;
  return isProblem(document) ? document : null;
}

function isProblem(document: unknown): document is Problem {
  if (typeof document !== 'object' || document === null) return false;
  const { code, title, status, errors = [] } = document as Partial<Record<keyof Problem, unknown>>;
  return typeof code === 'string' && typeof title === 'string' && typeof status === 'number' && Array.isArray(errors);
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof HttpErrorResponse) return fromHttp(error);
  return new ApiError('unreadable', 'The studio answered in a way this page does not understand.', { cause: error });
}

function fromHttp(error: HttpErrorResponse): ApiError {
  const problem = readProblem(error.error);
  if (problem) return fromProblem(problem, error);
  if (error.status === 0) return new ApiError('offline', 'The studio could not be reached.', { cause: error });
  return new ApiError('unreadable', 'The studio could not answer.', { status: error.status, cause: error });
}
