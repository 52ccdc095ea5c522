import { type Transfer, transfers } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import { type AttemptState, attemptStates } from './attempt-states.ts';
import {
  attemptTransitions,
  canMove,
  isCancellable,
  isEnded,
  isPullable,
  isToBeSent,
  needsUploadUrl,
  requireMove,
} from './attempt-transitions.ts';

const steps = transfers.flatMap((transfer) =>
  attemptStates.flatMap((state) => attemptStates.map((to) => ({ transfer, state, to }))),
);
const where = (transfer: Transfer, is: (state: AttemptState) => boolean) =>
  attemptStates.filter((state) => reachableFrom(transfer, 'planned').has(state) || state === 'planned').filter(is);

describe('the steps of an attempt', () => {
  it.each(steps)('by $transfer from $state to $to is allowed exactly if the table has it', ({ to, ...from }) => {
    const isInTable = (attemptTransitions[from.transfer][from.state] as readonly string[]).includes(to);

    expect(canMove(from, to)).toBe(isInTable);
    if (isInTable) expect(() => requireMove(from, to)).not.toThrow();
    else expect(() => requireMove(from, to)).toThrow(`${from.state} cannot become ${to}`);
  });

  it.each(transfers)('by %s never lead out of published, failed and cancelled', (transfer) => {
    expect(where(transfer, (state) => attemptTransitions[transfer][state].length === 0)).toEqual([
      'published',
      'failed',
      'cancelled',
    ]);
  });

  it('are the same for both ways while the way is not chosen', () => {
    expect(attemptTransitions.PULL_FROM_URL.planned).toEqual(attemptTransitions.FILE_UPLOAD.planned);
    expect(canMove({ state: 'planned', transfer: null }, 'init_sent')).toBe(true);
  });

  it('keep the upload URL while bytes may be sent to it only', () => {
    expect(attemptStates.filter(needsUploadUrl)).toEqual(['init_ok', 'sending', 'commit_sent']);
    expect(attemptStates.filter(needsUploadUrl).some(isEnded)).toBe(false);
  });
});

describe('the steps of an upload', () => {
  it('never lead back to sending once TikTok may have the whole file', () => {
    const reachable = reachableFrom('FILE_UPLOAD', 'commit_sent');

    expect([...reachable].filter((state) => isToBeSent(state))).toEqual([]);
    expect(reachable).toEqual(new Set(['accepted', 'published', 'in_inbox', 'failed', 'unknown']));
  });

  it('pass the saved commit before TikTok can have the whole file', () => {
    expect(where('FILE_UPLOAD', (state) => canMove({ state, transfer: 'FILE_UPLOAD' }, 'accepted'))).toEqual([
      'commit_sent',
    ]);
  });

  it('can be cancelled until the commit only', () => {
    expect(where('FILE_UPLOAD', (state) => isCancellable({ state, transfer: 'FILE_UPLOAD' }))).toEqual([
      'planned',
      'init_sent',
      'init_ok',
      'sending',
    ]);
  });
});

describe('the steps of a video that TikTok fetches', () => {
  it('pass the saved init before TikTok can have anything, and no state of an upload', () => {
    expect(where('PULL_FROM_URL', (state) => canMove({ state, transfer: 'PULL_FROM_URL' }, 'accepted'))).toEqual([
      'init_sent',
    ]);
    expect(where('PULL_FROM_URL', needsUploadUrl)).toEqual([]);
  });

  it('can be cancelled until the init is sent only', () => {
    expect(where('PULL_FROM_URL', (state) => isCancellable({ state, transfer: 'PULL_FROM_URL' }))).toEqual(['planned']);
  });

  it('leave its address alive from the init to the end only', () => {
    expect(where('PULL_FROM_URL', isPullable)).toEqual(['init_sent', 'accepted']);
  });

  it('never lead back to another init once TikTok has accepted one', () => {
    expect([...reachableFrom('PULL_FROM_URL', 'accepted')].filter(isToBeSent)).toEqual([]);
  });
});

function reachableFrom(transfer: Transfer, start: AttemptState): Set<AttemptState> {
  const found = new Set<AttemptState>();
  const visit = (state: AttemptState) => {
    for (const next of attemptTransitions[transfer][state]) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(start);
  return found;
}
