import type { Observation } from '../attempts/attempt-observation.ts';

/** What a webhook says about a publish. */
export interface Told {
  readonly event: string;
  /** 19 digits as text. */
  readonly postId: string | null;
  readonly reason: string | null;
}

/** TikTok's publish events as observations. Source: docs/tiktok-assumptions.md, webhooks. */
const observations = new Map<string, (told: Told) => Observation>([
  ['post.publish.complete', () => ({ kind: 'complete', postIds: [] })],
  ['post.publish.publicly_available', ({ postId }) => ({ kind: 'complete', postIds: idsOf(postId) })],
  ['post.publish.inbox_delivered', () => ({ kind: 'in_inbox', postIds: [] })],
  ['post.publish.failed', ({ reason }) => ({ kind: 'failed', reason: reason ?? 'internal' })],
]);

/** Null for what changes nothing here, such as a post that its owner hid: it was published all the same. */
export const toldObservation = (told: Told): Observation | null => observations.get(told.event)?.(told) ?? null;

const idsOf = (postId: string | null) => (postId === null ? [] : [postId]);
