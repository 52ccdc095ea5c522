import { describe, expect, it } from '@jest/globals';
import type { PublicationStory, StoryEntry } from '@flowcast/shared-models';
import { scriptOf } from './story-script.ts';

type Exchange = Extract<StoryEntry, { kind: 'exchange' }>;

const instant = (ms: number) => new Date(1_800_000_000_000 + ms).toISOString();

/** `said('status', { at: 5_000, facts: {…} })`: a call that went well, unless the change says otherwise. */
function said(
  call: string,
  {
    at = 0,
    facts = {},
    ...change
  }: Partial<Omit<Exchange, 'at'>> & { at?: number; facts?: Record<string, unknown> } = {},
): Exchange {
  const answer = { httpStatus: 200, code: 'ok', logId: null, facts };
  const common = { request: {}, answer, failure: null, durationMs: 10, count: 1 };
  return { kind: 'exchange', at: instant(at), lastAt: instant(at), attempt: 1, call, ...common, ...change };
}

const refused = (call: string, httpStatus: number, code: string): Exchange =>
  said(call, { answer: { httpStatus, code, logId: null, facts: {} }, failure: code });

const unanswered = (call: string, change: Partial<Exchange> = {}): Exchange =>
  said(call, { answer: null, failure: 'connection_failed', ...change, at: 0 });

const state = (name: string, attempt = 1): StoryEntry => ({
  kind: 'state',
  at: instant(0),
  attempt,
  state: name,
  detail: {},
});

const told = (event: string, at = 0, change: Partial<Extract<StoryEntry, { kind: 'webhook' }>> = {}): StoryEntry => ({
  kind: 'webhook',
  at: instant(at),
  attempt: 1,
  event,
  toldAt: instant(at),
  postId: null,
  reason: null,
  handledAt: null,
  deliveries: 1,
  ...change,
});

const pullInit = { request: { source_info: { source: 'PULL_FROM_URL' } } };

/** A request TikTok made for the whole video, `at` so many milliseconds. */
const fetched = (at: number, change: Partial<Extract<StoryEntry, { kind: 'fetch' }>> = {}): StoryEntry => ({
  kind: 'fetch',
  at: instant(at),
  attempt: 1,
  method: 'GET',
  range: null,
  status: 200,
  refusal: null,
  bytesSent: 100,
  userAgent: null,
  endedAt: instant(at + 10),
  ...change,
});
const pull = { kind: 'pull', at: 'video_init', skip: 0, answer: 'first' };
const get = (afterMs: number, change: object = {}) => ({ method: 'GET', afterMs, ...change });
const gone = { status: 410, refusal: 'revoked', bytesSent: 0, endedAt: null };

const open = {
  creator_username: 'ava.studio',
  privacy_level_options: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
  comment_disabled: false,
  duet_disabled: false,
  stitch_disabled: true,
  max_video_post_duration_sec: 300,
};
const openSettings = {
  private: false,
  privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
  commentDisabled: false,
  duetDisabled: false,
  stitchDisabled: true,
  maxVideoPostDurationSec: 300,
};
const chunk = { first_byte: 0, last_byte: 99, total_bytes: 100, sent_bytes: 40 };
const processing = (uploadedBytes: number, at = 0) =>
  said('status', { at, facts: { status: 'PROCESSING_UPLOAD', uploaded_bytes: uploadedBytes } });

const storyOf = (...entries: StoryEntry[]): PublicationStory => ({
  publicationId: '6f1f4c1e-8d5c-4f2e-9c39-111111111111',
  entries,
});
const script = (...entries: StoryEntry[]) => scriptOf(storyOf(...entries), 'ava.studio');

