import type { Publication, PublicationState } from '@flowcast/shared-models';

export type LegName = 'studio' | 'sending' | 'checking' | 'end';
export type LegState = 'done' | 'now' | 'later' | 'stopped' | 'asking';

export interface Leg {
  name: LegName;
  state: LegState;
  /** When this leg was reached, an ISO instant. */
  at: string | null;
}

const order: readonly LegName[] = ['studio', 'sending', 'checking', 'end'];

/** The state whose entry in the history marks the beginning of a leg. */
const beginsWith: Record<LegName, readonly string[]> = {
  studio: ['scheduled', 'queued'],
  sending: ['sending'],
  checking: ['processing'],
  end: ['published', 'in_inbox'],
};

const legOfState: Partial<Record<PublicationState, LegName>> = {
  scheduled: 'sending',
  queued: 'sending',
  sending: 'sending',
  processing: 'checking',
  needs_attention: 'sending',
  unknown: 'checking',
};

/** TikTok was asked to publish and is still fetching the video: to a creator it is on its way, although TikTok has the word. */
export const isBeingFetched = ({ state, transfer, bytesSent, sizeBytes }: Publication): boolean =>
  state === 'processing' && transfer?.by === 'PULL_FROM_URL' && bytesSent < sizeBytes;

/** The four legs of a publication's way and how far it is. */
export function legsOf(publication: Publication): Leg[] {
  const isOver = publication.state === 'published' || publication.state === 'in_inbox';
  const at = isOver ? order.length : order.indexOf(currentLeg(publication));
  return order.map((name, index) => ({
    name,
    state: index < at ? 'done' : index > at ? 'later' : stateHere(publication.state),
    at: reachedAt(publication, name),
  }));
}

/** A failure or cancellation happened on the last leg that was begun. */
function currentLeg(publication: Publication): LegName {
  if (isBeingFetched(publication)) return 'sending';
  const begun = publication.history.some(({ state }) => state === 'processing') ? 'checking' : 'sending';
  return legOfState[publication.state] ?? begun;
}

function stateHere(state: PublicationState): LegState {
  if (state === 'failed' || state === 'cancelled') return 'stopped';
  return state === 'needs_attention' || state === 'unknown' ? 'asking' : 'now';
}

function reachedAt(publication: Publication, leg: LegName): string | null {
  return publication.history.find(({ state }) => beginsWith[leg].includes(state))?.at ?? null;
}
