import { type PublicationStory, PublicationStorySchema, type StoryEntry } from '@flowcast/shared-models';
import type { TikTokCall } from '@flowcast/tiktok-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { exchangeLine } from '../src/features/publications/exchanges/exchange-line.ts';
import { ExchangeLog } from '../src/features/publications/exchanges/exchange-log.ts';
import { ExchangesRepository } from '../src/features/publications/exchanges/exchanges.repository.ts';
import { tellExchange } from '../src/platform/tiktok/exchange-scope.ts';
import type { PortalClient } from './support/portal-client.ts';
import { direct, publish, sql, type Studio, studioOf, untilPublication } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';
import { receiveWebhooks } from './support/webhook.ts';

describe('the story of a publication', () => {
  let stack: TestStack;
  let ava: Studio;
  let id: string;

  beforeAll(async () => {
    stack = await startTestStack();
    await receiveWebhooks(stack);
    ava = await studioOf(stack, 'ava.studio');
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    await stack.control('POST', '/__control/faults', { kind: 'lost_answer', at: 'video_init', when: 'after' });
    ({ id } = await publish(ava.browser, direct(ava.accountId, videoId)));
    await untilPublication(ava.browser, id, ({ postUrl }) => postUrl !== null);
    await until(async () => (await storyOf(ava.browser)).entries.filter(isHandledWebhook).length === 2);
  });
  afterAll(() => stack.close());

  const storyOf = async (browser: PortalClient) =>
    (await (await browser.get(`/api/publications/${id}/story`)).json()) as PublicationStory;
  const isHandledWebhook = (entry: StoryEntry) => entry.kind === 'webhook' && entry.handledAt !== null;

  it('tells the consent, every try, what was asked of TikTok, and what TikTok told by itself', async () => {
    const story = await storyOf(ava.browser);
    const tries = (attempt: number) =>
      story.entries.filter((entry) => entry.kind === 'state').filter((entry) => entry.attempt === attempt);

    expect(v.parse(PublicationStorySchema, story)).toEqual(story);
    expect(story.publicationId).toBe(id);
    expect(story.entries.slice(0, 2)).toMatchObject([
      { kind: 'exchange', call: 'creator_info', attempt: 1 },
      { kind: 'consent', post: { caption: 'New drop #launch' } },
    ]);
    expect(tries(1).map(({ state }) => state)).toEqual(['planned', 'init_sent', 'failed']);
    expect(
      tries(2)
        .map(({ state }) => state)
        .slice(0, 5),
    ).toEqual(['planned', 'init_sent', 'init_ok', 'sending', 'commit_sent']);
    expect(tries(2)[1]?.detail).toMatchObject({
      transfer: 'FILE_UPLOAD',
      chunkCount: 1,
      postInfo: { privacyLevel: 'PUBLIC_TO_EVERYONE', title: 'New drop #launch' },
    });
    expect(story.entries.filter(isHandledWebhook)).toMatchObject([
      { event: 'post.publish.complete', attempt: 2, postId: null, deliveries: 1 },
      { event: 'post.publish.publicly_available', attempt: 2, postId: expect.stringMatching(/^\d{19}$/) },
    ]);
    const instants = story.entries.map(({ at }) => Date.parse(at));
    expect(instants).toEqual(instants.toSorted((one, other) => one - other));
  });

  it('tells what was said to TikTok for every try, and how TikTok answered', async () => {
    const exchanges = (await storyOf(ava.browser)).entries.filter((entry) => entry.kind === 'exchange');
    const told = exchanges.map(({ attempt, call, answer, failure }) => [attempt, call, answer?.httpStatus, failure]);

    expect(told.slice(0, 6)).toEqual([
      [1, 'creator_info', 200, null],
      [1, 'creator_info', 200, null],
      [1, 'video_init', undefined, 'connection_failed'],
      [2, 'creator_info', 200, null],
      [2, 'video_init', 200, null],
      [2, 'upload', 201, null],
    ]);
    const [, asked, lost, , init, upload] = exchanges;
    expect(asked?.answer?.facts).toMatchObject({ creator_username: 'ava.studio', comment_disabled: false });
    expect(lost).toMatchObject({ answer: null, request: { post_info: { title: 'New drop #launch' } } });
    expect(init?.answer).toMatchObject({ code: 'ok', facts: { publish_id: expect.any(String) } });
    expect(init?.answer?.logId).toMatch(/^\w{20,}$/);
    expect(upload?.request).toMatchObject({ first_byte: 0, sent_bytes: upload?.request['total_bytes'] });
  });

  it('holds no secret', async () => {
    const text = await (await ava.browser.get(`/api/publications/${id}/story`)).text();

    expect(text).not.toMatch(/upload_token|upload_id|upload_?url|act\.|rft\.|bearer|secret|access_token|https?:/i);
  });

  it('is for its creator, and for admins', async () => {
    const leo = await studioOf(stack, 'leo.creates');
    const admin = await studioOf(stack, 'noor.private', 'admin');

    expect(await problemOf(await leo.browser.get(`/api/publications/${id}/story`))).toBe('404 not_found');
    expect(await storyOf(admin.browser)).toEqual(await storyOf(ava.browser));
  });

  it('tells polls of many jobs that were answered alike once, and no more lines than a page can hold', async () => {
    const exchanges = stack.api.get(ExchangesRepository, { strict: false });
    const [attempt] = await sql<{ id: string }>(stack, `select id from attempts where publication_id = $1`, [id]);
    const attemptId = attempt?.id ?? '';
    const line = (call: TikTokCall, startedAtMs: number) => {
      const answer = { httpStatus: 200, code: 'ok', logId: null, facts: { status: 'PROCESSING_UPLOAD' } };
      return exchangeLine(attemptId, { call, startedAtMs, durationMs: 5, request: {}, answer, failure: null });
    };
    const lines = () =>
      sql<{ call: string; count: number; last_at: Date }>(
        stack,
        `select call, count, last_at from attempt_exchanges where attempt_id = $1 order by id`,
        [attemptId],
      );
    await sql(stack, `delete from attempt_exchanges where attempt_id = $1`, [attemptId]);
    await exchanges.append([line('status', 1_000)]);
    await exchanges.append([line('status', 2_000), line('status', 3_000), line('upload', 4_000)]);
    const few = await lines();
    await exchanges.append(Array.from({ length: 2_100 }, () => line('upload', 5_000)));

    expect(few).toEqual([
      { call: 'status', count: 3, last_at: new Date(3_000) },
      { call: 'upload', count: 1, last_at: new Date(4_000) },
    ]);
    expect(await lines()).toHaveLength(2_000);
  });

  it('is not harmed by what cannot be written down', async () => {
    const log = stack.api.get(ExchangeLog, { strict: false });
    const work = log.during((onAttempt) => {
      onAttempt('no attempt');
      tellExchange({ call: 'status', startedAtMs: 0, durationMs: 0, request: {}, answer: null, failure: 'timed_out' });
      return Promise.resolve('done');
    });

    expect(await work).toBe('done');
  });
});
