import type { AttemptState } from '../../src/features/publications/attempts/attempt-states.ts';
import type { Change } from './changes.ts';
import type { Moment } from './passage.ts';

/** The calls of a publication in the order they are first made. */
export const stages = ['refresh', 'creator_info', 'init', 'chunk', 'status'] as const;
export type Stage = (typeof stages)[number];

type Hold = readonly [Change, Moment];

export interface AwaitPoint {
  readonly name: string;
  /** Where the worker is held when it is killed; at all of these at once. */
  readonly holds: readonly Hold[];
  /**
   * Faults strike calls before this one while the first worker lives, this one and later ones when the second one makes them.
   * What would lead past the await point strikes after it: a lost 201 is mended by a look that may find the post already.
   */
  readonly stage: Stage | 'end';
  /** The state that the attempt is left in. */
  readonly leaves: AttemptState;
  /** Needs a video of several chunks. */
  readonly isLarge?: true;
  /** Needs a video that goes in one chunk. */
  readonly isSmall?: true;
  /** The account's token has to be refreshed first: by whoever takes over, or that has been done, or the new one died too. */
  readonly tokens?: 'to refresh' | 'lost' | 'saved';
  /** Only where TikTok fetches the video by itself: whether it has been given any of it. */
  readonly isServed?: boolean;
  /** Jobs that a held worker has taken for it; 1 when absent. */
  readonly jobs?: number;
  /** TikTok's webhooks come while the first worker lives, and this is not done before they are handled. */
  readonly hears?: Change;
}

/** Every place where a worker can die that sends the bytes itself, in the order a publication passes them. */
export const awaitPoints: readonly AwaitPoint[] = [
  { name: 'job taken, attempt not claimed', holds: [['claim', 'unsaved']], stage: 'refresh', leaves: 'planned' },
  { name: 'attempt claimed', holds: [['claim', 'saved']], stage: 'refresh', leaves: 'planned' },
  { name: 'media checked', holds: [['count creator_info', 'unsaved']], stage: 'creator_info', leaves: 'planned' },
  {
    name: 'token refresh about to be announced',
    holds: [['refresh announced', 'unsaved']],
    stage: 'refresh',
    leaves: 'planned',
    tokens: 'to refresh',
  },
  {
    name: 'token refresh asked',
    holds: [['refresh', 'asked']],
    stage: 'refresh',
    leaves: 'planned',
    tokens: 'to refresh',
  },
  {
    name: 'token refreshed at TikTok, unanswered',
    holds: [['refresh', 'accepted']],
    stage: 'refresh',
    leaves: 'planned',
    tokens: 'lost',
  },
  {
    name: 'token refresh answered, not saved',
    holds: [['tokens', 'unsaved']],
    stage: 'refresh',
    leaves: 'planned',
    tokens: 'lost',
  },
  { name: 'new tokens saved', holds: [['tokens', 'saved']], stage: 'refresh', leaves: 'planned', tokens: 'saved' },
  { name: 'creator_info asked', holds: [['creator_info', 'asked']], stage: 'creator_info', leaves: 'planned' },
  {
    name: 'creator_info asked, unanswered',
    holds: [['creator_info', 'accepted']],
    stage: 'creator_info',
    leaves: 'planned',
  },
  { name: 'creator_info answered', holds: [['count init', 'unsaved']], stage: 'init', leaves: 'planned' },
  { name: 'init about to be announced', holds: [['init_sent', 'unsaved']], stage: 'init', leaves: 'planned' },
  { name: 'init_sent saved', holds: [['init_sent', 'saved']], stage: 'init', leaves: 'init_sent' },
  { name: 'init accepted at TikTok, unanswered', holds: [['init', 'accepted']], stage: 'init', leaves: 'init_sent' },
  { name: 'init answered, not saved', holds: [['init_ok', 'unsaved']], stage: 'init', leaves: 'init_sent' },
  { name: 'init_ok saved', holds: [['init_ok', 'saved']], stage: 'chunk', leaves: 'init_ok', isLarge: true },
  {
    name: 'init_ok and commit_sent saved together, only chunk not begun',
    holds: [['init_ok', 'saved']],
    stage: 'chunk',
    leaves: 'commit_sent',
    isSmall: true,
  },
  {
    name: 'sending saved, no byte sent',
    holds: [['first chunk', 'asked']],
    stage: 'chunk',
    leaves: 'sending',
    isLarge: true,
  },
  {
    name: 'inside the first chunk',
    holds: [['first chunk', 'inside']],
    stage: 'chunk',
    leaves: 'sending',
    isLarge: true,
  },
  {
    name: 'first chunk accepted, 206 unanswered',
    holds: [['first chunk', 'accepted']],
    stage: 'chunk',
    leaves: 'sending',
    isLarge: true,
  },
  {
    name: '206 received, progress not saved',
    holds: [
      ['progress', 'unsaved'],
      ['middle chunk', 'asked'],
    ],
    stage: 'chunk',
    leaves: 'sending',
    isLarge: true,
  },
  { name: 'between chunks', holds: [['middle chunk', 'asked']], stage: 'chunk', leaves: 'sending', isLarge: true },
  {
    name: 'last chunk about to be announced',
    holds: [['commit_sent', 'unsaved']],
    stage: 'chunk',
    leaves: 'sending',
    isLarge: true,
  },
  {
    name: 'commit_sent saved, last chunk not begun',
    holds: [['commit_sent', 'saved']],
    stage: 'chunk',
    leaves: 'commit_sent',
    isLarge: true,
  },
  {
    name: 'inside the last chunk',
    holds: [['last chunk', 'inside']],
    stage: 'chunk',
    leaves: 'commit_sent',
    isLarge: true,
  },
  {
    name: 'last byte accepted, 201 unanswered',
    holds: [['last chunk', 'accepted']],
    stage: 'chunk',
    leaves: 'commit_sent',
  },
  { name: '201 received, not saved', holds: [['accepted', 'unsaved']], stage: 'chunk', leaves: 'commit_sent' },
  {
    name: 'accepted saved',
    // The job that looks begins a second later: it is held too, so that it is always the first worker's.
    holds: [
      ['accepted', 'saved'],
      ['count status', 'unsaved'],
    ],
    stage: 'chunk',
    leaves: 'accepted',
    jobs: 2,
  },
  { name: 'status to be asked', holds: [['count status', 'unsaved']], stage: 'chunk', leaves: 'accepted' },
  { name: 'status asked', holds: [['status', 'asked']], stage: 'chunk', leaves: 'accepted' },
  { name: 'status asked, unanswered', holds: [['status', 'accepted']], stage: 'chunk', leaves: 'accepted' },
  { name: 'status answered, not saved', holds: [['verdict', 'unsaved']], stage: 'chunk', leaves: 'accepted' },
  { name: 'verdict saved', holds: [['verdict', 'saved']], stage: 'end', leaves: 'published' },
  {
    name: 'webhook stored, not applied',
    holds: [['told verdict', 'unsaved']],
    stage: 'chunk',
    leaves: 'accepted',
    hears: 'count status',
    jobs: 3,
  },
];

