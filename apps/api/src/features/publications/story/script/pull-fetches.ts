import {
  type Exchange,
  type Fetch,
  hasBytes,
  longestDelayMs,
  type ScriptFault,
  type ScriptRequest,
} from './script-request.ts';

/** How TikTok fetched the video by itself, where that was not the usual: one request for all of it, at once. */
export function pullFaults(requests: readonly ScriptRequest[]): ScriptFault[] {
  return requests.flatMap(({ exchange, skip, fetches }) => {
    if (fetches === null || !mayHaveBegun(exchange, fetches) || isUsual(exchange, fetches)) return [];
    // An answer that got lost decides by itself what comes then: whether a byte had gone out before.
    const answer = exchange.failure !== null && fetches.some(hasBytes) ? 'last' : 'first';
    return [{ kind: 'pull', at: exchange.call, skip, answer, fetches: planned(exchange, fetches) }];
  });
}

function mayHaveBegun({ answer, failure }: Exchange, fetches: readonly Fetch[]): boolean {
  return fetches.length > 0 || failure === null || (answer !== null && failure === 'unreadable_response');
}

const isUsual = ({ failure }: Exchange, fetches: readonly Fetch[]) =>
  failure === null && fetches.length === 1 && fetches.every(({ method }) => method === 'GET');

/** Whoever asked again had not got all of it. */
function planned({ at }: Exchange, fetches: readonly Fetch[]): object[] {
  return fetches.map((fetch, index) => {
    const before = fetches[index - 1];
    const isLast = index === fetches.length - 1;
    return {
      method: fetch.method === 'HEAD' ? 'HEAD' : 'GET',
      afterMs: waitBetween(before ? (before.endedAt ?? before.at) : at, fetch.at),
      ...(hasBytes(fetch) && !isLast ? { cutAfterBytes: fetch.bytesSent } : {}),
    };
  });
}

const waitBetween = (from: string, to: string) =>
  Math.min(longestDelayMs, Math.max(0, Date.parse(to) - Date.parse(from)));
