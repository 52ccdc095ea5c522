import { describe, expect, it } from '@jest/globals';
import { createClock, type EmulatorSwitches } from '../src/index.ts';
import { codeOf, Emulated, fixture, put, type SignedIn, textAt } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const secondMs = 1000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** An emulator whose time stands still, so that a border can be touched to the millisecond. */
function still(switches: Partial<EmulatorSwitches> = {}) {
  const start = Date.UTC(2026, 10, 22, 10, 15);
  return new Emulated({ clock: createClock(() => start), switches });
}

describe('an authorization code', () => {
  it.each([
    [600 * secondMs - 1, ''],
    [600 * secondMs, 'invalid_grant'],
  ])('%i ms after the consent: "%s"', async (waitMs, error) => {
    const emulated = still();
    const code = await emulated.code();
    await emulated.advance(waitMs);

    expect(codeOf(await emulated.exchange(code))).toBe(error);
  });
});

describe('an access token', () => {
  it.each([
    [dayMs - 1, 200, 'ok'],
    [dayMs, 401, 'access_token_invalid'],
  ])('%i ms after it was issued: %i %s', async (waitMs, status, code) => {
    const emulated = still();
    const session = await emulated.signIn();
    await emulated.advance(waitMs);
    const answer = await session.creatorInfo();

    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });
});

describe('a refresh token', () => {
  it.each([
    [365 * dayMs - 1, ''],
    [365 * dayMs, 'invalid_grant'],
  ])('%i ms after the consent: "%s"', async (waitMs, error) => {
    const emulated = still();
    const session = await emulated.signIn();
    await emulated.advance(waitMs);

    expect(codeOf(await emulated.refresh(session.refreshToken))).toBe(error);
  });

  it.each([
    [dayMs, 365 - 1],
    [100 * dayMs, 365 - 100],
  ])('that replaces another after %i ms lives %i days more', async (waitMs, days) => {
    const emulated = still();
    const session = await emulated.signIn();
    await emulated.advance(waitMs);

    expect((await emulated.refresh(session.refreshToken)).body.refresh_expires_in).toBe((days * dayMs) / secondMs);
  });

  it.each([
    [4999, ''],
    [5000, 'invalid_grant'],
  ])('that was replaced %i ms ago, with five seconds of grace: "%s"', async (waitMs, error) => {
    const emulated = still();
    await emulated.control('switches', { refreshGraceMs: 5000 });
    const session = await emulated.signIn();
    await emulated.refresh(session.refreshToken);
    await emulated.advance(waitMs);

    expect(codeOf(await emulated.refresh(session.refreshToken))).toBe(error);
  });
});

describe('an upload address', () => {
  it.each([
    [hourMs - 1, 201],
    [hourMs, 403],
  ])('%i ms after the init: %i', async (waitMs, status) => {
    const emulated = still();
    const session = await emulated.signIn();
    const init = await session.initDirect({}, { ...source(clip.byteLength) });
    await emulated.advance(waitMs);

    expect((await put(emulated, textAt(init, 'data', 'upload_url'), clip)).status).toBe(status);
  });
});

const source = (size: number) => ({
  source: 'FILE_UPLOAD',
  video_size: size,
  chunk_size: size,
  total_chunk_count: 1,
});

describe('a picture address', () => {
  it.each([
    [2 * hourMs - secondMs, 200],
    [2 * hourMs, 403],
  ])('of an avatar, %i ms later: %i', async (waitMs, status) => {
    const emulated = still();
    const session = await emulated.signIn();
    const url = textAt(await session.creatorInfo(), 'data', 'creator_avatar_url');
    await emulated.advance(waitMs);

    expect((await emulated.fetch(url)).status).toBe(status);
  });

  it.each([
    [6 * hourMs - secondMs, 200],
    [6 * hourMs, 403],
  ])('of a cover, %i ms later: %i', async (waitMs, status) => {
    const emulated = still();
    const session = await emulated.signIn();
    await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE' });
    const { text } = await session.post('/v2/video/list/?fields=cover_image_url');
    const url = /"cover_image_url":"([^"]+)"/.exec(text)?.[1] ?? '';
    await emulated.advance(waitMs);

    expect((await emulated.fetch(url)).status).toBe(status);
  });

  it.each(['nonsense', '', '-1', '0'])('with x-expires=%s is none', async (expires) => {
    expect((await still().fetch(`/avatars/ava.studio-100.png?x-expires=${expires}`)).status).toBe(403);
  });
});

describe('a publish', () => {
  it.each([
    [2499, 'PROCESSING_UPLOAD'],
    [2500, 'PUBLISH_COMPLETE'],
  ])('%i ms after the last byte is %s', async (waitMs, status) => {
    const { emulated, session, publishId } = await uploaded();
    await emulated.advance(waitMs);

    expect((await session.status(publishId)).body.data).toMatchObject({ status });
  });

  it.each([
    [2500 + 1499, false],
    [2500 + 1500, true],
  ])('%i ms after the last byte has an id: %s', async (waitMs, hasId) => {
    const { emulated, session, publishId } = await uploaded();
    await emulated.advance(waitMs);

    expect((await session.status(publishId)).text.includes('publicaly_available_post_id')).toBe(hasId);
  });

  it('happens when it was due, not when somebody looks', async () => {
    const { emulated, session, publishId } = await uploaded();
    const dueAt = emulated.emulator.world.clock.now() + 2500;
    await emulated.advance(dayMs / 2);
    await session.status(publishId);

    const { items } = (await emulated.control('effects')).body as { items: { createdAt: string }[] };
    expect(items[0]?.createdAt).toBe(new Date(dueAt).toISOString());
  });
});

