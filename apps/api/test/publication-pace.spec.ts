import type { PublicationPace } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exchangeLine } from '../src/features/publications/exchanges/exchange-line.ts';
import { ExchangesRepository } from '../src/features/publications/exchanges/exchanges.repository.ts';
import { direct, publish, sql, type Studio, studioOf } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

describe('the pace of a publication', () => {
  let stack: TestStack;
  let ava: Studio;
  let ids: string[];

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = await studioOf(stack, 'ava.studio');
    const request = direct(ava.accountId, await uploadFromDevice(ava.browser, 'good.mp4'));
    ids = [];
    for (let index = 0; index < 5; index += 1) ids.push((await publish(ava.browser, request)).id);
  });
  afterAll(() => stack.close());

  const paceOf = async (id = '') =>
    (await (await ava.browser.get(`/api/publications/${id}/pace`)).json()) as PublicationPace;
  const attemptOf = async (id = '') => {
    const [attempt] = await sql<{ id: string }>(stack, `select id from attempts where publication_id = $1`, [id]);
    return attempt?.id ?? '';
  };
  /** As if TikTok had taken so long to publish it. */
  const checkedIn = async (id: string | undefined, seconds: number) => {
    const attemptId = await attemptOf(id);
    await sql(stack, `update publications set state = 'published' where id = $1`, [id]);
    await sql(stack, `update attempts set state = 'published' where id = $1`, [attemptId]);
    await sql(
      stack,
      `insert into attempt_history (attempt_id, state, at)
       values ($1, 'accepted', now()), ($1, 'published', now() + make_interval(secs => $2))`,
      [attemptId, seconds],
    );
  };

  it('knows the usual time from three of the account on', async () => {
    const [waiting, ...done] = ids;
    await checkedIn(done[0], 90);
    await checkedIn(done[1], 30);
    const few = await paceOf(waiting);
    await checkedIn(done[2], 45);

    expect(few).toEqual({ usualCheckMs: null, resumedAtByte: null });
    expect(await paceOf(waiting)).toEqual({ usualCheckMs: 45_000, resumedAtByte: null });
  });

  it('tells where a transfer went on after a break, and not where one part followed another', async () => {
    const exchanges = stack.api.get(ExchangesRepository, { strict: false });
    const [id] = ids;
    const attemptId = await attemptOf(id);
    const tell = (call: 'upload' | 'status', firstByte: number, failure: 'connection_failed' | null = null) =>
      exchanges.append([
        exchangeLine(attemptId, {
          call,
          startedAtMs: Date.now(),
          durationMs: 5,
          request: call === 'upload' ? { first_byte: firstByte } : {},
          answer: failure ? null : { httpStatus: 206, code: null, logId: null, facts: {} },
          failure,
        }),
      ]);
    await tell('upload', 0);
    await tell('upload', 1_000);
    const inOneGo = await paceOf(id);
    await tell('upload', 2_000, 'connection_failed');
    await tell('status', 0);
    await tell('upload', 2_000);
    await tell('upload', 3_000);

    expect(inOneGo.resumedAtByte).toBeNull();
    expect((await paceOf(id)).resumedAtByte).toBe(2_000);
  });

  it('is for its creator, and for admins', async () => {
    const leo = await studioOf(stack, 'leo.creates');

    expect(await problemOf(await leo.browser.get(`/api/publications/${ids[0]}/pace`))).toBe('404 not_found');
  });
});
