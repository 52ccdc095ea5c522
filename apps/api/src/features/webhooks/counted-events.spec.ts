import { describe, expect, it } from '@jest/globals';
import { countedEvents, type ToldEvent } from './counted-events.ts';

const told = (publishId: string, body: string): ToldEvent => ({
  event: {
    event: 'post.publish.complete',
    clientKey: 'aw',
    createdAt: new Date('2026-11-28T10:00:00Z'),
    openId: '-000a',
    publishId,
    content: {},
  },
  rawBody: Buffer.from(body),
});

describe('countedEvents', () => {
  it('gives each event once, in the order and with the bytes it came with first, and how often it was delivered', () => {
    const counted = countedEvents([told('a', 'one'), told('b', 'two'), told('a', 'again'), told('a', 'and again')]);

    expect(counted.map(({ rawBody, deliveries }) => [rawBody.toString(), deliveries])).toEqual([
      ['one', 3],
      ['two', 1],
    ]);
    expect(new Set(counted.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
  });

  it('gives nothing for nothing', () => {
    expect(countedEvents([])).toEqual([]);
  });
});
