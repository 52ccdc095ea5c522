import type { AwaitPoint } from './await-points.ts';
import type { Case, Way } from './ways.ts';

/** How a publication ends, as far as it is promised. */
export interface End {
  /** The states of its attempts. */
  readonly attempts: readonly string[];
  /** What the publication says. */
  readonly says: string;
  /** How many posts or drafts of it exist at TikTok. */
  readonly effects: number;
  /** What a person had to do for it. */
  readonly byHand: readonly ('reconnected' | 'tried again')[];
}

/**
 * The ends that the design allows this publication, told from the place and the fault alone (docs/adr/0022): the run must
 * come to one of them. More than one only where it is open which of two living workers is first.
 */
export function possibleEnds(one: Case): readonly End[] {
  const end = (lost: number, isReconnected: boolean) => endOf(one, { lost, isReconnected });
  const [lost, isReconnected] = [lostInits(one), needsReconnect(one)];
  // A slow worker keeps the answer to its refresh, and saves it anew when Postgres has taken its transaction back.
  if (one.fault.course === 'slow' && one.point.tokens === 'lost') return [end(lost, true), end(lost, false)];
  if (one.fault.course !== 'beside') return [end(lost, isReconnected)];
  // Both claim: who claims last may find an init announced that the other one is not allowed to finish any more.
  if (one.point.holds.some(([change, moment]) => change === 'claim' && moment === 'unsaved')) {
    return [end(lost, isReconnected), end(lost + 1, isReconnected)];
  }
  // The slow worker's init goes out beside the other one's look for fetches: whichever is first.
  if (isFetchRaced(one)) return [end(lost, isReconnected), end(0, isReconnected)];
  // The only copy of new tokens may be with the slow worker, who may save it before another misses it.
  if (one.point.tokens === 'lost' || one.point.tokens === 'to refresh') return [end(lost, true), end(lost, false)];
  return [end(lost, isReconnected)];
}

/** TikTok fetched, but its answer is lost, and with it the publish id: only a webhook can bring it. */
export const hasLostId = ({ way, point: { leaves, isServed } }: Case): boolean =>
  way === 'pull' && leaves === 'init_sent' && isServed === true;

/** Two workers are alive, one of them about to call: TikTok may fetch before or after the other one looks. */
const isFetchRaced = ({ way, fault, point: { leaves, holds } }: Case): boolean =>
  way === 'pull' &&
  fault.course === 'beside' &&
  leaves === 'init_sent' &&
  holds.every(([change, moment]) => change === 'init_sent' && moment === 'saved');

/** Only a webhook may be able to tell what became of it. */
export const mayLoseId = (one: Case): boolean => hasLostId(one) || isFetchRaced(one);

interface Losses {
  readonly lost: number;
  readonly isReconnected: boolean;
}

const goodEnd: Readonly<Record<Way, string>> = { upload: 'published', draft: 'in_inbox', pull: 'published' };

function endOf(one: Case, { lost, isReconnected }: Losses): End {
  const { way, fault } = one;
  const isBroken = way === 'pull' && fault.breaksFetch === true && isFetchAhead(one.point);
  const last = isWithoutWord(one, lost) ? 'unknown' : goodEnd[way];
  return {
    attempts: [...Array.from({ length: lost + (isBroken ? 1 : 0) }, () => 'failed'), last],
    says: last,
    effects: 1,
    byHand: [...(isReconnected ? ['reconnected' as const] : []), ...(isBroken ? ['tried again' as const] : [])],
  };
}

/**
 * Nobody can ask and nobody tells. Or TikTok tells of a publish that may be one of two attempts: then it is not guessed
 * which, and a person has to look.
 */
function isWithoutWord(one: Case, lost: number): boolean {
  const isLost = hasLostId(one) || (one.fault.losesInit === 'served' && isInitAhead(one.point));
  return isLost && (one.fault.webhooks === 'never' || lost > 0);
}

/** Attempts that can come to nothing any more, because the answer to their init was lost before TikTok was given a byte. */
function lostInits(one: Case): number {
  const { point, fault } = one;
  const byDeath = point.leaves === 'init_sent' && !hasLostId(one);
  const byFault = fault.losesInit !== undefined && fault.losesInit !== 'served' && !hasLostId(one);
  // Saved, but its writer was never told, so it never called.
  const isUntold = fault.name === 'database connection lost' || fault.course === 'killed midway';
  const byWrite = isUntold && isInitFirst(point);
  return [byDeath, byFault, byWrite].filter(Boolean).length;
}

/** The first step that the second worker saves is `init_sent`. */
const isInitFirst = ({ leaves, tokens }: AwaitPoint) => leaves === 'planned' && tokens !== 'to refresh';

/** The worker that takes over makes an init. */
const isInitAhead = ({ leaves, isServed }: AwaitPoint) =>
  leaves === 'planned' || (leaves === 'init_sent' && isServed !== true);

/** Some of a fetch is still to be served when the second worker lives. */
const isFetchAhead = (point: AwaitPoint) =>
  isInitAhead(point) || point.holds.some(([change, moment]) => change === 'fetch' && moment !== 'accepted');

/** TikTok has replaced the token pair, nobody has the new one, and an init needs it. */
function needsReconnect({ way, point, fault }: Case): boolean {
  if (point.tokens === 'lost') return true;
  if (fault.losesInit === 'unserved') return point.tokens === 'to refresh';
  const isInit = way === 'pull' ? isInitAhead(point) : point.leaves === 'planned' || point.leaves === 'init_sent';
  return fault.agesToken === true && isInit;
}

/** One line for an end, the same for the same end. */
export function toldEnd({ attempts, effects, says, byHand }: End): string {
  const afterwards = {
    reconnected: 'once its creator had connected the account again',
    'tried again': 'once its creator had tried again',
  };
  const after = byHand.length > 0 ? `, ${byHand.map((what) => afterwards[what]).join(' and ')}` : '';
  return [attempts.join(' → '), String(effects), `${says}${after}`].join(' | ');
}
