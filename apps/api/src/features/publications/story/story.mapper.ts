import type { PublicationStory, StoryEntry } from '@flowcast/shared-models';
import type { WebhookEventEntity } from '../../webhooks/index.ts';
import type { AttemptHistoryEntity } from '../attempts/attempt-history.entity.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { ConsentEntity } from '../consent.entity.ts';

export interface StoryParts {
  /** In the order they were given. */
  consents: readonly ConsentEntity[];
  attempts: readonly Pick<AttemptEntity, 'id' | 'number' | 'publishId'>[];
  /** In the order it was written. */
  history: readonly AttemptHistoryEntity[];
  webhooks: readonly WebhookEventEntity[];
}

export function toStory(
  publicationId: string,
  { consents, attempts, history, webhooks }: StoryParts,
): PublicationStory {
  const numberOf = (is: (attempt: StoryParts['attempts'][number]) => boolean) => attempts.find(is)?.number ?? 0;
  const entries: StoryEntry[] = [
    ...consents.map(toConsent),
    ...history.map(({ state, detail, at, attemptId }): StoryEntry => {
      return { kind: 'state', at: at.toISOString(), attempt: numberOf(({ id }) => id === attemptId), state, detail };
    }),
    ...webhooks.map((webhook) =>
      toWebhook(
        webhook,
        numberOf(({ publishId }) => publishId === webhook.publishId),
      ),
    ),
  ];
  // A stable sort: what was written in one transaction, at one instant, stays in its order.
  return { publicationId, entries: entries.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)) };
}

const toConsent = ({ givenAt, declaration, post, videoSha256 }: ConsentEntity): StoryEntry => ({
  kind: 'consent',
  at: givenAt.toISOString(),
  declaration,
  post,
  videoSha256,
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
});
