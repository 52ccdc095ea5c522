import type { Need, ProblemCode } from '@flowcast/shared-models';
import { CodedError } from '../../../platform/http/index.ts';
import { reconnectNeed, scopeNeed } from './needs.ts';

const needs: Partial<Record<ProblemCode, Need>> = { account_needs_reconnect: reconnectNeed, scope_missing: scopeNeed };

/** A failure of the account's connection that only a person can mend, as what they have to do; null for any other. */
export function needOfError(error: unknown): Need | null {
  return (error instanceof CodedError && needs[error.code]) || null;
}
