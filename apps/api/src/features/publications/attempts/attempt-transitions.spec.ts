import { describe, expect, it } from '@jest/globals';
import { type AttemptState, attemptStates } from './attempt-states.ts';
import {
  attemptTransitions,
  canMove,
  isCancellable,
  isEnded,
  isToBeSent,
  needsUploadUrl,
  requireMove,
} from './attempt-transitions.ts';

const pairs = attemptStates.flatMap((from) => attemptStates.map((to) => [from, to] as const));

describe('the steps of an attempt', () => {
  it.each(pairs)('from %s to %s is allowed exactly if the table has it', (from, to) => {
    const isInTable = (attemptTransitions[from] as readonly string[]).includes(to);

    expect(canMove(from, to)).toBe(isInTable);
    if (isInTable) expect(() => requireMove(from, to)).not.toThrow();
    else expect(() => requireMove(from, to)).toThrow(`${from} cannot become ${to}`);
  });

  it('never lead out of published, failed and cancelled', () => {
    expect(attemptStates.filter((state) => attemptTransitions[state].length === 0)).toEqual([
      'published',
      'failed',
      'cancelled',
    ]);
  });

  it('never lead back to sending once TikTok may have the whole file', () => {
    const reachable = reachableFrom('commit_sent');

    expect([...reachable].filter((state) => isToBeSent(state))).toEqual([]);
    expect(reachable).toEqual(new Set(['accepted', 'published', 'in_inbox', 'failed', 'unknown']));
  });

  it('pass the saved commit before TikTok can have the whole file', () => {
    const intoAccepted = attemptStates.filter((state) => canMove(state, 'accepted'));

    expect(intoAccepted).toEqual(['commit_sent']);
  });

  it('can be cancelled until the commit only', () => {
    expect(attemptStates.filter(isCancellable)).toEqual(['planned', 'init_sent', 'init_ok', 'sending']);
  });

  it('keep the upload URL while bytes may be sent to it only', () => {
    expect(attemptStates.filter(needsUploadUrl)).toEqual(['init_ok', 'sending', 'commit_sent']);
    expect(attemptStates.filter(needsUploadUrl).some(isEnded)).toBe(false);
  });
});

function reachableFrom(start: AttemptState): Set<AttemptState> {
  const found = new Set<AttemptState>();
  const visit = (state: AttemptState) => {
    for (const next of attemptTransitions[state]) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(start);
  return found;
}
