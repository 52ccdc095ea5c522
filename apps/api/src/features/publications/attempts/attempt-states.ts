/**
 * What an attempt can be in, in the order of its way. A state that names a call to TikTok is saved before that call.
 */
export const attemptStates = [
  'planned',
  'init_sent',
  'init_ok',
  'sending',
  'commit_sent',
  'accepted',
  'published',
  'in_inbox',
  'failed',
  'cancelled',
  'unknown',
] as const;
export type AttemptState = (typeof attemptStates)[number];
