import { describe, expect, it } from '@jest/globals';
import { CODE_TABLE, TikTokApiError, TikTokError, type TikTokErrorCode } from '@flowcast/tiktok-client';
import { CodedError } from '../http/index.ts';
import { tiktokProblem, tiktokProblemCode } from './tiktok-problem.ts';

const failure = (code: TikTokErrorCode) =>
  new TikTokError({ code, endpoint: '/v2/', safeToRepeat: false, mayHaveHappened: false });

describe('a failure at TikTok', () => {
  it.each<[TikTokErrorCode, string]>([
    ['connection_failed', 'tiktok_unavailable'],
    ['timed_out', 'tiktok_unavailable'],
    ['internal_error', 'tiktok_unavailable'],
    ['temporarily_unavailable', 'tiktok_unavailable'],
    ['rate_limit_exceeded', 'tiktok_rate_limited'],
    ['invalid_grant', 'account_needs_reconnect'],
    ['access_token_invalid', 'account_needs_reconnect'],
    ['scope_not_authorized', 'scope_missing'],
    ['invalid_client', 'tiktok_refused'],
    ['unreadable_response', 'tiktok_refused'],
  ])('%s is %s', (code, problem) => {
    expect(tiktokProblemCode(failure(code))).toBe(problem);
  });

  it('of any kind has a problem of its own, with the failure as its cause', () => {
    for (const code of Object.keys(CODE_TABLE) as TikTokErrorCode[]) {
      const cause = failure(code);
      const problem = tiktokProblem(cause);
      expect(problem).toBeInstanceOf(CodedError);
      expect(problem).toMatchObject({ code: expect.stringMatching(/^(?:tiktok_|account_|scope_)/), cause });
    }
  });

  it('is told from failures of our own, which stay what they are', () => {
    const ours = new Error('a bug');

    expect(tiktokProblem(ours)).toBe(ours);
  });

  it('never shows TikTok’s words to a person', () => {
    const facts = { code: 'invalid_params', endpoint: '/v2/', safeToRepeat: false, mayHaveHappened: false } as const;
    const problem = tiktokProblem(new TikTokApiError({ ...facts, tiktokMessage: 'internal words' }));

    expect((problem as CodedError).detail).not.toContain('internal words');
  });
});
