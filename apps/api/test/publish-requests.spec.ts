import { declarations, type Problem, type Publication } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdempotencyExpiry } from '../src/features/publications/idempotency-expiry.ts';
import { callsTo, direct, draft, publish, sendRequest, sql, type Studio, studioOf } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

const hourMs = 3_600_000;
const inMs = (delayMs: number) => new Date(Date.now() + delayMs).toISOString();

const postWith = (change: Parameters<typeof direct>[2] = {}) => {
  const request = direct('', '', change);
  return request.mode === 'direct' ? request.post : undefined;
};

describe('the publish request', () => {
  let stack: TestStack;
  let ava: Studio;
  let leo: Studio;
  let videoId: string;
  let foreignVideoId: string;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
    leo = await studioOf(stack, 'leo.creates');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    foreignVideoId = await uploadFromDevice(leo.browser, 'good.mp4');
  });
  afterAll(() => stack.close());

  const refusal = async (request: unknown) => {
    const response = await sendRequest(ava.browser, request);
    const { code, errors } = (await response.json()) as Problem;
    return { status: response.status, code, paths: errors?.map(({ path }) => path) };
  };

  it.each([
    [
      'a declaration that was not on the screen',
      'consent.declaration',
      () => ({ consent: { declaration: 'I agree.' } }),
    ],
    [
      'branded content for oneself only',
      'post.privacyLevel',
      () => ({
        post: postWith({ brandedContent: true, privacyLevel: 'SELF_ONLY' }),
        consent: { declaration: declarations.brandedContent.sentence },
      }),
    ],
    ['a cover after the end', 'post.coverTimestampMs', () => ({ post: postWith({ coverTimestampMs: 3_600_000 }) })],
    ['a moment that has passed', 'scheduledAt', () => ({ scheduledAt: inMs(-1_000) })],
    ['a moment too far ahead', 'scheduledAt', () => ({ scheduledAt: inMs(31 * 24 * hourMs) })],
    [
      'an audience TikTok does not offer',
      'post.privacyLevel',
      () => ({ post: postWith({ privacyLevel: 'FOLLOWER_OF_CREATOR' }) }),
    ],
    ['a post with no audience', 'post.privacyLevel', () => ({ post: { ...postWith(), privacyLevel: undefined } })],
    ['a direct post without a post', 'post', () => ({ post: undefined })],
    ['an unknown field', 'sneaky', () => ({ sneaky: true })],
  ])('refuses %s at its field', async (_what, path, change) => {
    const answer = await refusal({ ...direct(ava.accountId, videoId), ...change() });

    expect(answer).toEqual({ status: 422, code: 'invalid_fields', paths: [path] });
  });

  it('refuses a post with a draft', async () => {
    expect(await refusal({ ...draft(ava.accountId, videoId), post: postWith() })).toMatchObject({ status: 422 });
  });

  it('refuses what the account has switched off', async () => {
    const request = direct(leo.accountId, foreignVideoId, { allowStitch: true });
    const response = await sendRequest(leo.browser, request);

    expect(response.status).toBe(422);
    expect(((await response.json()) as Problem).errors).toMatchObject([{ path: 'post.allowStitch' }]);
  });

  describe('of a creator whom TikTok limits', () => {
    let ida: Studio;
    let idasVideoId: string;
    const ordinary = {
      bannedFromPosting: false,
      private: false,
      commentDisabled: false,
      duetDisabled: false,
      stitchDisabled: false,
      maxVideoPostDurationSec: 600,
    };
    const limit = (change: Partial<Record<keyof typeof ordinary, unknown>>) =>
      stack.control('PATCH', '/__control/accounts', { username: 'ida.limited', ...ordinary, ...change });

    beforeAll(async () => {
      await stack.control('POST', '/__control/accounts', { username: 'ida.limited', displayName: 'Ida Limited' });
      ida = await studioOf(stack, 'ida.limited');
      idasVideoId = await uploadFromDevice(ida.browser, 'good.mp4');
      // The sample lasts a second, which is the shortest limit there is.
      await sql(stack, `update videos set duration_ms = 1001 where id = $1`, [idasVideoId]);
    });

    it.each([
      { rule: 'U3', what: 'a post while posting is closed', path: 'accountId', change: { bannedFromPosting: true } },
      {
        rule: 'U4',
        what: 'a video longer than the creator may post',
        path: 'videoId',
        change: { maxVideoPostDurationSec: 1 },
      },
      { rule: 'U5', what: 'a caption of 2,201 characters', path: 'post.caption', post: { caption: 'x'.repeat(2_201) } },
      {
        rule: 'U6',
        what: 'an audience a private account has not',
        path: 'post.privacyLevel',
        change: { private: true },
      },
      {
        rule: 'U8',
        what: 'comments',
        path: 'post.allowComment',
        change: { commentDisabled: true },
        post: { allowComment: true },
      },
      { rule: 'U8', what: 'duets', path: 'post.allowDuet', change: { duetDisabled: true }, post: { allowDuet: true } },
      {
        rule: 'U8',
        what: 'stitches',
        path: 'post.allowStitch',
        change: { stitchDisabled: true },
        post: { allowStitch: true },
      },
    ])('$rule: refuses $what at its field, and saves nothing', async ({ path, change, post }) => {
      await limit(change ?? {});
      const request = direct(ida.accountId, idasVideoId, { allowComment: false, ...post });
      const response = await sendRequest(ida.browser, request);
      const { code, errors } = (await response.json()) as Problem;

      expect({ status: response.status, code }).toEqual({ status: 422, code: 'invalid_fields' });
      expect(errors?.map((error) => error.path)).toEqual([path]);
      expect(await sql(stack, `select 1 from publications where account_id = $1`, [ida.accountId])).toEqual([]);
    });
  });

  it('does not know accounts and videos of others', async () => {
    expect(await refusal(direct(leo.accountId, videoId))).toMatchObject({ status: 404, code: 'not_found' });
    expect(await refusal(direct(ava.accountId, foreignVideoId))).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('asks to reconnect, or for the missing permission, before anything is saved', async () => {
    const request = direct(ava.accountId, videoId);
    await sql(stack, `update accounts set status = 'needs_reconnect' where id = $1`, [ava.accountId]);
    const unconnected = await refusal(request);
    await sql(stack, `update accounts set status = 'connected', scopes = '{video.upload}' where id = $1`, [
      ava.accountId,
    ]);
    const unpermitted = await refusal(request);
    await sql(stack, `update accounts set scopes = '{video.upload,video.publish}' where id = $1`, [ava.accountId]);

    expect(unconnected).toMatchObject({ status: 409, code: 'account_needs_reconnect' });
    expect(unpermitted).toMatchObject({ status: 409, code: 'scope_missing' });
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one with a space', 'a b'],
    ['one beyond ASCII', 'a\u00fc'],
    ['one of 256 characters', 'x'.repeat(256)],
  ])('needs an Idempotency-Key of visible characters, not %s', async (_what, key) => {
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
    const response = await ava.browser.send('POST', '/api/upload', direct(ava.accountId, videoId), headers);

    expect(response.status).toBe(400);
    expect(((await response.json()) as Problem).code).toBe('idempotency_key_missing');
  });

  it('answers the same to the same key and body, and refuses another body', async () => {
    const request = direct(ava.accountId, videoId);
    const first = await publish(ava.browser, request, 'key-1');
    const reordered = Object.fromEntries(Object.entries(request).reverse());
    const again = await sendRequest(ava.browser, reordered, 'key-1');
    const other = await sendRequest(ava.browser, direct(ava.accountId, videoId, { caption: 'Other' }), 'key-1');
    const leos = await sendRequest(leo.browser, direct(leo.accountId, foreignVideoId), 'key-1');

    expect(again.status).toBe(202);
    expect(await again.json()).toEqual(first);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({
      code: 'idempotency_key_reused',
      current: { id: first.id, post: { caption: first.post?.caption } },
    });
    expect(((await leos.json()) as Publication).id).not.toBe(first.id);
  });

  it('remembers a key for 30 days', async () => {
    const request = direct(ava.accountId, videoId);
    const age = (key: string, days: number) =>
      sql(stack, `update idempotency_keys set created_at = now() - make_interval(days => $2) where key = $1`, [
        key,
        days,
      ]);
    const [young, old] = [await publish(ava.browser, request, 'key-29'), await publish(ava.browser, request, 'key-31')];
    await age('key-29', 29);
    await age('key-31', 31);
    await stack.api.get(IdempotencyExpiry, { strict: false }).forgetOld();

    expect((await publish(ava.browser, request, 'key-29')).id).toBe(young.id);
    expect((await publish(ava.browser, request, 'key-31')).id).not.toBe(old.id);
  });

  it('makes one publication of simultaneous requests with one key, and gives all the same answer', async () => {
    const request = direct(ava.accountId, videoId, { caption: 'At once' });
    const responses = await Promise.all(Array.from({ length: 8 }, () => sendRequest(ava.browser, request, 'key-race')));
    const answers = (await Promise.all(responses.map((response) => response.json()))) as Publication[];

    expect(responses.map(({ status }) => status)).toEqual(Array(8).fill(202));
    expect(answers).toEqual(Array(8).fill(answers[0]));
    const saved = await sql(stack, `select 1 from publications where post ->> 'caption' = 'At once'`);
    expect(saved).toHaveLength(1);
  });

  it('saves publication, consent, first attempt and job together, and asks nothing of TikTok but creator_info', async () => {
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId, { caption: 'Whole' }));

    const [row] = await sql<Record<string, unknown>>(
      stack,
      `select p.state, c.declaration, c.post ->> 'caption' as caption, c.video_sha256 = v.sha256 as same_video, a.number,
              a.state as attempt, (select count(*)::int from graphile_worker.jobs where key = 'publish:' || p.id) as jobs
       from publications p join consents c on c.publication_id = p.id join attempts a on a.publication_id = p.id
         join videos v on v.id = p.video_id where p.id = $1`,
      [id],
    );
    expect(row).toEqual({
      state: 'queued',
      declaration: declarations.default.sentence,
      caption: 'Whole',
      same_video: true,
      number: 1,
      attempt: 'planned',
      jobs: 1,
    });
    expect(await callsTo(stack, 'video_init')).toBe(0);
  });

  it('takes the request when TikTok cannot be asked now: the worker will ask', async () => {
    await stack.control('POST', '/__control/faults', {
      kind: 'code',
      at: 'creator_info',
      code: 'internal_error',
      times: 'always',
    });
    const response = await sendRequest(ava.browser, direct(ava.accountId, videoId));
    await stack.control('DELETE', '/__control/faults');

    expect(response.status).toBe(202);
  });

  it('can be for later, and cancelled until then', async () => {
    const scheduledAt = inMs(hourMs);
    const taken = await publish(ava.browser, { ...direct(ava.accountId, videoId), scheduledAt });
    const cancelled = await ava.browser.send('POST', `/api/publications/${taken.id}/cancel`, {});
    const again = await ava.browser.send('POST', `/api/publications/${taken.id}/cancel`, {});

    expect(taken).toMatchObject({ state: 'scheduled', scheduledAt, history: [{ state: 'scheduled' }] });
    expect(await cancelled.json()).toMatchObject({ state: 'cancelled', version: taken.version + 1 });
    expect(
      await sql(stack, `select 1 from graphile_worker.jobs where key = 'publish:' || $1::text`, [taken.id]),
    ).toEqual([]);
    expect(again.status).toBe(409);
    expect(((await again.json()) as Problem).code).toBe('not_cancellable');
  });
});
