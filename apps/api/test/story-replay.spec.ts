import { StoryExportSchema } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { expectToLiveAgain, type Incident } from './support/incident.ts';
import { draft, publish, type Studio, studioOf } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

const asked = 'creator_info ok';
const published = [asked, asked, 'video_init ok', 'upload 201', 'status ok'];

const incidents: readonly (readonly [string, Incident])[] = [
  ['a plain success', { endsIn: 'published', calls: published }],
  ['a draft', { mode: 'draft', endsIn: 'in_inbox', calls: [asked, asked, 'inbox_init ok', 'upload 201', 'status ok'] }],
  [
    'a refusal at init',
    {
      faults: [{ kind: 'code', at: 'video_init', code: 'spam_risk_too_many_posts' }],
      endsIn: 'failed',
      calls: [asked, asked, 'video_init spam_risk_too_many_posts'],
    },
  ],
  [
    'an init whose answer was lost',
    {
      faults: [{ kind: 'lost_answer', at: 'video_init', when: 'after' }],
      endsIn: 'published',
      calls: [asked, asked, 'video_init connection_failed', asked, 'video_init ok', 'upload 201', 'status ok'],
    },
  ],
  [
    'an upload with a server error and a broken connection',
    {
      faults: [
        { kind: 'server_error', at: 'upload', when: 'before', status: 503 },
        { kind: 'cut', at: 'upload', afterBytes: 1_000, skip: 1 },
      ],
      endsIn: 'published',
      calls: [
        asked,
        asked,
        'video_init ok',
        'upload 503',
        'status ok',
        'upload connection_failed',
        'status ok',
        'upload 201',
        'status ok',
      ],
    },
  ],
  [
    'a video that TikTok does not take',
    {
      faults: [{ kind: 'fail_reason', at: 'video_init', reason: 'frame_rate_check_failed' }],
      endsIn: 'failed',
      calls: published,
    },
  ],
  [
    'a verdict that never comes',
    { faults: [{ kind: 'stuck', at: 'video_init' }], endsIn: 'unknown', calls: published },
  ],
  [
    'an audience that is no longer offered',
    {
      faults: [
        { kind: 'account_settings', at: 'creator_info', skip: 1, settings: { privacyLevelOptions: ['SELF_ONLY'] } },
      ],
      endsIn: 'needs_attention',
      calls: [asked, asked],
    },
  ],
  [
    'a permission that was taken back',
    {
      faults: [{ kind: 'authorization_removed', at: 'creator_info', skip: 1 }],
      endsIn: 'needs_attention',
      calls: [asked, 'creator_info access_token_invalid', 'refresh invalid_grant'],
    },
  ],
  ['word by webhook', { hasWebhooks: true, endsIn: 'published', calls: published.slice(0, -1) }],
];

describe('the story of an incident', () => {
  let stack: TestStack;
  let ava: Studio;
  let videoId: string;

  beforeAll(async () => {
    stack = await startTestStack();
    ava = await studioOf(stack, 'ava.studio', 'admin');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
  });
  afterAll(() => stack.close());

  it.each(incidents)('lives again by its own script: %s', async (_what, incident) => {
    await expectToLiveAgain({ studio: ava, videoId }, incident);
  });

  it('is a file that its creator and admins can have', async () => {
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    const leo = await studioOf(stack, 'leo.creates');
    const response = await ava.browser.get(`/api/publications/${id}/story/export`);

    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="publication-${id}.json"`);
    const file: unknown = await response.json();
    expect(v.parse(StoryExportSchema, file)).toEqual(file);
    expect(await problemOf(await leo.browser.get(`/api/publications/${id}/story/export`))).toBe('404 not_found');
  });
});
