import { ProblemSchema } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import { NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import * as v from 'valibot';
import { CodedError, problemOf } from './index.ts';

describe('a failure as problem details', () => {
  it('carries the code, status, sentence and fields of a coded error', () => {
    const error = new CodedError('invalid_fields', 'Some values were not understood.', {
      errors: [{ path: 'post.caption', message: 'Too long.' }],
    });

    expect(problemOf(error, 'c-1')).toEqual({
      type: 'urn:flowcast:problem:invalid_fields',
      title: 'Invalid fields',
      status: 422,
      code: 'invalid_fields',
      detail: 'Some values were not understood.',
      errors: [{ path: 'post.caption', message: 'Too long.' }],
      correlationId: 'c-1',
    });
  });

  it.each([
    [new NotFoundException('Cannot GET /api/nothing'), 404, 'not_found'],
    [new PayloadTooLargeException(), 413, 'payload_too_large'],
    [Object.assign(new Error('Unexpected token'), { status: 400 }), 400, 'invalid_request'],
  ])('knows the framework’s own refusals: %s', (error, status, code) => {
    expect(problemOf(error, 'c-1')).toMatchObject({ status, code });
  });

  it.each([[new Error('password=hunter2 at /srv/app.js')], ['a thrown text'], [null], [{ status: 500 }]])(
    'tells nothing of what nobody foresaw: %s',
    (error) => {
      const problem = problemOf(error, 'c-1');

      expect(problem).toMatchObject({ status: 500, code: 'internal_error', correlationId: 'c-1' });
      expect(JSON.stringify(problem)).not.toMatch(/hunter2|app\.js|thrown text/);
      expect(v.is(ProblemSchema, problem)).toBe(true);
    },
  );
});
