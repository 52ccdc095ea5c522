import { changes } from './changes.ts';
import { type AwaitPoint, type Stage, stages } from './await-points.ts';
import type { Passage, Verdict } from './passage.ts';
import type { Way } from './ways.ts';

/** How TikTok's webhooks come. `late`: when all is over. */
export type Delivery = 'late' | 'at once' | 'twice' | 'reversed' | 'never';

/**
 * What becomes of the first worker, and of the second one. `slow`: the first one is not ended at all; its lease is declared
 * over, and what it was about to do passes when another has brought all to its end, or (`beside`) as soon as another has
 * taken over. `killed at once`: the second worker is killed too, at the first thing that it does; `midway`: when it has
 * changed something and has not been told.
 */
export type Course = 'killed' | 'stopped' | 'slow' | 'beside' | 'killed at once' | 'killed midway';

export interface Fault {
  readonly name: string;
  /** What it makes of a passage; null when it is none of its business. */
  readonly verdict?: (passage: Passage) => Exclude<Verdict, 'pass'> | null;
  /** Its strikes; each is made once. Absent: one for each kind of call. */
  readonly strikes?: readonly string[];
  /** Strikes only the worker that takes over. */
  readonly isAfterDeath?: true;
  /** Once the second worker is at work; `once struck`: late, or else as soon as the fault has struck. */
  readonly webhooks?: Delivery | 'once struck';
  /** Has the second worker refresh the token. */
  readonly agesToken?: true;
  /** Needs a video of several chunks. */
  readonly needsLarge?: true;
  /** `killed` when absent. */
  readonly course?: Course;
  /** What it does to the answer of the init that it strikes; where TikTok fetches, before or after that was served. */
  readonly losesInit?: 'before accept' | 'unserved' | 'served';
  /** Its strike breaks a fetch, of which TikTok does not try a second. */
  readonly breaksFetch?: true;
  /** Where it can happen at all; everywhere when absent. */
  readonly appliesTo?: (way: Way, point: AwaitPoint) => boolean;
}

const isSent = (way: Way) => way !== 'pull';

const at =
  (moment: Passage['moment'], verdict: Exclude<Verdict, 'pass'>): NonNullable<Fault['verdict']> =>
  (passage) =>
    passage.moment === moment && passage.change !== 'fetch' && stageOf(passage.change) !== null ? verdict : null;

const whenAnswered =
  (status: number): NonNullable<Fault['verdict']> =>
  (passage) =>
    passage.moment === 'accepted' && passage.status === status && stageOf(passage.change) === 'chunk' ? 'cut' : null;

const tokenCalls: readonly string[] = ['creator_info', 'init', 'status'];

/** Writes that say where an attempt, or a token, stands. */
export const stateWrites: readonly string[] = changes.filter((change) =>
  /^(?:init_sent|init_ok|sending|commit_sent|accepted|verdict|told verdict|tokens|replaced)$/.test(change),
);

export const faults: readonly Fault[] = [
  { name: 'none' },
  { name: 'answer lost before accept', verdict: at('asked', 'cut'), losesInit: 'before accept' },
  { name: 'answer lost after accept', verdict: at('accepted', 'cut'), losesInit: 'unserved' },
  { name: '5xx before accept', verdict: at('asked', 'broken'), losesInit: 'before accept' },
  { name: '5xx after accept', verdict: at('accepted', 'broken'), losesInit: 'unserved' },
  {
    name: 'reset mid-transfer',
    verdict: ({ change, moment }) => (moment === 'inside' && stageOf(change) === 'chunk' ? 'cut' : null),
    breaksFetch: true,
    // TikTok's verdict would be another one.
    appliesTo: (way, { stage }) => way !== 'pull' || stage !== 'end',
  },
  { name: '206 lost', verdict: whenAnswered(206), needsLarge: true, appliesTo: isSent },
  { name: '201 lost', verdict: whenAnswered(201), appliesTo: isSent },
  { name: 'webhook duplicated', webhooks: 'twice' },
  // TikTok tells of a draft only once.
  { name: 'webhook reordered', webhooks: 'reversed', appliesTo: (way) => way !== 'draft' },
  { name: 'webhook missing', webhooks: 'never' },
  {
    name: 'token expired',
    verdict: ({ change, moment }) => (moment === 'asked' && tokenCalls.includes(change) ? 'token_refused' : null),
  },
  {
    name: 'refresh answer lost',
    verdict: ({ change, moment }) => (moment === 'accepted' && change === 'refresh' ? 'cut' : null),
    isAfterDeath: true,
    agesToken: true,
    // Without a token nobody can ask TikTok any more: it has to tell.
    webhooks: 'once struck',
  },
  {
    name: 'database connection lost',
    verdict: databaseLoss,
    strikes: ['unsaved', 'saved'],
    isAfterDeath: true,
  },
  { name: 'not killed: stopped past its lease, then continued', course: 'stopped' },
  { name: 'not killed: slow past its lease, goes on at the end', course: 'slow' },
  { name: 'not killed: slow past its lease, goes on beside the other', course: 'beside' },
  { name: 'second worker killed too, at once', course: 'killed at once' },
  { name: 'second worker killed too, midway', course: 'killed midway' },
  {
    name: 'answer to the init lost, video fetched',
    verdict: ({ change, moment }) => (change === 'init' && moment === 'accepted' ? 'cut' : null),
    losesInit: 'served',
    webhooks: 'at once',
    // Later on nobody knows by which id to ask, and TikTok tells the end: no place after the init is reached.
    appliesTo: (way, { stage }) => way === 'pull' && stage !== 'end' && stages.indexOf(stage) <= stages.indexOf('init'),
  },
];

/** Once the commit does not arrive, once it arrives and nobody is told. */
function databaseLoss({ change, moment }: Passage): 'cut' | null {
  return stateWrites.includes(change) && (moment === 'unsaved' || moment === 'saved') ? 'cut' : null;
}

/** The kind of call; null for what is none. */
export function stageOf(change: string): Stage | null {
  // The bytes, whoever moves them.
  if (change.endsWith(' chunk') || change === 'fetch') return 'chunk';
  return change === 'refresh' || change === 'creator_info' || change === 'init' || change === 'status' ? change : null;
}
