import { describe, expect, it } from '@jest/globals';
import { publication } from '../../../../test/factories.ts';
import { legsOf } from './publication-legs.ts';

const at = '2026-11-22T10:00:00.000Z';
const history = (...states: string[]) => states.map((state) => ({ state, at }));
const states = (change: Parameters<typeof publication>[0]) => legsOf(publication(change)).map(({ state }) => state);

describe('legsOf', () => {
  it.each([
    ['queued', ['done', 'now', 'later', 'later']],
    ['sending', ['done', 'now', 'later', 'later']],
    ['processing', ['done', 'done', 'now', 'later']],
    ['published', ['done', 'done', 'done', 'done']],
    ['in_inbox', ['done', 'done', 'done', 'done']],
    ['needs_attention', ['done', 'asking', 'later', 'later']],
    ['unknown', ['done', 'done', 'asking', 'later']],
  ] as const)('%s', (state, legs) => {
    expect(states({ state })).toEqual(legs);
  });

  it('stops a failure at the leg it happened on', () => {
    expect(states({ state: 'failed', history: history('queued', 'sending') })).toEqual([
      'done',
      'stopped',
      'later',
      'later',
    ]);
    expect(states({ state: 'failed', history: history('queued', 'sending', 'processing') })).toEqual([
      'done',
      'done',
      'stopped',
      'later',
    ]);
  });

  it('keeps a video that TikTok still fetches on its way', () => {
    const transfer = { by: 'PULL_FROM_URL', because: 'catalog_video' } as const;

    expect(states({ state: 'processing', transfer, bytesSent: 0 })).toEqual(['done', 'now', 'later', 'later']);
    expect(states({ state: 'processing', transfer, bytesSent: 800_000 })).toEqual(['done', 'done', 'now', 'later']);
  });

  it('tells when a leg was reached', () => {
    expect(
      legsOf(publication({ state: 'sending', history: history('queued', 'sending') })).map((leg) => leg.at),
    ).toEqual([at, at, null, null]);
  });
});