async function uploaded() {
  const emulated = still();
  const session = await emulated.signIn();
  const init = await session.initDirect({ privacy_level: 'PUBLIC_TO_EVERYONE' }, source(clip.byteLength));
  await put(emulated, textAt(init, 'data', 'upload_url'), clip);
  return { emulated, session, publishId: textAt(init, 'data', 'publish_id') };
}

type Call = (session: SignedIn) => Promise<{ status: number }>;

const perMinute: [string, number, Call][] = [
  ['video/init', 6, (session) => session.initDirect()],
  ['inbox/video/init', 6, (session) => session.initDraft()],
  ['content/init', 6, (session) => session.post('/v2/post/publish/content/init/')],
  ['creator_info/query', 20, (session) => session.creatorInfo()],
  ['status/fetch', 30, (session) => session.status('none')],
  ['user/info', 600, (session) => session.get('/v2/user/info/?fields=open_id')],
  ['video/list', 600, (session) => session.post('/v2/video/list/?fields=id')],
  ['video/query', 600, (session) => session.post('/v2/video/query/?fields=id', { filters: { video_ids: ['1'] } })],
];

describe('the sliding minute', () => {
  async function use(session: SignedIn, count: number, call: Call): Promise<number[]> {
    const statuses: number[] = [];
    for (let done = 0; done < count; done += 1) statuses.push((await call(session)).status);
    return statuses;
  }

  it.each(perMinute)('of %s holds %i requests', async (_name, limit, call) => {
    const session = await still().signIn();
    await unlimited(session);
    const statuses = await use(session, limit, call);

    expect(statuses).not.toContain(429);
    expect((await call(session)).status).toBe(429);
  });

  it.each(perMinute)('of %s frees its places after 60 seconds, not before', async (_name, limit, call) => {
    const emulated = still();
    const session = await emulated.signIn();
    await unlimited(session);
    await use(session, limit, call);

    await emulated.advance(59_999);
    expect((await call(session)).status).toBe(429);
    await emulated.advance(1);
    expect((await call(session)).status).not.toBe(429);
  });

  it('slides: places come back one by one, as they were taken', async () => {
    const emulated = still();
    const session = await emulated.signIn();
    for (let count = 0; count < 6; count += 1) {
      await session.initDirect();
      await emulated.advance(10_000);
    }

    expect((await session.initDirect()).status).toBe(200);
    expect((await session.initDirect()).status).toBe(429);
    await emulated.advance(10_000);
    expect((await session.initDirect()).status).toBe(200);
  });

  it('does not count what it refused', async () => {
    const emulated = still();
    const session = await emulated.signIn();
    await use(session, 6, (one) => one.initDirect());
    await emulated.advance(30_000);
    await use(session, 20, (one) => one.initDirect());
    await emulated.advance(30_000);

    expect((await session.initDirect()).status).toBe(200);
  });

  it('belongs to one token and one endpoint', async () => {
    const emulated = still();
    const [first, second] = [await emulated.signIn(), await emulated.signIn()];
    await use(first, 7, (one) => one.initDirect());

    expect((await second.initDirect()).status).toBe(200);
    expect((await first.creatorInfo()).status).toBe(200);
    expect((await first.initDraft()).status).toBe(200);
  });

  it.each(['cancel', 'token', 'PUT'])('does not exist for %s', async (name) => {
    const emulated = still();
    const session = await emulated.signIn();
    const calls: Record<string, Call> = {
      cancel: (one) => one.post('/v2/post/publish/cancel/', { publish_id: 'none' }),
      token: () => emulated.refresh('none'),
      PUT: () => put(emulated, '/upload?upload_id=1&upload_token=2', clip),
    };
    const statuses = await use(session, 50, calls[name] ?? ((one) => one.creatorInfo()));

    expect(statuses).not.toContain(429);
  });
});

/** Only the minute is to refuse, not the day. */
async function unlimited({ world }: SignedIn) {
  const caps = { directPostsPer24h: 1000, pendingSharesPer24h: 1000 };
  await world.control('accounts/ava.studio', { caps }, 'PATCH');
}

describe('the caps of 24 hours', () => {
  const withoutRates = { rateLimits: 'off' } as const;

  it.each([
    [dayMs - 1, 'spam_risk_too_many_posts'],
    [dayMs, 'ok'],
  ])('of posts, %i ms later: %s', async (waitMs, code) => {
    const emulated = still(withoutRates);
    const session = await emulated.signIn();
    for (let count = 0; count < 15; count += 1) await session.initDirect();
    await emulated.advance(waitMs);
    const later = await emulated.signIn();

    expect(codeOf(await later.initDirect())).toBe(code);
    expect(codeOf(await later.creatorInfo())).toBe(code);
  });

  it.each([
    [dayMs - 1, 'spam_risk_too_many_pending_share'],
    [dayMs, 'ok'],
  ])('of drafts, %i ms later: %s', async (waitMs, code) => {
    const emulated = still(withoutRates);
    const session = await emulated.signIn();
    for (let count = 0; count < 5; count += 1) await session.initDraft();
    await emulated.advance(waitMs);

    expect(codeOf(await (await emulated.signIn()).initDraft())).toBe(code);
  });

  it.each([
    [dayMs - 1, 'reached_active_user_cap'],
    [dayMs, 'ok'],
  ])('of users, %i ms later: %s', async (waitMs, code) => {
    const emulated = still(withoutRates);
    await emulated.control('app', { userCapPer24h: 1 });
    await (await emulated.signIn('leo.creates')).initDirect();
    await emulated.advance(waitMs);

    expect(codeOf(await (await emulated.signIn('ava.studio')).initDirect())).toBe(code);
  });
});
