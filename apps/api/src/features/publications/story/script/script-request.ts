import type { EmulatorScript, PublicationStory, StoryEntry } from '@flowcast/shared-models';

export type Exchange = Extract<StoryEntry, { kind: 'exchange' }>;
export type ScriptFault = EmulatorScript['faults'][number];

/** A request that went to TikTok, and how many of its kind went before it. */
export interface ScriptRequest {
  readonly exchange: Exchange;
  readonly skip: number;
  /** What was said to TikTok after it, oldest first. */
  readonly later: readonly Exchange[];
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
    return { exchange, skip, later: exchanges.slice(index + 1) };
  });
}

export const factsOf = ({ answer }: Exchange): Readonly<Record<string, unknown>> => answer?.facts ?? {};
