import type { PublicationStory, StoryEntry } from '@flowcast/shared-models';
import type { WebhookEventEntity } from '../../webhooks/index.ts';
import type { AttemptHistoryEntity } from '../attempts/attempt-history.entity.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { PullFetchEntity } from '../pulling/pull-fetch.entity.ts';
import type { ConsentEntity } from '../consent.entity.ts';
import type { AttemptExchangeEntity } from '../exchanges/attempt-exchange.entity.ts';

type ToldAttempt = Pick<AttemptEntity, 'id' | 'number' | 'publishId' | 'createdAt' | 'endedAt'>;

export interface StoryParts {
  /** In the order they were given. */
  consents: readonly ConsentEntity[];
  /** Oldest first. */
  attempts: readonly ToldAttempt[];
  /** In the order it was written. */
  history: readonly AttemptHistoryEntity[];
  exchanges: readonly AttemptExchangeEntity[];
  fetches: readonly PullFetchEntity[];
  webhooks: readonly WebhookEventEntity[];
}

export function toStory(publicationId: string, parts: StoryParts): PublicationStory {
  const { consents, attempts, history, exchanges, fetches, webhooks } = parts;
  const numbers = new Map(attempts.map(({ id, number }) => [id, number]));
  const numberOf = ({ attemptId }: { attemptId: string }) => numbers.get(attemptId) ?? 0;
  const entries: StoryEntry[] = [
    ...consents.map(toConsent),
    ...history.map((row) => toState(row, numberOf(row))),
    ...exchanges.map((row) => toExchange(row, numberOf(row))),
    ...fetches.map((row) => toFetch(row, numberOf(row))),
    ...webhooks.map((row) => toWebhook(row, attemptTold(attempts, row)?.number ?? 0)),
  ];
  // A stable sort: what was written in one transaction, at one instant, stays in its order, and a state before its call.
  return { publicationId, entries: entries.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)) };
}

/** By the publish id; what is told about the whole account belongs to the attempt of that time. */
function attemptTold(attempts: readonly ToldAttempt[], { publishId, receivedAt }: WebhookEventEntity) {
  return publishId === null
    ? attempts.findLast(({ createdAt }) => createdAt <= receivedAt)
    : attempts.find((attempt) => attempt.publishId === publishId);
}

const toConsent = ({ givenAt, declaration, post, videoSha256 }: ConsentEntity): StoryEntry => ({
  kind: 'consent',
  at: givenAt.toISOString(),
  declaration,
  post,
  videoSha256,
});

const toState = ({ state, detail, at }: AttemptHistoryEntity, attempt: number): StoryEntry => ({
  kind: 'state',
  at: at.toISOString(),
  attempt,
  state,
  detail,
});

function toExchange(row: AttemptExchangeEntity, attempt: number): StoryEntry {
  const { call, request, httpStatus, code, logId, facts, failure, durationMs, count } = row;
  return {
    kind: 'exchange',
    at: row.at.toISOString(),
    attempt,
    call,
    request,
    answer: httpStatus === null ? null : { httpStatus, code, logId, facts },
    failure,
    durationMs,
    count,
    lastAt: row.lastAt.toISOString(),
  };
}

/** Where it was fetched from is not told: whoever knows the address gets the video. */
const toFetch = (fetch: PullFetchEntity, attempt: number): StoryEntry => ({
  kind: 'fetch',
  at: fetch.at.toISOString(),
  attempt,
  method: fetch.method,
  range: fetch.range,
  status: fetch.status,
  refusal: fetch.refusal,
  bytesSent: fetch.bytesSent,
  userAgent: fetch.userAgent,
  endedAt: fetch.endedAt?.toISOString() ?? null,
});

/** Of the body only what is known to be harmless: whatever TikTok adds to it some day is not shown by itself. */
const toWebhook = (webhook: WebhookEventEntity, attempt: number): StoryEntry => ({
  kind: 'webhook',
  at: webhook.receivedAt.toISOString(),
  attempt,
  event: webhook.event,
  toldAt: webhook.toldAt.toISOString(),
  postId: webhook.postId,
  reason: webhook.reason,
  handledAt: webhook.handledAt?.toISOString() ?? null,
  deliveries: webhook.deliveries,
});
