import { type Calendar, type Page, type Publication, publicationTime } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { direct, draft, publish, sql, type Studio, studioOf } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

describe('the lists of publications', () => {
  let stack: TestStack;
  let ava: Studio;
  let leo: Studio;
  let secondAccountId: string;
  let leosId: string;

  /** Seven of ava's, made a day apart, oldest first; the fourth is scheduled two days later than it was made. */
  const made = [
    { caption: 'Monday, 100 % linen', state: 'published' },
    { caption: 'Tuesday in the studio', state: 'failed' },
    { caption: 'Wednesday', state: 'needs_attention' },
    { caption: 'Thursday, for Saturday', state: 'scheduled', laterDays: 2 },
    { caption: 'Friday_night', state: 'published' },
    { caption: 'Saturday', state: 'queued' },
    { caption: null, state: 'in_inbox' },
  ];
  const monday = Date.parse('2026-10-19T10:00:00Z');
  const day = (index: number, hours = 0) => new Date(monday + index * 86_400_000 + hours * 3_600_000).toISOString();

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    ava = await studioOf(stack, 'ava.studio');
    leo = await studioOf(stack, 'leo.creates');
    // A database that lives in Berlin shows instants otherwise, and has the same.
    const [{ name } = { name: '' }] = await sql<{ name: string }>(stack, 'select current_database() as name');
    await sql(stack, `alter database ${name} set timezone = 'Europe/Berlin'`);
    await sql(stack, `set timezone = 'Europe/Berlin'`);
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    secondAccountId = await anotherAccount();
    for (const [index, { caption, state, laterDays }] of made.entries()) {
      const request = caption === null ? draft(ava.accountId, videoId) : direct(ava.accountId, videoId, { caption });
      const { id } = await publish(ava.browser, request);
      await sql(
        stack,
        `update publications set state = $2, created_at = $3, scheduled_at = $4, account_id = $5 where id = $1`,
        [
          id,
          state,
          day(index),
          laterDays ? day(index + laterDays, 1) : null,
          index === 4 ? secondAccountId : ava.accountId,
        ],
      );
    }
    const leosVideo = await uploadFromDevice(leo.browser, 'good.mp4');
    ({ id: leosId } = await publish(leo.browser, direct(leo.accountId, leosVideo, { allowStitch: false })));
  });
  afterAll(() => stack.close());

  /** A second account of ava's, with the tokens of the first. */
  const anotherAccount = async () => {
    const [row] = await sql<{ id: string }>(
      stack,
      `insert into accounts (creator_id, open_id, display_name, scopes, access_token_sealed, refresh_token_sealed)
       select creator_id, '-second', 'Ava, the second', scopes, access_token_sealed, refresh_token_sealed
       from accounts where id = $1 returning id`,
      [ava.accountId],
    );
    return row?.id ?? '';
  };
  const read = async (query: Record<string, string>, { browser } = ava) => {
    const response = await browser.get(`/api/publications?${new URLSearchParams(query).toString()}`);
    if (response.status !== 200) throw new Error(await problemOf(response));
    return (await response.json()) as Page<Publication>;
  };
  const word = ({ post }: Publication) => post?.caption.match(/^[A-Za-z]+/)?.[0] ?? 'draft';
  const words = async (query: Record<string, string>) => (await read(query)).items.map(word);
  /** Every page of a list, one after another. */
  const walk = async (query: Record<string, string>) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page<Publication> = await read({ ...query, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(word));
      cursor = page.nextCursor;
    }
    return seen;
  };

  const newestFirst = ['draft', 'Saturday', 'Friday', 'Thursday', 'Wednesday', 'Tuesday', 'Monday'];

  it('are newest first, and page through without a gap or a repetition', async () => {
    expect(await words({})).toEqual(newestFirst);
    expect(await walk({ limit: '2' })).toEqual(newestFirst);
  });

  it.each([
    [{ state: 'failed' }, ['Tuesday']],
    [{ state: 'needs_attention,failed,published' }, ['Friday', 'Wednesday', 'Tuesday', 'Monday']],
    [{ state: 'unknown' }, []],
  ])('show of states only %j', async (query, expected) => {
    expect(await words(query)).toEqual(expected);
    expect(await walk({ ...query, limit: '1' })).toEqual(expected);
  });

  it('show one account only, alone and with states', async () => {
    expect(await words({ accountId: secondAccountId })).toEqual(['Friday']);
    expect(await walk({ accountId: ava.accountId, limit: '2' })).toEqual(
      newestFirst.filter((name) => name !== 'Friday'),
    );
    expect(await words({ accountId: ava.accountId, state: 'published' })).toEqual(['Monday']);
  });

  it('show a part of time by the time of each, the end not included', async () => {
    // Thursday's is for Saturday, an hour later than the one that was made on Saturday.
    expect(await words({ from: day(4), to: day(6) })).toEqual(['Thursday', 'Saturday', 'Friday']);
    expect(await walk({ from: day(2), limit: '1' })).toEqual(['draft', 'Thursday', 'Saturday', 'Friday', 'Wednesday']);
    expect(await words({ to: day(1) })).toEqual(['Monday']);
    expect(await words({ from: day(4), to: day(6), state: 'scheduled,published' })).toEqual(['Thursday', 'Friday']);
  });

  it.each([
    ['STUDIO', ['Tuesday']],
    ['100 %', ['Monday']],
    ['friday_', ['Friday']],
    ['_', ['Friday']],
    ['good', newestFirst],
    ['nowhere', []],
  ])('find %j in captions and titles, as it is written', async (q, expected) => {
    expect(await words({ q })).toEqual(expected);
    expect(await walk({ q, limit: '3' })).toEqual(expected);
  });

  it('find within what is filtered', async () => {
    expect(await words({ q: 'day', state: 'published', accountId: ava.accountId })).toEqual(['Monday']);
  });

  it('know no others’, whatever is asked for', async () => {
    expect((await read({ accountId: leo.accountId })).items).toEqual([]);
    expect((await read({ accountId: ava.accountId }, leo)).items).toEqual([]);
    expect((await read({ q: 'new drop' }, leo)).items.map(({ id }) => id)).toEqual([leosId]);
  });

  it.each(['state=done', 'state=', 'state=queued,', 'from=2026-10-19T10:00:00', 'to=tomorrow'])(
    'refuse %s',
    async (query) => {
      expect(await problemOf(await ava.browser.get(`/api/publications?${query}`))).toBe('422 invalid_fields');
    },
  );

  describe('as a calendar', () => {
    const calendar = (query: Record<string, string>, { browser } = ava) =>
      browser.get(`/api/calendar?${new URLSearchParams(query).toString()}`);
    const answer = async (query: Record<string, string>, studio = ava) =>
      (await (await calendar(query, studio)).json()) as Calendar;

    it('has everything by its time, and TikTok’s day', async () => {
      const { items, dailyCap } = await answer({ from: day(3), to: day(6) });

      expect(items.map(word)).toEqual(['Friday', 'Saturday', 'Thursday']);
      expect(items.map(publicationTime)).toEqual([day(4), day(5), day(5, 1)]);
      expect(dailyCap).toBe(15);
    });

    it('has one account only, if asked', async () => {
      const query = { from: day(0), to: day(7), accountId: secondAccountId };

      expect((await answer(query)).items.map(word)).toEqual(['Friday']);
      expect((await answer(query, leo)).items).toEqual([]);
    });

    it('has both hours of the night in which the clocks go back, each at its own', async () => {
      const [first, second] = ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'];
      const own = (await read({ state: 'scheduled,queued' })).items.map(({ id }) => id);
      await sql(stack, `update publications set scheduled_at = $2 where id = $1`, [own[0], first]);
      await sql(stack, `update publications set scheduled_at = $2 where id = $1`, [own[1], second]);
      const night = await answer({ from: '2026-10-25T00:00:00+02:00', to: '2026-10-26T00:00:00+01:00' });
      const firstHour = await answer({ from: '2026-10-25T02:00:00+02:00', to: '2026-10-25T02:00:00+01:00' });

      const timed = night.items.filter(({ scheduledAt }) => scheduledAt !== null);
      expect(timed.map(({ id, scheduledAt }) => [id, scheduledAt])).toEqual([
        [own[0], '2026-10-25T00:30:00.000Z'],
        [own[1], '2026-10-25T01:30:00.000Z'],
      ]);
      expect(firstHour.items.map(({ id }) => id)).toEqual([own[0]]);
    });

    it.each([
      [{ to: day(1) }],
      [{ from: day(1) }],
      [{ from: day(1), to: day(1) }],
      [{ from: day(0), to: day(62, 1) }],
      [{ from: '2026-10-19', to: day(1) }],
    ])('refuses %j', async (query) => {
      expect(await problemOf(await calendar(query))).toBe('422 invalid_fields');
    });

    it('answers 62 days at once', async () => {
      expect((await calendar({ from: day(0), to: day(62) })).status).toBe(200);
    });

    it('is for those who are signed in', async () => {
      expect(await problemOf(await calendar({ from: day(0), to: day(1) }, { ...ava, browser: stack.browser() }))).toBe(
        '401 not_signed_in',
      );
    });
  });
});