const fates: readonly (readonly [string, StoryEntry[], object[]])[] = [
  ['a success', [said('video_init')], []],
  [
    'a refusal, with its status',
    [said('creator_info'), refused('creator_info', 200, 'spam_risk_too_many_posts')],
    [{ kind: 'code', at: 'creator_info', skip: 1, code: 'spam_risk_too_many_posts', status: 200 }],
  ],
  [
    'a refusal of the token endpoint, in its own form',
    [refused('refresh', 200, 'invalid_client')],
    [{ kind: 'code', at: 'refresh', skip: 0, code: 'invalid_client' }],
  ],
  [
    'a code that no emulator can say, by ours',
    [
      said('status', {
        answer: { httpStatus: 400, code: 'Code 7!', logId: null, facts: {} },
        failure: 'unrecognized_code',
      }),
    ],
    [{ kind: 'code', at: 'status', skip: 0, code: 'unrecognized_code', status: 400 }],
  ],
  [
    'a bare status of the upload host',
    [
      said('upload', {
        answer: { httpStatus: 403, code: null, logId: null, facts: {} },
        failure: 'upload_url_expired',
      }),
    ],
    [{ kind: 'code', at: 'upload', skip: 0, code: 'upload_url_expired', status: 403 }],
  ],
  [
    'a server error of a read',
    [refused('creator_info', 502, 'internal_error')],
    [{ kind: 'server_error', at: 'creator_info', skip: 0, when: 'before', status: 502 }],
  ],
  [
    'an init that may have been done',
    [unanswered('video_init')],
    [{ kind: 'lost_answer', at: 'video_init', skip: 0, when: 'after' }],
  ],
  [
    'an answer that nobody could read',
    [
      said('inbox_init', {
        answer: { httpStatus: 200, code: null, logId: null, facts: {} },
        failure: 'unreadable_response',
      }),
    ],
    [{ kind: 'unreadable', at: 'inbox_init', skip: 0, status: 200 }],
  ],
  [
    'a call that took too long',
    [unanswered('status', { failure: 'timed_out', durationMs: 30_000 })],
    [
      { kind: 'delay', at: 'status', skip: 0, delayMs: 35_000 },
      { kind: 'lost_answer', at: 'status', skip: 0, when: 'before' },
    ],
  ],
  [
    'a chunk that broke off, of which nothing was kept',
    [unanswered('upload', { request: chunk }), processing(0)],
    [{ kind: 'cut', at: 'upload', skip: 0, afterBytes: 40 }],
  ],
  [
    'a chunk that was kept although its answer was lost',
    [unanswered('upload', { request: chunk }), processing(100)],
    [{ kind: 'lost_answer', at: 'upload', skip: 0, when: 'after' }],
  ],
  [
    'a chunk that was kept although the answer was an error',
    [
      said('upload', {
        request: chunk,
        answer: { httpStatus: 500, code: null, logId: null, facts: {} },
        failure: 'upload_server_error',
      }),
      said('status', { facts: { status: 'PUBLISH_COMPLETE' } }),
    ],
    [{ kind: 'server_error', at: 'upload', skip: 0, when: 'after', status: 500 }],
  ],
  [
    'what comes after folded polls, by its number',
    [said('status', { count: 40 }), refused('status', 429, 'rate_limit_exceeded')],
    [{ kind: 'code', at: 'status', skip: 40, code: 'rate_limit_exceeded', status: 429 }],
  ],
  [
    'nothing of what we ended ourselves',
    [unanswered('upload', { failure: 'aborted' }), refused('upload', 404, 'upload_not_found')],
    [{ kind: 'code', at: 'upload', skip: 0, code: 'upload_not_found', status: 404 }],
  ],
  [
    'a refresh whose new pair was lost',
    [unanswered('refresh'), refused('refresh', 200, 'invalid_grant')],
    [
      { kind: 'lost_answer', at: 'refresh', skip: 0, when: 'after' },
      { kind: 'code', at: 'refresh', skip: 1, code: 'invalid_grant' },
    ],
  ],
  [
    'a permission that was taken back',
    [
      said('creator_info'),
      refused('creator_info', 401, 'access_token_invalid'),
      refused('refresh', 200, 'invalid_grant'),
    ],
    [{ kind: 'authorization_removed', at: 'creator_info', skip: 1 }],
  ],
  [
    'a permission whose end a webhook told, at the next call there would be',
    [said('creator_info'), told('authorization.removed', 5)],
    [{ kind: 'authorization_removed', at: 'creator_info', skip: 1 }],
  ],
  [
    'the same while TikTok works on the file, and its own failure for it',
    [
      said('video_init'),
      said('status', { count: 3 }),
      told('authorization.removed', 5),
      told('post.publish.failed', 6, { reason: 'auth_removed' }),
    ],
    [{ kind: 'authorization_removed', at: 'status', skip: 3 }],
  ],
  [
    'a failed publish of the second try',
    [
      unanswered('video_init'),
      said('video_init', { attempt: 2 }),
      said('status', { attempt: 2, facts: { status: 'FAILED', fail_reason: 'duration_check_failed' } }),
    ],
    [
      { kind: 'lost_answer', at: 'video_init', skip: 0, when: 'after' },
      { kind: 'fail_reason', at: 'video_init', skip: 1, reason: 'duration_check_failed' },
    ],
  ],
  [
    'a failure for a reason that the emulator does not know',
    [said('inbox_init'), told('post.publish.failed', 0, { reason: 'brand_new_reason' })],
    [{ kind: 'fail_reason', at: 'inbox_init', skip: 0, reason: 'internal' }],
  ],
  [
    'a verdict that never came',
    [said('video_init'), state('accepted'), state('unknown')],
    [{ kind: 'stuck', at: 'video_init', skip: 0 }],
  ],
  ['no verdict on a file that was not sent whole', [said('video_init'), state('sending')], []],
];

