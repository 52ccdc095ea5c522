import { describe, expect, it } from '@jest/globals';
import { type Told, toldObservation } from './told-observation.ts';

const told = (event: string, more: Partial<Told> = {}) =>
  toldObservation({ event, postId: null, reason: null, ...more });

describe('a webhook about a publish', () => {
  it.each([
    [told('post.publish.complete'), { kind: 'complete', postIds: [] }],
    [
      told('post.publish.publicly_available', { postId: '7300000000000000777' }),
      { kind: 'complete', postIds: ['7300000000000000777'] },
    ],
    [told('post.publish.publicly_available'), { kind: 'complete', postIds: [] }],
    [told('post.publish.inbox_delivered'), { kind: 'in_inbox', postIds: [] }],
    [told('post.publish.failed', { reason: 'spam_risk' }), { kind: 'failed', reason: 'spam_risk' }],
    [told('post.publish.failed'), { kind: 'failed', reason: 'internal' }],
  ])('is an observation like that of a poll: %j', (observation, expected) => {
    expect(observation).toEqual(expected);
  });

  it.each(['post.publish.no_longer_publicaly_available', 'tiktok.ping', 'post.liked', 'constructor'])(
    'says nothing about the publish when it is %s',
    (event) => {
      expect(told(event, { postId: '7300000000000000777' })).toBeNull();
    },
  );
});
