import { describe, expect, it } from '@jest/globals';
import { nextAttemptNotBefore, pullWindowMs } from './pull-window.ts';

const pullRevokedAt = new Date('2026-05-01T10:00:00Z');

describe('the attempt after one that ended', () => {
  it('waits until TikTok has given up the download of a publish we know nothing of', () => {
    const last = { transfer: 'PULL_FROM_URL', failReason: 'init_answer_lost', pullRevokedAt } as const;

    expect(nextAttemptNotBefore(last)).toEqual(new Date('2026-05-01T11:01:00Z'));
    expect(pullWindowMs).toBeGreaterThan(3_600_000);
  });

  it.each([
    { transfer: 'PULL_FROM_URL', failReason: 'video_pull_failed', pullRevokedAt },
    { transfer: 'PULL_FROM_URL', failReason: 'url_ownership_unverified', pullRevokedAt },
    { transfer: 'PULL_FROM_URL', failReason: 'init_answer_lost', pullRevokedAt: null },
    { transfer: 'FILE_UPLOAD', failReason: 'init_answer_lost', pullRevokedAt: null },
    { transfer: null, failReason: 'media_missing', pullRevokedAt: null },
  ] as const)('needs not wait after $failReason by $transfer', (last) => {
    expect(nextAttemptNotBefore(last)).toBeNull();
  });
});
