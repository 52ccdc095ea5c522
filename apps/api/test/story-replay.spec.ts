import type { Publication, StoryExport } from '@flowcast/shared-models';
import { StoryExportSchema } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import type { PortalClient } from './support/portal-client.ts';
import { direct, draft, publish, sql, type Studio, studioOf, untilState } from './support/publish.ts';
import { problemOf, signIn } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { receiveWebhooks } from './support/webhook.ts';

interface Incident {
  readonly faults?: readonly object[];
  readonly mode?: 'draft';
  /** The emulator tells by itself, too. */
  readonly hasWebhooks?: boolean;
  readonly endsIn: Publication['state'];
  /** What is said to TikTok, and its code or what became of it. */
  readonly calls: readonly string[];
}

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

  const control = (path: string, body: unknown) => stack.control('POST', `/__control/${path}`, body);

  /** TikTok as on its first day, with the creator signed in. */
  const begin = async ({ hasWebhooks = false }: Incident) => {
    await stack.control('POST', '/__control/reset');
    await signIn(stack, ava.browser, { account: 'ava.studio' });
    if (hasWebhooks) await receiveWebhooks(stack);
  };

  /** Publishes, waits for the end the incident has, and exports the story. */
  const live = async ({ mode, endsIn, hasWebhooks, calls }: Incident): Promise<StoryExport> => {
    const request = (mode === 'draft' ? draft : direct)(ava.accountId, videoId);
    const { id } = await publish(ava.browser, request);
    if (endsIn === 'unknown') {
      await untilState(ava.browser, id, 'processing');
      await letADayPass(id);
    }
    await untilState(ava.browser, id, endsIn);
    // What was said last is written after the state it led to, and a post's id may come after the end.
    const isTold = async () => {
      const { entries } = (await exportOf(ava.browser, id)).story;
      const told = entries.filter((entry) => entry.kind === 'webhook' && entry.handledAt !== null);
      return callsIn(await exportOf(ava.browser, id)).length >= calls.length && (!hasWebhooks || told.length === 2);
    };
    await until(isTold, { timeoutMs: 20_000 });
    return exportOf(ava.browser, id);
  };

  /** As if the file had been with TikTok since yesterday. */
  const letADayPass = async (id: string) => {
    const payload = JSON.stringify({ publicationId: id, round: 9, since: new Date(Date.now() - 86_400_000) });
    await sql(stack, `select graphile_worker.add_job('observe', $1::json, job_key := 'observe:' || $2)`, [payload, id]);
  };

  it.each(incidents)('lives again by its own script: %s', async (_what, incident) => {
    await begin(incident);
    await control('script', { version: 1, account: 'ava.studio', faults: incident.faults ?? [] });
    const first = await live(incident);
    await begin(incident);
    const loaded = await control('script', first);
    const second = await live(incident);

    expect(callsIn(first)).toEqual(incident.calls);
    expect(loaded.status).toBe(200);
    expect(callsIn(second)).toEqual(callsIn(first));
    expect(statesIn(second)).toEqual(statesIn(first));
    expect(second.script).toMatchObject({
      account: 'ava.studio',
      settings: first.script.settings,
      switches: first.script.switches,
      faults: first.script.faults.map(({ kind, at, skip }) => ({ kind, at, skip })),
    });
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

const exportOf = async (browser: PortalClient, id: string) =>
  (await (await browser.get(`/api/publications/${id}/story/export`)).json()) as StoryExport;

const callsIn = ({ story }: StoryExport) =>
  story.entries
    .filter((entry) => entry.kind === 'exchange')
    .map(({ call, answer, failure }) => `${call} ${answer?.code ?? answer?.httpStatus ?? failure}`);

/** A post's id may come with the webhook that tells of the end, or with one that is handled after it: no other incident. */
const statesIn = ({ story }: StoryExport) =>
  story.entries
    .filter((entry) => entry.kind === 'state')
    .map(({ attempt, state }) => `${attempt} ${state}`)
    .filter((state, index, all) => state !== all[index - 1]);
