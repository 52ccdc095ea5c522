import type { PublicationStory } from '@flowcast/shared-models';
import type { ScriptFault, ScriptRequest } from './script-request.ts';

/** A request at which the permission has ended, with those after it that fail for that alone. */
export interface PermissionEnd {
  readonly fault: ScriptFault;
  readonly explains: readonly ScriptRequest[];
}

/**
 * TikTok refuses the refresh, and the call before it: the creator took the permission back. A refresh whose pair of tokens
 * got lost is refused the next time for that reason.
 */
export function permissionEnds(requests: readonly ScriptRequest[]): PermissionEnd[] {
  return requests.flatMap((request, index) => {
    if (request.exchange.answer?.code !== 'invalid_grant' || wasLost(requests.slice(0, index))) return [];
    const before = requests[index - 1];
    const isFirst = before?.exchange.answer?.code !== 'access_token_invalid';
    const end = isFirst ? request : before;
    return [{ fault: endAt(end.exchange.call, end.skip), explains: [end, request] }];
  });
}

/** Told by a webhook while nothing was said to TikTok: it is met at the next thing that would be said. */
export function toldPermissionEnd(
  { entries }: PublicationStory,
  requests: readonly ScriptRequest[],
): ScriptFault | null {
  const told = entries.find((entry) => entry.kind === 'webhook' && entry.event === 'authorization.removed');
  if (!told) return null;
  const next = requests.find(({ exchange }) => exchange.at >= told.at);
  if (next) return endAt(next.exchange.call, next.skip);
  const hasBegun = requests.some(({ exchange }) => exchange.call.endsWith('_init') && exchange.failure === null);
  const call = hasBegun ? 'status' : 'creator_info';
  const made = requests.filter(({ exchange }) => exchange.call === call);
  return endAt(
    call,
    made.reduce((sum, { exchange }) => sum + exchange.count, 0),
  );
}

const endAt = (at: string, skip: number): ScriptFault => ({ kind: 'authorization_removed', at, skip });

function wasLost(before: readonly ScriptRequest[]): boolean {
  const last = before.findLast(({ exchange }) => exchange.call === 'refresh')?.exchange;
  return last !== undefined && (last.answer === null || last.answer.httpStatus >= 500);
}
