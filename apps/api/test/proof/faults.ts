import { changes, type Change } from './changes.ts';
import type { Stage } from './await-points.ts';
import type { Passage, Verdict } from './passage.ts';

/** How TikTok's webhooks come. `late`: when all is over. */
export type Delivery = 'late' | 'at once' | 'twice' | 'reversed' | 'never';

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
  /** The first worker is not killed but stopped, and goes on when another has brought all to its end. */
  readonly isStop?: true;
}

const at =
  (moment: Passage['moment'], verdict: Exclude<Verdict, 'pass'>): NonNullable<Fault['verdict']> =>
  (passage) =>
    passage.moment === moment && stageOf(passage.change) !== null ? verdict : null;

const whenAnswered =
  (status: number): NonNullable<Fault['verdict']> =>
  (passage) =>
    passage.moment === 'accepted' && passage.status === status && stageOf(passage.change) === 'chunk' ? 'cut' : null;

const tokenCalls: readonly string[] = ['creator_info', 'init', 'status'];

/** Writes that say where an attempt, or a token, stands. */
const stateWrites: readonly Change[] = changes.filter((change) =>
  /^(?:init_sent|init_ok|sending|commit_sent|accepted|verdict|told verdict|tokens|replaced)$/.test(change),
);

export const faults: readonly Fault[] = [
  { name: 'none' },
  { name: 'answer lost before accept', verdict: at('asked', 'cut') },
  { name: 'answer lost after accept', verdict: at('accepted', 'cut') },
  { name: '5xx before accept', verdict: at('asked', 'broken') },
  { name: '5xx after accept', verdict: at('accepted', 'broken') },
  { name: 'reset mid-chunk', verdict: at('inside', 'cut') },
  { name: '206 lost', verdict: whenAnswered(206), needsLarge: true },
  { name: '201 lost', verdict: whenAnswered(201) },
  { name: 'webhook duplicated', webhooks: 'twice' },
  { name: 'webhook reordered', webhooks: 'reversed' },
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
  { name: 'not killed: stopped past its lease, then continued', isStop: true },
];

/** Once the commit does not arrive, once it arrives and nobody is told. */
function databaseLoss({ change, moment }: Passage): 'cut' | null {
  return stateWrites.some((write) => write === change) && (moment === 'unsaved' || moment === 'saved') ? 'cut' : null;
}

/** The kind of call; null for what is none. */
export function stageOf(change: string): Stage | null {
  if (change.endsWith(' chunk')) return 'chunk';
  return change === 'refresh' || change === 'creator_info' || change === 'init' || change === 'status' ? change : null;
}
