import { isDeepStrictEqual } from 'node:util';
import type { EmulatorScript, PublicationStory, StoryEntry } from '@flowcast/shared-models';

export type Exchange = Extract<StoryEntry, { kind: 'exchange' }>;
export type Fetch = Extract<StoryEntry, { kind: 'fetch' }>;
export type ScriptFault = EmulatorScript['faults'][number];

/** The emulator takes longer ones for a mistake. */
export const longestDelayMs = 600_000;

/** A request that went to TikTok, and how many of its kind went before it. */
export interface ScriptRequest {
  readonly exchange: Exchange;
  readonly skip: number;
  /** What was said to TikTok after it, oldest first. */
  readonly later: readonly Exchange[];
  /** Of the init of a PULL_FROM_URL: what TikTok then asked for by itself, oldest first. Null for every other request. */
  readonly fetches: readonly Fetch[] | null;
}

/** Ends of calls that TikTok had no part in; a replay does not make these requests. */
const ownEnds: ReadonlySet<string> = new Set([
  'aborted',
  'upload_source_failed',
  'upload_source_mismatch',
  'upload_host_refused',
]);

export function requestsOf({ entries }: PublicationStory): ScriptRequest[] {
  const made = new Map<string, number>();
  const exchanges = entries
    .filter((entry) => entry.kind === 'exchange')
    .filter(({ failure }) => failure === null || !ownEnds.has(failure));
  return exchanges.map((exchange, index) => {
    const { call, count } = exchange;
    const skip = made.get(call) ?? 0;
    made.set(call, skip + count);
    const fetches = isPullInit(exchange) ? fetchesOf(entries, exchange) : null;
    return { exchange, skip, later: exchanges.slice(index + 1), fetches };
  });
}

const isPullInit = ({ call, request }: Exchange) =>
  call.endsWith('_init') && isDeepStrictEqual(request['source_info'], { source: 'PULL_FROM_URL' });

/** Once it has the video, what TikTok still asks for changes nothing. */
function fetchesOf(entries: PublicationStory['entries'], { attempt }: Exchange): Fetch[] {
  const own = entries.filter((entry) => entry.kind === 'fetch').filter((fetch) => fetch.attempt === attempt);
  const last = own.findLastIndex(hasBytes);
  return last === -1 ? own : own.slice(0, last + 1);
}

/** TikTok may have got some of the video. */
export const hasBytes = ({ method, status }: Fetch): boolean => method === 'GET' && (status === 200 || status === 206);

export const factsOf = ({ answer }: Exchange): Readonly<Record<string, unknown>> => answer?.facts ?? {};
