import { type Problem, type ProblemCode, problemStatus } from '@flowcast/shared-models';
import { HttpException } from '@nestjs/common';
import { CodedError } from './coded-error.ts';

const codeOfStatus: Record<number, ProblemCode> = {
  400: 'invalid_request',
  401: 'not_signed_in',
  403: 'cross_origin_refused',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  416: 'range_not_satisfiable',
  429: 'rate_limited',
  503: 'not_ready',
};

const titleOf = (code: ProblemCode): string => {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Any failure as problem details. What nobody foresaw says nothing but its correlation id. */
export function problemOf(error: unknown, correlationId: string): Problem {
  const { code, detail, errors, current, access } = describe(error);
  return {
    type: `urn:flowcast:problem:${code}`,
    title: titleOf(code),
    status: problemStatus[code],
    code,
    ...(detail ? { detail } : {}),
    ...(errors ? { errors: [...errors] } : {}),
    ...(current ? { current } : {}),
    ...(access ? { access } : {}),
    correlationId,
  };
}

function describe(error: unknown): Pick<Problem, 'code' | 'detail' | 'errors' | 'current' | 'access'> {
  if (error instanceof CodedError) {
    const { code, detail, errors, current, access } = error;
    return {
      code,
      detail,
      ...(errors ? { errors: [...errors] } : {}),
      ...(current ? { current: { ...current } } : {}),
      ...(access ? { access } : {}),
    };
  }
  const status = statusOf(error);
  const code = status === null ? undefined : codeOfStatus[status];
  if (code && error instanceof Error) return { code, detail: error.message };
  return { code: 'internal_error', detail: 'Something went wrong on our side. Nothing you entered was changed.' };
}

/** Nest's exceptions and those of Express' body parser (`http-errors`) both carry a status. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return null;
}
