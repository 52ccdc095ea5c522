import { describe, expect, it } from '@jest/globals';
import type { StoryEntry } from '@flowcast/shared-models';
import { storyLines } from './story-lines.ts';

const at = '2026-11-22T10:00:00.000Z';
const lineOf = (entry: StoryEntry) => storyLines([entry])[0];

describe('a line of the story', () => {
  it('marks a state that means trouble, with what was known then', () => {
    const failed = lineOf({
      kind: 'state',
      at,
      attempt: 2,
      state: 'failed',
      detail: { reason: 'internal', code: null },
    });

    expect(failed).toEqual({
      at,
      title: 'Attempt 2: failed',
      result: '',
      isTrouble: true,
      facts: [{ name: 'reason', value: 'internal' }],
    });
    expect(lineOf({ kind: 'state', at, attempt: 1, state: 'sending', detail: {} })?.isTrouble).toBe(false);
  });

  it('says how TikTok answered, how long it took, and how often', () => {
    const asked = {
      kind: 'exchange',
      at,
      attempt: 1,
      call: 'status',
      request: {},
      durationMs: 12,
      lastAt: at,
    } as const;
    const answer = { httpStatus: 200, code: 'ok', logId: '2026', facts: { uploaded_bytes: 5 } };

    expect(lineOf({ ...asked, answer, failure: null, count: 3 })).toMatchObject({
      title: 'Asked TikTok: status',
      result: '200 ok, 12 ms, 3 times',
      isTrouble: false,
      facts: [
        { name: 'uploaded_bytes', value: '5' },
        { name: 'logId', value: '2026' },
      ],
    });
    expect(lineOf({ ...asked, answer: null, failure: 'connection_failed', count: 1 })).toMatchObject({
      result: 'connection_failed, 12 ms',
      isTrouble: true,
    });
  });
});
