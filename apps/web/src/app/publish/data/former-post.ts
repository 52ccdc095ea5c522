import { type Publication, PublicationSchema } from '@flowcast/shared-models';
import { is } from 'valibot';
import type { ApiError } from '../../shared/data/api-error.ts';

/**
 * The post the studio already has under the key of a request it refused for that. Null for every other failure: then it
 * has none, or it is not known.
 */
export function formerPost(error: ApiError | null): Publication | null {
  if (error?.code !== 'idempotency_key_reused') return null;
  return is(PublicationSchema, error.current) ? error.current : null;
}
