import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { captionMaxLength, declarationFor, PublishRequestSchema } from './index.ts';

const post = {
  caption: 'New drop #launch',
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  aiGenerated: false,
  coverTimestampMs: 0,
};
const direct = {
  mode: 'direct',
  accountId: '3f0c2a52-6a43-4c0e-9c56-3a1f5d2b7f10',
  videoId: '9b7f6a0e-1d8a-4d0e-8f6b-2f3f6b1d9c11',
  post,
  consent: { declaration: declarationFor(undefined).sentence },
};

const refusals = (body: unknown) => {
  const result = v.safeParse(PublishRequestSchema, body);
  return result.success ? [] : result.issues.map((issue) => v.getDotPath(issue) ?? '');
};

describe('a publish request', () => {
  it('is a direct post with everything the creator chose', () => {
    expect(refusals(direct)).toEqual([]);
  });

  it('is a draft without any post fields', () => {
    const { post: _, ...draft } = direct;

    expect(refusals({ ...draft, mode: 'draft' })).toEqual([]);
    expect(refusals({ ...direct, mode: 'draft' })).toEqual(['post']);
  });

  it.each([
    ['no post', { post: undefined }, 'post'],
    ['no privacy level: there is no default', { post: { ...post, privacyLevel: undefined } }, 'post.privacyLevel'],
    ['a privacy level TikTok does not know', { post: { ...post, privacyLevel: 'FRIENDS' } }, 'post.privacyLevel'],
    ['an interaction left open', { post: { ...post, allowDuet: undefined } }, 'post.allowDuet'],
    ['a cover before the beginning', { post: { ...post, coverTimestampMs: -1 } }, 'post.coverTimestampMs'],
    ['no consent', { consent: undefined }, 'consent'],
    ['an instant without a zone', { scheduledAt: '2026-11-22T10:00:00' }, 'scheduledAt'],
    ['an account that is no id', { accountId: 'ava' }, 'accountId'],
    ['a field nobody knows', { force: true }, 'force'],
    ['an unknown mode', { mode: 'story' }, 'mode'],
  ])('is refused with %s', (_what, change, path) => {
    expect(refusals({ ...direct, ...change })).toEqual([path]);
  });

  it('counts a caption in UTF-16 units, as TikTok does', () => {
    const emoji = '🎬'.repeat(captionMaxLength / 2);

    expect(refusals({ ...direct, post: { ...post, caption: emoji } })).toEqual([]);
    expect(refusals({ ...direct, post: { ...post, caption: `${emoji}!` } })).toEqual(['post.caption']);
  });
});

describe('the declaration', () => {
  it('is the music sentence unless the content is branded', () => {
    expect(declarationFor(undefined).sentence).toBe("By posting, you agree to TikTok's Music Usage Confirmation.");
    expect(declarationFor({ brandedContent: false }).links).toHaveLength(1);
    expect(declarationFor({ brandedContent: true }).sentence).toBe(
      "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.",
    );
  });
});