/** Places that leave the same behind as the await point named: nothing outside changes between the two. */
export const sameAs: readonly (readonly [Change, Moment, AwaitPoint['name']])[] = [
  ['count creator_info', 'saved', 'creator_info asked'],
  ['refresh announced', 'saved', 'token refresh asked'],
  ['count init', 'saved', 'init about to be announced'],
  ['init', 'asked', 'init_sent saved'],
  ['sending', 'unsaved', 'init_ok saved'],
  ['sending', 'saved', 'sending saved, no byte sent'],
  ['progress', 'saved', 'between chunks'],
  ['middle chunk', 'inside', 'between chunks'],
  ['middle chunk', 'accepted', 'first chunk accepted, 206 unanswered'],
  ['last chunk', 'asked', 'commit_sent saved, last chunk not begun'],
  ['publish job closed', 'unsaved', 'accepted saved'],
  ['publish job closed', 'saved', 'status to be asked'],
  ['count status', 'saved', 'status asked'],
  ['next look', 'unsaved', 'status asked, unanswered'],
  ['next look', 'saved', 'status to be asked'],
  ['observe job closed', 'unsaved', 'verdict saved'],
  ['observe job closed', 'saved', 'verdict saved'],
  ['told verdict', 'saved', 'verdict saved'],
  ['webhook job closed', 'unsaved', 'verdict saved'],
  ['webhook job closed', 'saved', 'verdict saved'],
];

/**
 * Changes that are made only when something has gone wrong already, or when what is told was known before, or not by the
 * worker when the API has asked TikTok before. To die at one of these takes a second failure, which the proof does not try.
 */
export const mending: readonly Change[] = [
  'refresh given up',
  'webhook handled',
  'permission ended',
  'username',
  'planned again',
  'replaced',
  'failed',
  'noted',
  'held for a person',
  'put off',
];
