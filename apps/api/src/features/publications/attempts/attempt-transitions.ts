import type { AttemptState } from './attempt-states.ts';

/**
 * Every step an attempt can take; a step that is not in here throws. Up to `sending` TikTok cannot publish anything,
 * because it has not got the last byte, so a person may still cancel. From `commit_sent` on only TikTok's word counts.
 */
export const attemptTransitions = {
  planned: ['init_sent', 'failed', 'cancelled'],
  // Back to `planned` only when the call provably did nothing: it was refused, or never left this machine.
  init_sent: ['planned', 'init_ok', 'failed', 'cancelled'],
  init_ok: ['sending', 'published', 'in_inbox', 'failed', 'cancelled'],
  sending: ['commit_sent', 'published', 'in_inbox', 'failed', 'cancelled'],
  commit_sent: ['accepted', 'published', 'in_inbox', 'failed', 'unknown'],
  accepted: ['published', 'in_inbox', 'failed', 'unknown'],
  // TikTok may still tell, or a person may look.
  unknown: ['published', 'in_inbox', 'failed'],
  // The creator finished the draft in TikTok's app.
  in_inbox: ['published'],
  published: [],
  failed: [],
  cancelled: [],
} as const satisfies Record<AttemptState, readonly AttemptState[]>;

export function canMove(from: AttemptState, to: AttemptState): boolean {
  const reachable: readonly AttemptState[] = attemptTransitions[from];
  return reachable.includes(to);
}

/** @throws {Error} for a step that is not in the table: a bug, never an expected failure. */
export function requireMove(from: AttemptState, to: AttemptState): void {
  if (!canMove(from, to)) throw new Error(`An attempt that is ${from} cannot become ${to}.`);
}

/** A person may stop an attempt while TikTok cannot have the whole file. */
export const isCancellable = (state: AttemptState): boolean => canMove(state, 'cancelled');

/** The upload URL is a credential: it is kept exactly as long as bytes may still be sent to it. */
export const needsUploadUrl = (state: AttemptState): boolean =>
  state === 'init_ok' || state === 'sending' || state === 'commit_sent';

/** Nothing a worker does by itself goes on from here. */
export const isEnded = (state: AttemptState): boolean =>
  state === 'published' || state === 'in_inbox' || state === 'failed' || state === 'cancelled';

/** A worker still has something to send, or to find out before it may send. */
export const isToBeSent = (state: AttemptState): boolean =>
  state === 'planned' || state === 'init_sent' || needsUploadUrl(state);