const pulls: readonly (readonly [string, StoryEntry[], object[]])[] = [
  [
    'one fetch of all of it, whatever was asked for afterwards',
    [said('video_init', pullInit), fetched(5), fetched(900, gone)],
    [],
  ],
  [
    'a fetch that broke off and was done again',
    [
      said('inbox_init', pullInit),
      fetched(5, { method: 'HEAD', bytesSent: 0 }),
      fetched(20, { bytesSent: 40 }),
      fetched(130),
    ],
    [{ ...pull, at: 'inbox_init', fetches: [get(5, { method: 'HEAD' }), get(5, { cutAfterBytes: 40 }), get(100)] }],
  ],
  [
    'a video that TikTok never came for',
    [said('video_init', pullInit), told('post.publish.failed', 9, { reason: 'video_pull_failed' })],
    [
      { ...pull, fetches: [] },
      { kind: 'fail_reason', at: 'video_init', skip: 0, reason: 'video_pull_failed' },
    ],
  ],
  [
    'an init that TikTok never took',
    [unanswered('video_init', pullInit), said('video_init', { ...pullInit, attempt: 2 }), fetched(99, { attempt: 2 })],
    [{ kind: 'lost_answer', at: 'video_init', skip: 0, when: 'before' }],
  ],
  [
    'a fetch that came too late for its address',
    [unanswered('video_init', pullInit), fetched(700_000, gone)],
    [
      { kind: 'lost_answer', at: 'video_init', skip: 0, when: 'after' },
      { ...pull, fetches: [{ method: 'GET', afterMs: 600_000 }] },
    ],
  ],
  [
    'a fetch before the answer got lost, of a publish without a word',
    [unanswered('video_init', { ...pullInit, failure: 'timed_out', durationMs: 30_000 }), fetched(4), state('unknown')],
    [
      { kind: 'lost_answer', at: 'video_init', skip: 0, when: 'after' },
      { ...pull, answer: 'last', fetches: [{ method: 'GET', afterMs: 4 }] },
      { kind: 'stuck', at: 'video_init', skip: 0 },
    ],
  ],
  [
    'a server error before TikTok had taken the init',
    [{ ...refused('video_init', 502, 'internal_error'), ...pullInit }],
    [{ kind: 'server_error', at: 'video_init', skip: 0, when: 'before', status: 502 }],
  ],
];

