import type { Observation } from './attempt-observation.ts';
import type { AttemptState } from './attempt-states.ts';
import { canMove, type Standing } from './attempt-transitions.ts';

/** What the reducer must know of an attempt and its publication. */
export interface ObservedAttempt extends Standing {
  readonly sizeBytes: number;
  readonly postIds: readonly string[];
}

/** What an observation changes. `state` may be the one before, when only post ids were added. */
export interface AttemptStep {
  readonly state: AttemptState;
  readonly postIds: string[];
  readonly failReason: string | null;
}

/**
 * The one place where TikTok's word becomes our state. Pure: the same for polls and webhooks, in any order, however often.
 * Null when nothing changes: what is repeated, late or contradicts an end that was reached is no news.
 */
export function reduceObservation(attempt: ObservedAttempt, observation: Observation): AttemptStep | null {
  const target = targetOf(attempt, observation);
  const moves = target !== null && canMove(attempt, target);
  const state = moves ? target : attempt.state;
  const postIds = hasPost(state) ? merged(attempt.postIds, observation) : [...attempt.postIds];
  if (!moves && postIds.length === attempt.postIds.length) return null;
  return { state, postIds, failReason: moves && observation.kind === 'failed' ? observation.reason : null };
}

function targetOf({ sizeBytes }: ObservedAttempt, observation: Observation): AttemptState | null {
  switch (observation.kind) {
    case 'processing':
      return observation.uploadedBytes !== null && observation.uploadedBytes >= sizeBytes ? 'accepted' : null;
    case 'in_inbox':
      // An id in the answer says that the creator has posted the draft already.
      return observation.postIds.length > 0 ? 'published' : 'in_inbox';
    case 'complete':
      return 'published';
    case 'failed':
      return 'failed';
    case 'silence':
      return 'unknown';
  }
}

/** A post, or a draft, is known to exist. */
export const hasPost = (state: AttemptState) => state === 'published' || state === 'in_inbox';

/** A draft can be posted more than once, so there can be several ids; the first one known stays first. */
function merged(known: readonly string[], observation: Observation): string[] {
  const told = 'postIds' in observation ? observation.postIds : [];
  return [...new Set([...known, ...told])];
}
