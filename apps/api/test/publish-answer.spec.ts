import {
  declarations,
  type Post,
  type Problem,
  type Publication,
  type PublicationStory,
} from '@flowcast/shared-models';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import {
  aPost,
  callsTo,
  direct,
  draft,
  effectsOf,
  publish,
  readPublication,
  sql,
  type Studio,
  studioOf,
  untilState,
} from './support/publish.ts';
import type { PortalClient } from './support/portal-client.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

const consent = { declaration: declarations.default.sentence };
const forFriends: Partial<Post> = { privacyLevel: 'MUTUAL_FOLLOW_FRIENDS', caption: 'For friends, then' };

describe('an answer to what a publication waits for', () => {
  let stack: TestStack;
  let worker: INestApplicationContext | null = null;
  let ava: Studio;
  let videoId: string;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
  });
  afterAll(() => stack.close());
  beforeEach(() => account({ private: false, commentDisabled: false, caps: { directPostsPer24h: 100 } }));
  afterEach(async () => {
    await worker?.close();
    worker = null;
    await sql(stack, `delete from graphile_worker._private_jobs`);
  });

  const account = (change: object) =>
    stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', ...change });
  const work = async () => (worker ??= await stack.startWorker());
  const answer = (id: string, body: unknown, browser: PortalClient = ava.browser) =>
    browser.send('POST', `/api/publications/${id}/answer`, body);
  const refusal = async (response: Response) => {
    const { code, errors } = (await response.json()) as Problem;
    return { status: response.status, code, paths: errors?.map(({ path }) => path) };
  };
  /** A public post of an account that has become private: TikTok offers "everyone" no more. */
  const stopped = async (change: Partial<Post> = {}) => {
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId, change));
    await account({ private: true });
    await work();
    return untilState(ava.browser, id, 'needs_attention');
  };

  it('is what is sent from then on: other choices, agreed to anew; both consents stay on record', async () => {
    const waiting = await stopped({ caption: 'For everyone' });
    const answered = await answer(waiting.id, { post: aPost(forFriends), consent, version: waiting.version });
    const done = await untilState(ava.browser, waiting.id, 'published');
    const effect = (await effectsOf(stack)).find(({ publishId }) => publishId === done.publishId);
    const story = (await (await ava.browser.get(`/api/publications/${waiting.id}/story`)).json()) as PublicationStory;

    expect(waiting.needs).toMatchObject([{ code: 'privacy_level_not_offered', field: 'post.privacyLevel' }]);
    expect(answered.status).toBe(200);
    expect(await answered.json()).toMatchObject({ state: 'queued', needs: [], post: aPost(forFriends) });
    expect(effect?.postInfo).toMatchObject({ privacy_level: 'MUTUAL_FOLLOW_FRIENDS', title: 'For friends, then' });
    expect(story.entries.flatMap((entry) => (entry.kind === 'consent' ? [entry.post?.caption] : []))).toEqual([
      'For everyone',
      'For friends, then',
    ]);
    expect(story.entries).toContainEqual(
      expect.objectContaining({
        kind: 'state',
        detail: {
          by: ava.me.creator.id,
          publication: 'queued',
          answered: ['privacy_level_not_offered'],
        },
      }),
    );
  });

  it('obeys the rules of the publish request', async () => {
    const { id, version } = await stopped();
    const refused = async (body: object) => refusal(await answer(id, { consent, version, ...body }));
    const fields = (...paths: string[]) => ({ status: 422, code: 'invalid_fields', paths });

    expect(await refused({ post: aPost() })).toEqual(fields('post.privacyLevel'));
    expect(await refused({})).toEqual(fields('post'));
    expect(await refused({ post: aPost(forFriends), consent: { declaration: 'I agree.' } })).toEqual(
      fields('consent.declaration'),
    );
    expect(
      await refused({
        post: aPost({ privacyLevel: 'SELF_ONLY', brandedContent: true }),
        consent: { declaration: declarations.brandedContent.sentence },
      }),
    ).toEqual(fields('post.privacyLevel'));
    expect(await refused({ post: { ...aPost(forFriends), sneaky: true } })).toMatchObject({ status: 422 });
    expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'needs_attention', version });
  });

  it('is taken once: the second of two on one version is told what is current', async () => {
    const { id, version } = await stopped();
    const body = { post: aPost(forFriends), consent, version };
    const responses = await Promise.all([answer(id, body), answer(id, body)]);
    const consents = await sql(stack, `select 1 from consents where publication_id = $1`, [id]);
    const late = responses.find(({ status }) => status === 409);
    await untilState(ava.browser, id, 'published');

    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(['conflict', 'not_answerable']).toContain(((await late?.json()) as Problem).code);
    expect(consents).toHaveLength(2);
  });

  it('that was decided on an old version changes nothing', async () => {
    const waiting = await stopped();
    const body = { post: aPost(forFriends), consent, version: waiting.version - 1 };
    const late = (await (await answer(waiting.id, body)).json()) as Problem;

    expect(late.code).toBe('conflict');
    expect(late.current).toEqual(waiting);
  });

  it('is given by nobody else: others do not know it, and an admin cannot consent for its creator', async () => {
    const { id, version } = await stopped();
    const body = { post: aPost(forFriends), consent, version };
    const leo = await studioOf(stack, 'leo.creates');
    const admin = await studioOf(stack, 'noor.private', 'admin');

    expect(await problemOf(await answer(id, body, leo.browser))).toBe('404 not_found');
    expect(await problemOf(await answer(id, body, admin.browser))).toBe('403 forbidden');
    expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'needs_attention', version });
  });

  it('is asked for again when TikTok has changed its mind once more, and nothing falls back to public', async () => {
    const { id, version } = await stopped();
    const before = await callsTo(stack, 'video_init');
    await worker?.close();
    worker = null;
    const post = aPost({ ...forFriends, allowComment: true });
    await answer(id, { post, consent, version });
    await account({ private: true, commentDisabled: true });
    await work();
    const again = await untilState(ava.browser, id, 'needs_attention');

    expect(again.needs).toMatchObject([{ code: 'comment_disabled' }]);
    expect(again.post).toEqual(post);
    expect(await callsTo(stack, 'video_init')).toBe(before);
  });

  it('for a draft is only to agree again', async () => {
    const { id } = await publish(ava.browser, draft(ava.accountId, videoId));
    await sql(stack, `update accounts set status = 'needs_reconnect' where id = $1`, [ava.accountId]);
    await work();
    const { version } = await untilState(ava.browser, id, 'needs_attention');
    const early = await answer(id, { consent, version });
    await sql(stack, `update accounts set status = 'connected' where id = $1`, [ava.accountId]);
    const withPost = await answer(id, { post: aPost(), consent, version });
    const answered = await answer(id, { consent, version });

    expect(await problemOf(early)).toBe('409 account_needs_reconnect');
    expect(await refusal(withPost)).toMatchObject({ status: 422, paths: ['post'] });
    expect(answered.status).toBe(200);
    expect(await untilState(ava.browser, id, 'in_inbox')).toMatchObject({ needs: [] });
  });

  it('keeps the time that was chosen', async () => {
    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await publish(ava.browser, { ...direct(ava.accountId, videoId), scheduledAt });
    // Held before its time, as when TikTok tells that the permission ended.
    await sql(stack, `update publications set state = 'needs_attention', needs = '[]' where id = $1`, [id]);
    const { version } = await readPublication(ava.browser, id);
    const answered = await answer(id, { post: aPost(forFriends), consent, version });

    expect(await answered.json()).toMatchObject({ state: 'scheduled', scheduledAt });
    expect(await sql(stack, `select run_at from graphile_worker.jobs where key = $1`, [`publish:${id}`])).toEqual([
      { run_at: new Date(scheduledAt) },
    ]);
  });

  it('is not taken where nothing is asked', async () => {
    const taken: Publication = await publish(ava.browser, direct(ava.accountId, videoId));
    const body = { post: aPost(forFriends), consent, version: taken.version };

    expect(await problemOf(await answer(taken.id, body))).toBe('409 not_answerable');
  });
});
