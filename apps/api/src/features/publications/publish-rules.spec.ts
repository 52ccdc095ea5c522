import { declarations, type Post, type PublishRequest } from '@flowcast/shared-models';
import type { VideoFacts } from '@flowcast/video-facts';
import { describe, expect, it } from '@jest/globals';
import { refusedFields } from './publish-rules.ts';

const now = new Date('2026-11-22T10:00:00Z');
const id = '00000000-0000-4000-8000-000000000001';
const video: VideoFacts = {
  container: 'mp4',
  videoCodec: 'h264',
  audioCodec: 'aac',
  width: 720,
  height: 1280,
  frameRate: 30,
  durationMs: 10_000,
  sizeBytes: 1_000_000,
};
const post: Post = {
  caption: '',
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  aiGenerated: false,
  coverTimestampMs: 0,
};

const plain = { accountId: id, videoId: id, consent: { declaration: declarations.default.sentence } };
const branded = { consent: { declaration: declarations.brandedContent.sentence } };
const direct = (
  change: Partial<Post> = {},
  more: Partial<Pick<PublishRequest, 'consent' | 'scheduledAt'>> = {},
): PublishRequest => ({
  ...plain,
  ...more,
  mode: 'direct',
  post: { ...post, ...change },
});
const draft: PublishRequest = { ...plain, mode: 'draft' };

const refusals = (request: PublishRequest, facts: Partial<VideoFacts> = {}) =>
  refusedFields({ request, video: { ...video, ...facts }, now });
const paths = (...given: Parameters<typeof refusals>) => refusals(...given).map(({ path }) => path);

describe('the rules of a publish request', () => {
  it.each<[string, PublishRequest]>([
    ['a plain direct post', direct()],
    ['a draft', draft],
    ['branded content for everyone, with its declaration', direct({ brandedContent: true }, branded)],
    ['your brand only, with the usual declaration', direct({ yourBrand: true, privacyLevel: 'SELF_ONLY' })],
    ['a cover at the very end', direct({ coverTimestampMs: 10_000 })],
    ['a moment in 30 days', direct({}, { scheduledAt: '2026-12-22T10:00:00Z' })],
    ['a moment with another offset', direct({}, { scheduledAt: '2026-11-22T12:00:00+01:00' })],
  ])('let %s pass', (_what, request) => {
    expect(refusals(request)).toEqual([]);
  });

  it.each<[string, PublishRequest, string]>([
    ['the branded declaration on a plain post', direct({}, branded), 'consent.declaration'],
    ['the usual declaration on branded content', direct({ brandedContent: true }), 'consent.declaration'],
    [
      'a declaration changed by one character',
      { ...draft, consent: { declaration: `${plain.consent.declaration} ` } },
      'consent.declaration',
    ],
    [
      'branded content for oneself',
      direct({ brandedContent: true, privacyLevel: 'SELF_ONLY' }, branded),
      'post.privacyLevel',
    ],
    ['a cover after the end', direct({ coverTimestampMs: 10_001 }), 'post.coverTimestampMs'],
    ['this very moment as a schedule', direct({}, { scheduledAt: now.toISOString() }), 'scheduledAt'],
    ['a moment in more than 30 days', direct({}, { scheduledAt: '2026-12-22T10:00:00.001Z' }), 'scheduledAt'],
  ])('refuse %s', (_what, request, path) => {
    expect(paths(request)).toEqual([path]);
  });

  it('use TikTok’s own words for branded content that only its owner would see', () => {
    expect(refusals(direct({ brandedContent: true, privacyLevel: 'SELF_ONLY' }, branded))).toEqual([
      { path: 'post.privacyLevel', message: 'Branded content visibility cannot be set to private.' },
    ]);
  });

  it('name each thing that is wrong with the video', () => {
    expect(paths(draft, { frameRate: 12, width: 100 })).toEqual(['videoId', 'videoId']);
  });

  it('name all that is wrong at once', () => {
    const request = direct({ coverTimestampMs: 99_999 }, { ...branded, scheduledAt: '2020-01-01T00:00:00Z' });

    expect(paths(request)).toEqual(['consent.declaration', 'post.coverTimestampMs', 'scheduledAt']);
  });
});
