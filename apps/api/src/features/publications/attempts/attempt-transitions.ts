import type { Transfer } from '@flowcast/shared-models';
import type { AttemptState } from './attempt-states.ts';

/** Once TikTok has the whole file, or fetches it, the way is the same. */
const decidedByTikTok = {
  accepted: ['published', 'in_inbox', 'failed', 'unknown'],
  // TikTok may still tell, or a person may look.
  unknown: ['published', 'in_inbox', 'failed'],
  // The creator finished the draft in TikTok's app.
  in_inbox: ['published'],
  published: [],
  failed: [],
  cancelled: [],
} as const;

/**
 * Every step an attempt can take, by the way its video goes to TikTok; a step that is not in here throws.
 *
 * Uploading: up to `sending` TikTok cannot publish anything, because it has not got the last byte, so a person may still
 * cancel. From `commit_sent` on only TikTok's word counts.
 *
 * Fetching: the init is the commit. From `init_sent` on TikTok may have the file at any moment.
 */
export const attemptTransitions = {
  FILE_UPLOAD: {
    planned: ['init_sent', 'failed', 'cancelled'],
    // Back to `planned` only when the call provably did nothing: it was refused, or never left this machine.
    init_sent: ['planned', 'init_ok', 'failed', 'cancelled'],
    init_ok: ['sending', 'published', 'in_inbox', 'failed', 'cancelled'],
    sending: ['commit_sent', 'published', 'in_inbox', 'failed', 'cancelled'],
    commit_sent: ['accepted', 'published', 'in_inbox', 'failed', 'unknown'],
    ...decidedByTikTok,
  },
  PULL_FROM_URL: {
    planned: ['init_sent', 'failed', 'cancelled'],
    // `failed` when it was refused, or when its address was revoked before anything was fetched from it.
    init_sent: ['planned', 'accepted', 'failed'],
    init_ok: [],
    sending: [],
    commit_sent: [],
    ...decidedByTikTok,
  },
} as const satisfies Record<Transfer, Record<AttemptState, readonly AttemptState[]>>;

/** Where an attempt stands. `transfer` is null until its init is about to be sent; until then both ways are the same. */
export interface Standing {
  readonly state: AttemptState;
  readonly transfer: Transfer | null;
}

export function canMove({ state, transfer }: Standing, to: AttemptState): boolean {
  const reachable: readonly AttemptState[] = attemptTransitions[transfer ?? 'FILE_UPLOAD'][state];
  return reachable.includes(to);
}

/** @throws {Error} for a step that is not in the table: a bug, never an expected failure. */
export function requireMove(from: Standing, to: AttemptState): void {
  if (!canMove(from, to)) throw new Error(`An attempt that is ${from.state} cannot become ${to}.`);
}

/** Several steps at once; to stay where one is needs no leave. @throws {Error} as `requireMove` */
export function requireWay(states: readonly AttemptState[], transfer: Transfer | null): void {
  for (const [index, to] of states.slice(1).entries()) {
    const state = states[index] ?? to;
    if (to !== state) requireMove({ state, transfer }, to);
  }
}

/** A person may stop an attempt while TikTok cannot have the whole file. */
export const isCancellable = (attempt: Standing): boolean => canMove(attempt, 'cancelled');

/** The upload URL is a credential: it is kept exactly as long as bytes may still be sent to it. */
export const needsUploadUrl = (state: AttemptState): boolean =>
  state === 'init_ok' || state === 'sending' || state === 'commit_sent';

/** TikTok may fetch the video, also before it has answered us; in any other state the address is dead. */
export const isPullable = (state: AttemptState): boolean => state === 'init_sent' || state === 'accepted';

/** Nothing a worker does by itself goes on from here. */
export const isEnded = (state: AttemptState): boolean =>
  state === 'published' || state === 'in_inbox' || state === 'failed' || state === 'cancelled';

/** A worker still has something to send, or to find out before it may send. */
export const isToBeSent = (state: AttemptState): boolean =>
  state === 'planned' || state === 'init_sent' || needsUploadUrl(state);
