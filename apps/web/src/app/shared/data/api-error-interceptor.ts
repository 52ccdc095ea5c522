import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';
import { toApiError } from './api-error.ts';
import { SessionEnd } from './session-end.ts';

/** Turns every failure into an `ApiError` and notices a session that ended while somebody worked. */
export const apiErrorInterceptor: HttpInterceptorFn = (request, next) => {
  const sessionEnd = inject(SessionEnd);
  return next(request).pipe(
    catchError((failure: unknown) => {
      const error = toApiError(failure);
      if (error.code === 'not_signed_in') sessionEnd.notice();
      return throwError(() => error);
    }),
  );
};
