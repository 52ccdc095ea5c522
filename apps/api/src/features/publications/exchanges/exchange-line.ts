import { isDeepStrictEqual } from 'node:util';
import type { TikTokExchange } from '@flowcast/tiktok-client';
import type { AttemptExchangeEntity } from './attempt-exchange.entity.ts';

export type ExchangeLine = Omit<AttemptExchangeEntity, 'id'>;

const longestTextLength = 128;
const largestRecordLength = 16_384;

/** An exchange as it is kept: of a bounded size, whatever TikTok answered. */
export function exchangeLine(attemptId: string, exchange: TikTokExchange): ExchangeLine {
  const { call, request, answer, failure, startedAtMs, durationMs } = exchange;
  const at = new Date(startedAtMs);
  return {
    attemptId,
    call,
    request: bounded(request),
    httpStatus: answer?.httpStatus ?? null,
    code: answer?.code?.slice(0, longestTextLength) ?? null,
    logId: answer?.logId?.slice(0, longestTextLength) ?? null,
    facts: bounded(answer?.facts ?? {}),
    failure,
    at,
    durationMs: Math.round(durationMs),
    count: 1,
    lastAt: at,
  };
}

/** Status calls that were answered alike, one after another, become one line: a day of polling is no news. */
export function folded(lines: readonly ExchangeLine[]): ExchangeLine[] {
  const kept: ExchangeLine[] = [];
  for (const line of lines) {
    const last = kept.at(-1);
    if (last && isRepeated(last, line)) kept[kept.length - 1] = merged(last, line);
    else kept.push(line);
  }
  return kept;
}

export function isRepeated(last: ExchangeLine, next: ExchangeLine): boolean {
  return next.call === 'status' && isDeepStrictEqual(comparable(last), comparable(next));
}

/** TikTok's support asks for the newest log id. */
export function merged(last: ExchangeLine, next: ExchangeLine): ExchangeLine {
  const { logId, durationMs, lastAt } = next;
  return { ...last, logId, durationMs, lastAt, count: last.count + next.count };
}

const comparable = ({ attemptId, call, request, httpStatus, code, facts, failure }: ExchangeLine) => {
  return { attemptId, call, request, httpStatus, code, facts, failure };
};

function bounded(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.stringify(record).length <= largestRecordLength ? { ...record } : { omitted: 'too large' };
}
