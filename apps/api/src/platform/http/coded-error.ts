import { type AccessStanding, type FieldError, type ProblemCode, problemStatus } from '@flowcast/shared-models';

interface Options {
  errors?: readonly FieldError[];
  /** With `conflict` and `idempotency_key_reused`: the resource as it is now. */
  current?: object;
  /** With a refused sign-in: how to ask to be let in. */
  access?: AccessStanding;
  cause?: unknown;
}

/**
 * An expected failure with a closed `code`. Services throw it (through their feature's `*.errors.ts`); one filter turns it
 * into problem+json. `detail` is for the person: what happened, what was kept, what to do.
 */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly current: object | undefined;
  readonly access: AccessStanding | undefined;

  constructor(code: ProblemCode, detail: string, { errors, current, access, cause }: Options = {}) {
    super(`${code}: ${detail}`, { cause });
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.current = current;
    this.access = access;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}