const moments: readonly (readonly [string, StoryEntry[], object])[] = [
  ['nothing, when nothing was decided', [said('upload')], {}],
  [
    'the instants of webhooks',
    [said('upload', { at: 0 }), told('post.publish.complete', 810), told('post.publish.publicly_available', 1_010)],
    { processingMs: 800, moderationMs: 200 },
  ],
  [
    'the end of a fetch, as of a sent file',
    [fetched(0), told('post.publish.complete', 810), told('post.publish.publicly_available', 1_010)],
    { processingMs: 800, moderationMs: 200 },
  ],
  [
    'the middle between two polls',
    [
      said('upload', { at: 0 }),
      processing(100, 1_010),
      said('status', { at: 3_010, facts: { status: 'PUBLISH_COMPLETE' } }),
      said('status', { at: 7_010, facts: { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] } }),
    ],
    { processingMs: 2_000, moderationMs: 3_000 },
  ],
  [
    'early, when the first poll already knew everything',
    [
      said('upload', { at: 0 }),
      said('status', { at: 1_010, facts: { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] } }),
    ],
    { processingMs: 250, moderationMs: 188 },
  ],
];

const deliveries: readonly (readonly [string, StoryEntry[], object])[] = [
  ['nothing to deliver', [said('video_init')], {}],
  ['normal', [told('post.publish.complete')], { webhookDelivery: 'normal' }],
  ['duplicate', [told('post.publish.complete', 0, { deliveries: 2 })], { webhookDelivery: 'duplicate' }],
  ['lose', [said('status', { facts: { status: 'PUBLISH_COMPLETE' } })], { webhookDelivery: 'lose' }],
  [
    'reorder',
    [told('post.publish.publicly_available', 1, { toldAt: instant(2_000) }), told('post.publish.complete', 2)],
    { webhookDelivery: 'reorder' },
  ],
];

describe('the script of a story', () => {
  it('has the account as it was told first, and each change at the call that saw it', () => {
    const closed = { ...open, privacy_level_options: ['SELF_ONLY'] };
    const { account, settings, faults } = script(
      said('creator_info', { facts: open }),
      refused('creator_info', 429, 'rate_limit_exceeded'),
      said('creator_info', { facts: open }),
      said('creator_info', { facts: closed }),
    );

    expect({ account, settings }).toEqual({ account: 'ava.studio', settings: openSettings });
    expect(faults).toEqual([
      {
        kind: 'account_settings',
        at: 'creator_info',
        skip: 3,
        settings: { ...openSettings, privacyLevelOptions: ['SELF_ONLY'] },
      },
      { kind: 'code', at: 'creator_info', skip: 1, code: 'rate_limit_exceeded', status: 429 },
    ]);
  });

  it.each([
    ['private', true, ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']],
    ['public', false, ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']],
  ])('has a %s account as such, and says nothing of the audiences that follow from it', (_what, isPrivate, levels) => {
    const facts = { ...open, privacy_level_options: levels, duet_disabled: true };
    const { settings } = script(said('creator_info', { facts }));

    expect(settings).toMatchObject({ private: isPrivate, privacyLevelOptions: null });
  });

  it.each([null, 'No Handle!'])('is for anybody when the account has no name for the emulator: %s', (username) => {
    const { account, settings } = scriptOf(storyOf(said('creator_info', { facts: open })), username);

    expect([account, settings]).toEqual([null, {}]);
  });

  it.each(fates)('says for %s', (_what, entries, faults) => {
    expect(script(...entries).faults).toEqual(faults);
  });

  it.each(pulls)('says of a video that TikTok fetches: %s', (_what, entries, faults) => {
    expect(script(...entries).faults).toEqual(faults);
  });

  it.each(moments)('times by %s', (_what, entries, timing) => {
    expect(script(...entries).timing).toEqual(timing);
  });

  it.each(deliveries)('delivers webhooks: %s', (_what, entries, switches) => {
    expect(script(...entries).switches).toEqual(switches);
  });
});
