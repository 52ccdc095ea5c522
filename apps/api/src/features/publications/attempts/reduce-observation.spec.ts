import { type Transfer, transfers } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Observation } from './attempt-observation.ts';
import { type AttemptState, attemptStates } from './attempt-states.ts';
import { canMove } from './attempt-transitions.ts';
import { type ObservedAttempt, reduceObservation } from './reduce-observation.ts';

const sizeBytes = 1_000;
const postId = '7300000000000000777';

const observations = {
  'no bytes told': { kind: 'processing', uploadedBytes: null },
  'some bytes': { kind: 'processing', uploadedBytes: 999 },
  'all bytes': { kind: 'processing', uploadedBytes: 1_000 },
  inbox: { kind: 'in_inbox', postIds: [] },
  'inbox with a post': { kind: 'in_inbox', postIds: [postId] },
  complete: { kind: 'complete', postIds: [] },
  'complete with a post': { kind: 'complete', postIds: [postId] },
  failed: { kind: 'failed', reason: 'spam_risk' },
  silence: { kind: 'silence' },
} as const satisfies Record<string, Observation>;
type Seen = keyof typeof observations;

/** TikTok's word, and what an attempt that may have bytes at TikTok becomes by it. */
const toldAs = {
  inbox: 'in_inbox',
  'inbox with a post': 'published',
  complete: 'published',
  'complete with a post': 'published',
  failed: 'failed',
} as const satisfies Partial<Record<Seen, AttemptState>>;

type News = Record<AttemptState, Partial<Record<Seen, AttemptState>>>;

const newsOfEither = {
  planned: { failed: 'failed' },
  accepted: { ...toldAs, silence: 'unknown' },
  unknown: toldAs,
  in_inbox: { 'inbox with a post': 'published', complete: 'published', 'complete with a post': 'published' },
  // The state stays; what is new is the post id.
  published: { 'inbox with a post': 'published', 'complete with a post': 'published' },
  failed: {},
  cancelled: {},
} as const satisfies Partial<News>;

/** What each state becomes by each observation that is news; every other pair changes nothing. */
const news: Record<Transfer, News> = {
  FILE_UPLOAD: {
    ...newsOfEither,
    init_sent: { failed: 'failed' },
    init_ok: toldAs,
    sending: toldAs,
    commit_sent: { ...toldAs, 'all bytes': 'accepted', silence: 'unknown' },
  },
  PULL_FROM_URL: {
    ...newsOfEither,
    init_sent: { 'all bytes': 'accepted', failed: 'failed' },
    init_ok: {},
    sending: {},
    commit_sent: {},
  },
};

const at = (
  state: AttemptState,
  { postIds = [], transfer = 'FILE_UPLOAD' }: { postIds?: readonly string[]; transfer?: Transfer } = {},
): ObservedAttempt => ({ state, transfer, sizeBytes, postIds });
const seenNames = Object.keys(observations) as Seen[];
const pairs = transfers.flatMap((transfer) =>
  attemptStates.flatMap((state) => seenNames.map((seen) => ({ transfer, state, seen }))),
);

describe('an observation', () => {
  it.each(pairs)('of an attempt by $transfer that is $state: $seen', ({ transfer, state, seen }) => {
    const step = reduceObservation(at(state, { transfer }), observations[seen]);

    expect(step?.state).toBe(news[transfer][state][seen]);
  });

  it('brings the post id once', () => {
    const first = reduceObservation(at('accepted'), observations['complete with a post']);
    const again = reduceObservation(at('published', { postIds: [postId] }), observations['complete with a post']);

    expect(first).toEqual({ state: 'published', postIds: [postId], failReason: null });
    expect(again).toBeNull();
  });

  it('brings TikTok’s own reason of a failure', () => {
    expect(reduceObservation(at('accepted'), observations.failed)?.failReason).toBe('spam_risk');
  });
});

const anyPostIds = fc.uniqueArray(fc.constantFrom('73001', '73002', '73003'), { maxLength: 3 });
const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({ kind: fc.constant('processing' as const), uploadedBytes: fc.option(fc.nat(sizeBytes)) }),
  fc.record({ kind: fc.constant('in_inbox' as const), postIds: anyPostIds }),
  fc.record({ kind: fc.constant('complete' as const), postIds: anyPostIds }),
  fc.record({ kind: fc.constant('failed' as const), reason: fc.constantFrom('internal', 'spam_risk') }),
  fc.constant({ kind: 'silence' as const }),
);
const anyAttempt = fc.record({
  state: fc.constantFrom(...attemptStates),
  transfer: fc.constantFrom(...transfers, null),
  sizeBytes: fc.constant(sizeBytes),
  postIds: anyPostIds,
});

const after = (attempt: ObservedAttempt, seen: readonly Observation[]): ObservedAttempt =>
  seen.reduce((current, observation) => ({ ...current, ...reduceObservation(current, observation) }), attempt);

const isWord = ({ kind }: Observation) => kind === 'in_inbox' || kind === 'complete';

describe('observations, in any order and however often,', () => {
  it('make only steps of the table', () => {
    fc.assert(
      fc.property(anyAttempt, anyObservation, (attempt, observation) => {
        const step = reduceObservation(attempt, observation);
        return step === null || step.state === attempt.state || canMove(attempt, step.state);
      }),
    );
  });

  it('are no news the second time', () => {
    fc.assert(
      fc.property(anyAttempt, anyObservation, (attempt, observation) => {
        const once = after(attempt, [observation]);
        return reduceObservation(once, observation) === null;
      }),
    );
  });

  it('never take back an end or a post id', () => {
    fc.assert(
      fc.property(anyAttempt, fc.array(anyObservation), (attempt, seen) => {
        const end = after(attempt, seen);
        const isFinal = ['published', 'failed', 'cancelled'].includes(attempt.state);
        return (!isFinal || end.state === attempt.state) && attempt.postIds.every((id) => end.postIds.includes(id));
      }),
    );
  });

  it('come to the same state and the same post ids when TikTok’s good news arrives shuffled', () => {
    const shuffled = fc
      .array(anyObservation.filter(isWord), { minLength: 1 })
      .chain((seen) => fc.tuple(fc.constant(seen), fc.shuffledSubarray(seen, { minLength: seen.length })));
    fc.assert(
      fc.property(shuffled, ([seen, reordered]) => {
        const [left, right] = [after(at('accepted'), seen), after(at('accepted'), reordered)];
        expect(right.state).toBe(left.state);
        expect(new Set(right.postIds)).toEqual(new Set(left.postIds));
      }),
    );
  });

  it('end in published for a post TikTok told of, unless it had ended before', () => {
    fc.assert(
      fc.property(fc.array(anyObservation.filter(({ kind }) => kind !== 'failed')), anyPostIds, (seen, postIds) => {
        const withPost = [...seen, { kind: 'complete' as const, postIds }];
        return after(at('accepted'), withPost).state === 'published';
      }),
    );
  });
});
