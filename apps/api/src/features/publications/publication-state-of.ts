import type { PublicationState } from '@flowcast/shared-models';
import type { AttemptState } from './attempts/attempt-states.ts';

/** What a creator sees of an attempt's state. `scheduled` and `needs_attention` are states of the publication alone. */
export const publicationStateOf = {
  planned: 'queued',
  init_sent: 'sending',
  init_ok: 'sending',
  sending: 'sending',
  commit_sent: 'sending',
  accepted: 'processing',
  published: 'published',
  in_inbox: 'in_inbox',
  failed: 'failed',
  cancelled: 'cancelled',
  unknown: 'unknown',
} as const satisfies Record<AttemptState, PublicationState>;
