import type { FieldError } from '@flowcast/shared-models';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { CodedError } from './coded-error.ts';

const segment = (part: PropertyKey | StandardSchemaV1.PathSegment) =>
  String(typeof part === 'object' ? part.key : part);

/** A refusal of a Standard Schema as field errors; `path` is dotted, empty for the whole value. */
export const fieldErrorsOf = (issues: readonly StandardSchemaV1.Issue[]): FieldError[] =>
  issues.map((issue) => ({ path: (issue.path ?? []).map(segment).join('.'), message: issue.message }));

/** Checks every `{ schema }` of `@Body`, `@Query` and `@Param`. */
export const schemaValidation = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new CodedError('invalid_fields', 'Some values were not understood. Nothing was changed.', {
        errors: fieldErrorsOf(issues),
      }),
  });
