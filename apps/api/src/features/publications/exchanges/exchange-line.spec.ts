import { describe, expect, it } from '@jest/globals';
import type { TikTokExchange } from '@flowcast/tiktok-client';
import { exchangeLine, folded } from './exchange-line.ts';

const processing = { status: 'PROCESSING_UPLOAD', uploaded_bytes: 5 };

function poll(second: number, facts: Record<string, unknown> = processing, call: TikTokExchange['call'] = 'status') {
  const answer = { httpStatus: 200, code: 'ok', logId: `log-${second}`, facts };
  const request = { publish_id: 'p' };
  return exchangeLine('a', { call, startedAtMs: second * 1000, durationMs: 1.4, request, answer, failure: null });
}

describe('lines of the exchange log', () => {
  it('tell polls that were answered alike once, with how many and until when', () => {
    const lines = folded(Array.from({ length: 1_440 }, (_, minute) => poll(minute * 60)));

    expect(lines).toMatchObject([
      { count: 1_440, at: new Date(0), lastAt: new Date(86_340_000), logId: 'log-86340', durationMs: 1 },
    ]);
  });

  it('tell a change of the answer, and its return', () => {
    const lines = folded([poll(1), poll(2), poll(3, { status: 'PUBLISH_COMPLETE' }), poll(4)]);

    expect(lines.map(({ count, facts }) => [count, facts['status']])).toEqual([
      [2, 'PROCESSING_UPLOAD'],
      [1, 'PUBLISH_COMPLETE'],
      [1, 'PROCESSING_UPLOAD'],
    ]);
  });

  it('tell every call that is no poll', () => {
    expect(folded([poll(1, {}, 'creator_info'), poll(2, {}, 'creator_info')])).toHaveLength(2);
  });

  it('stay small, whatever TikTok answers', () => {
    const { facts } = poll(1, { privacy_level_options: Array.from({ length: 10_000 }, () => 'SELF_ONLY') });

    expect(facts).toEqual({ omitted: 'too large' });
  });

  it('say when there was no answer', () => {
    const line = exchangeLine('a', {
      call: 'video_init',
      startedAtMs: 0,
      durationMs: 3,
      request: {},
      answer: null,
      failure: 'connection_failed',
    });

    expect(line).toMatchObject({ httpStatus: null, code: null, logId: null, facts: {}, failure: 'connection_failed' });
  });
});
