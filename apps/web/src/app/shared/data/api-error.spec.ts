import { HttpErrorResponse } from '@angular/common/http';
import { describe, expect, it } from '@jest/globals';
import { problem } from '../../../../test/factories.ts';
import { readProblem, toApiError } from './api-error.ts';

describe('toApiError', () => {
  it('keeps code, fields and reference of a problem document', () => {
    const errors = [{ path: 'post.caption', message: 'Too long.' }];
    const error = toApiError(
      new HttpErrorResponse({ status: 422, error: problem('invalid_fields', 422, { detail: 'Look again.', errors }) }),
    );

    expect(error).toMatchObject({
      code: 'invalid_fields',
      status: 422,
      message: 'Look again.',
      correlationId: 'ref-1',
    });
    expect(error.fields).toEqual(errors);
  });

  it('calls a request without an answer offline', () => {
    expect(toApiError(new HttpErrorResponse({ status: 0 })).code).toBe('offline');
  });

  it('calls an answer that is no problem document unreadable, and keeps its status', () => {
    expect(toApiError(new HttpErrorResponse({ status: 502, error: '<html>' }))).toMatchObject({
      code: 'unreadable',
      status: 502,
    });
  });

  it('keeps the cause of whatever else went wrong', () => {
    const cause = new Error('boom');

    expect(toApiError(cause)).toMatchObject({ code: 'unreadable', cause });
  });
});

describe('readProblem', () => {
  it.each([null, 'text', '{}', { code: 1 }, { ...problem('not_found', 404), errors: 'none' }])('refuses %p', (body) => {
    expect(readProblem(body)).toBeNull();
  });

  it('reads one that is still text', () => {
    expect(readProblem(JSON.stringify(problem('video_refused', 422)))?.code).toBe('video_refused');
  });
});
