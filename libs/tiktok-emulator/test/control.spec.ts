import { describe, expect, it } from '@jest/globals';
import { defaultSwitches } from '../src/index.ts';
import { codeOf, Emulated, textAt } from './kit/emulated.ts';

describe('GET', () => {
  it.each([
    ['health', { status: 'ok' }],
    ['app', { clientKey: 'awemulator0000001', clientSecret: 'emulator-secret', audited: true, redirectUris: [] }],
    ['consent', { auto: false }],
    ['clock', { now: expect.stringMatching(/^\d{4}-.*Z$/), processingMs: 2500, moderationMs: 1500 }],
    ['switches', { ...defaultSwitches }],
    ['accounts', { items: [{ username: 'ava.studio' }, { username: 'leo.creates' }, { username: 'noor.private' }] }],
    ['faults', { items: [] }],
    ['effects', { items: [] }],
    ['log', { items: [] }],
    ['webhooks', { items: [] }],
  ])('%s tells how things stand', async (path, expected) => {
    const answer = await new Emulated().control(path);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject(expected);
  });

  it('tells of each seeded account all that an app could learn', async () => {
    const { items } = (await new Emulated().control('accounts')).body as { items: unknown[] };

    expect(items[2]).toEqual({
      username: 'noor.private',
      displayName: 'Noor',
      bio: 'For friends.',
      private: true,
      privacyLevelOptions: null,
      verified: false,
      commentDisabled: false,
      duetDisabled: false,
      stitchDisabled: false,
      bannedFromPosting: false,
      appVersion: '43.1',
      maxVideoPostDurationSec: 180,
      followerCount: 126,
      followingCount: 140,
      caps: { directPostsPer24h: 15, pendingSharesPer24h: 5 },
      openId: expect.stringMatching(/^-000[\w-]{32}$/),
      avatarUrl: 'http://tiktok.test/avatars/noor.private-168.png',
    });
  });
});

/** `path body` pairs a route takes, and what GET shows afterwards. */
const good: [path: string, method: string, body: unknown, shown: string, expected: unknown][] = [
  ['app', 'POST', { audited: false }, 'app', { audited: false }],
  ['app', 'PATCH', { name: 'Other Studio' }, 'app', { name: 'Other Studio' }],
  ['app', 'POST', { clientKey: 'sbawsandbox00001' }, 'app', { clientKey: 'sbawsandbox00001' }],
  ['app', 'POST', { clientSecret: 'another-secret' }, 'app', { clientSecret: 'another-secret' }],
  ['app', 'POST', { redirectUris: ['https://app.test/cb'] }, 'app', { redirectUris: ['https://app.test/cb'] }],
  ['app', 'POST', { redirectUris: ['http://127.0.0.1:*/cb/'] }, 'app', { redirectUris: ['http://127.0.0.1:*/cb/'] }],
  ['app', 'POST', { scopes: ['user.info.basic'] }, 'app', { scopes: ['user.info.basic'] }],
  ['app', 'POST', { userCapPer24h: 7 }, 'app', { userCapPer24h: 7 }],
  ['app', 'POST', { userCapPer24h: null }, 'app', { userCapPer24h: null }],
  ['app', 'POST', { verifiedPrefixes: ['media.test'] }, 'app', { verifiedPrefixes: ['media.test'] }],
  ['app', 'POST', { verifiedPrefixes: ['https://a.test/v/'] }, 'app', { verifiedPrefixes: ['https://a.test/v/'] }],
  ['app', 'POST', { allowLoopbackPull: true }, 'app', { allowLoopbackPull: true }],
  ['app', 'POST', { webhookUrl: 'https://app.test/hook' }, 'app', { webhookUrl: 'https://app.test/hook' }],
  ['app', 'POST', { webhookUrl: null }, 'app', { webhookUrl: null }],
  ['app', 'POST', { targetUsers: ['ava.studio'] }, 'app', { targetUsers: ['ava.studio'] }],
  ['app', 'POST', {}, 'app', { audited: true }],
  ['consent', 'POST', { auto: true }, 'consent', { account: 'ava.studio', scopes: null }],
  ['consent', 'POST', { auto: true, account: 'leo.creates' }, 'consent', { account: 'leo.creates' }],
  ['consent', 'POST', { auto: true, scopes: ['video.list'] }, 'consent', { scopes: ['video.list'] }],
  ['consent', 'POST', { auto: false }, 'consent', { auto: false }],
  ['clock', 'POST', {}, 'clock', { processingMs: 2500 }],
  ['clock', 'POST', { processingMs: 1 }, 'clock', { processingMs: 1, moderationMs: 1500 }],
  ['clock', 'POST', { moderationMs: 0 }, 'clock', { processingMs: 2500, moderationMs: 0 }],
  ['switches', 'POST', { rateLimits: 'off' }, 'switches', { ...defaultSwitches, rateLimits: 'off' }],
  ['switches', 'PATCH', { refreshGraceMs: 9 }, 'switches', { ...defaultSwitches, refreshGraceMs: 9 }],
  [
    'accounts',
    'POST',
    { username: 'a.b_9', displayName: 'X' },
    'accounts',
    { items: [{}, {}, {}, { username: 'a.b_9' }] },
  ],
  ['accounts', 'PATCH', { username: 'ava.studio', private: true }, 'accounts', { items: [{ private: true }, {}, {}] }],
  ['accounts/leo.creates', 'PATCH', { displayName: 'L' }, 'accounts', { items: [{}, { displayName: 'L' }, {}] }],
  ['accounts/leo.creates', 'PATCH', {}, 'accounts', { items: [{}, { stitchDisabled: true }, {}] }],
  [
    'accounts/leo.creates',
    'PATCH',
    { caps: { directPostsPer24h: 2 } },
    'accounts',
    { items: [{}, { caps: { directPostsPer24h: 2, pendingSharesPer24h: 5 } }, {}] },
  ],
  [
    'accounts/leo.creates',
    'PATCH',
    { username: 'renamed' },
    'accounts',
    { items: [{}, { username: 'leo.creates' }, {}] },
  ],
  ['faults', 'POST', { kind: 'stuck' }, 'faults', { items: [{ rule: { kind: 'stuck', at: '*', times: 1, skip: 0 } }] }],
];

describe('a body that is understood', () => {
  it.each(good)('%s %s %j', async (...[path, method, body, shown, expected]) => {
    const emulated = new Emulated();
    const answer = await emulated.control(path, body, method);

    expect([200, 201]).toContain(answer.status);
    expect((await emulated.control(shown)).body).toMatchObject(expected as object);
  });
});

const longText = 'x'.repeat(61);

const bad: [path: string, method: string, body: unknown][] = [
  ['app', 'POST', { audited: 'yes' }],
  ['app', 'POST', { name: '' }],
  ['app', 'POST', { name: longText }],
  ['app', 'POST', { clientKey: 'SHOUTING00000001' }],
  ['app', 'POST', { clientKey: 'short' }],
  ['app', 'POST', { clientSecret: 'short' }],
  ['app', 'POST', { redirectUris: ['http://elsewhere.test/'] }],
  ['app', 'POST', { redirectUris: ['https://app.test/cb?x=1'] }],
  ['app', 'POST', { redirectUris: ['https://app.test/cb#x'] }],
  ['app', 'POST', { redirectUris: ['http://localhost/cb'] }],
  ['app', 'POST', { redirectUris: ['https://192.168.0.7/cb'] }],
  ['app', 'POST', { redirectUris: [`https://app.test/${'x'.repeat(512)}`] }],
  ['app', 'POST', { redirectUris: ['https://app.test:*/cb'] }],
  ['app', 'POST', { redirectUris: Array.from({ length: 11 }, (_, index) => `https://app.test/${index}`) }],
  ['app', 'POST', { scopes: ['research.data'] }],
  ['app', 'POST', { userCapPer24h: -1 }],
  ['app', 'POST', { userCapPer24h: 1.5 }],
  ['app', 'POST', { verifiedPrefixes: ['https://media.test/no-slash'] }],
  ['app', 'POST', { verifiedPrefixes: ['https://media.test/v/?x=1'] }],
  ['app', 'POST', { verifiedPrefixes: 'media.test' }],
  ['app', 'POST', { webhookUrl: 'nonsense' }],
  ['app', 'POST', { targetUsers: Array.from({ length: 11 }, (_, index) => `user${index}`) }],
  ['consent', 'POST', {}],
  ['consent', 'POST', { auto: 'yes' }],
  ['consent', 'POST', { auto: true, account: 'nobody' }],
  ['consent', 'POST', { auto: true, scopes: ['everything'] }],
  ['clock', 'POST', { advanceMs: -1 }],
  ['clock', 'POST', { advanceMs: '1000' }],
  ['clock', 'POST', { advanceMs: 0.5 }],
  ['clock', 'POST', { processingMs: -1 }],
  ['switches', 'POST', { rateLimits: 'maybe' }],
  ['switches', 'POST', { unheard: 1 }],
  ['switches', 'POST', { refreshGraceMs: -1 }],
  ['accounts', 'POST', {}],
  ['accounts', 'POST', { username: 'no.name' }],
  ['accounts', 'POST', { username: 'Has Blanks', displayName: 'x' }],
  ['accounts', 'POST', { username: 'x', displayName: 'too short' }],
  ['accounts', 'POST', { username: 'x'.repeat(25), displayName: 'too long' }],
  ['accounts', 'POST', { username: 'ava.studio', displayName: 'taken' }],
  ['accounts', 'POST', { username: 'fine', displayName: longText }],
  ['accounts', 'POST', { username: 'fine', displayName: 'x', maxVideoPostDurationSec: 0 }],
  ['accounts', 'POST', { username: 'fine', displayName: 'x', appVersion: 'new' }],
  ['accounts', 'POST', { username: 'fine', displayName: 'x', caps: { directPostsPer24h: -1 } }],
  ['accounts/nobody', 'PATCH', { private: true }],
  ['accounts', 'PATCH', { private: true }],
  ['accounts/ava.studio', 'PATCH', { private: 'yes' }],
  ['accounts/ava.studio', 'PATCH', { caps: { pendingSharesPer24h: 'many' } }],
  ['removals', 'POST', {}],
  ['removals', 'POST', { account: 'nobody' }],
  ['removals', 'POST', { account: 'ava.studio', reason: 6 }],
  ['faults', 'POST', {}],
  ['faults', 'POST', { kind: 'magic' }],
  ['faults', 'POST', { kind: 'delay' }],
  ['faults', 'POST', { kind: 'delay', delayMs: 600_001 }],
  ['faults', 'POST', { kind: 'lost_answer' }],
  ['faults', 'POST', { kind: 'lost_answer', when: 'during' }],
  ['faults', 'POST', { kind: 'server_error', when: 'before', status: 404 }],
  ['faults', 'POST', { kind: 'cut', afterBytes: -1 }],
  ['faults', 'POST', { kind: 'code', code: 'Not A Code' }],
  ['faults', 'POST', { kind: 'code', code: 'x_y', status: 99 }],
  ['faults', 'POST', { kind: 'code', code: 'x_y', times: 0 }],
  ['faults', 'POST', { kind: 'code', code: 'x_y', skip: -1 }],
  ['faults', 'POST', { kind: 'stuck', at: 'nowhere' }],
  ['faults', 'POST', { kind: 'fail_reason', reason: 'bad_luck' }],
];

describe('a body that is not', () => {
  it.each(bad)('%s %s %j', async (path, method, body) => {
    const emulated = new Emulated();
    const before = await snapshot(emulated);
    const answer = await emulated.control(path, body, method);

    expect([400, 404, 409]).toContain(answer.status);
    expect(textAt(answer, 'message')).not.toBe('');
    expect(await snapshot(emulated)).toEqual(before);
  });

  it.each(['', '{', 'null', '[]', '"text"', '7'])('JSON or not: %s', async (body) => {
    const emulated = new Emulated();
    for (const path of ['app', 'consent', 'clock', 'switches', 'accounts', 'faults', 'removals']) {
      const answer = await emulated.call(`/__control/${path}`, { method: 'POST', body });
      expect([path, answer.status]).toEqual([path, 400]);
    }
  });

  it('names the field that is wrong', async () => {
    const answer = await new Emulated().control('accounts/ava.studio', { maxVideoPostDurationSec: 'long' }, 'PATCH');

    expect(textAt(answer, 'message')).toContain('maxVideoPostDurationSec');
  });
});

async function snapshot(emulated: Emulated): Promise<unknown> {
  const shown = ['app', 'consent', 'switches', 'accounts', 'faults'];
  return Promise.all(shown.map(async (path) => (await emulated.control(path)).body));
}

describe('what is set takes effect', () => {
  it('another key and secret: the old pair is unknown', async () => {
    const emulated = new Emulated();
    await emulated.control('app', { clientKey: 'sbawsandbox00001', clientSecret: 'another-secret' });

    expect((await emulated.call(`/v2/auth/authorize/?${emulated.authorizeQuery()}`)).status).toBe(400);
    const query = emulated.authorizeQuery({ client_key: 'sbawsandbox00001' });
    expect((await emulated.call(`/v2/auth/authorize/?${query}`)).status).toBe(200);
  });

  it('the scopes of the app: what is not enabled cannot be asked for', async () => {
    const emulated = new Emulated();
    await emulated.control('app', { scopes: ['user.info.basic', 'video.list'] });
    const open = (scope: string) => emulated.call(`/v2/auth/authorize/?${emulated.authorizeQuery({ scope })}`);

    expect((await open('video.list')).status).toBe(200);
    expect((await open('video.publish')).text).toContain('error_type=scope');
  });

  it.each([
    [['ava.studio'], 'ava.studio', 302],
    [['ava.studio'], 'leo.creates', 400],
    [[], 'ava.studio', 400],
    [null, 'leo.creates', 302],
  ])('target users %j: %s gets %i', async (targetUsers, account, status) => {
    const emulated = new Emulated();
    await emulated.control('app', { targetUsers });
    await emulated.control('consent', { auto: true, account });
    const response = await emulated.fetch(`/v2/auth/authorize/?${emulated.authorizeQuery()}`);

    expect(response.status).toBe(status);
  });

  it('automatic consent to some scopes grants these, and the basic one', async () => {
    const emulated = new Emulated();
    await emulated.control('consent', { auto: true, scopes: ['video.list'] });
    const response = await emulated.fetch(`/v2/auth/authorize/?${emulated.authorizeQuery()}`);

    expect(new URL(response.headers.get('location') ?? '').searchParams.get('scopes')).toBe(
      'user.info.basic,video.list',
    );
  });

  it('a fault goes when it is removed, the others stay', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    const set = (code: string) =>
      emulated.control('faults', { kind: 'code', code, times: 'always', at: 'creator_info' });
    const first = await set('first_code');
    await set('second_code');
    await emulated.control(`faults/${textAt(first, 'id')}`, undefined, 'DELETE');

    expect(codeOf(await session.creatorInfo())).toBe('second_code');
    await emulated.control('faults', undefined, 'DELETE');
    expect(codeOf(await session.creatorInfo())).toBe('ok');
  });

  it('a removed authorization says whether there was one', async () => {
    const emulated = new Emulated();
    await emulated.signIn();

    expect((await emulated.control('removals', { account: 'ava.studio' })).body).toEqual({ removed: true });
    expect((await emulated.control('removals', { account: 'ava.studio' })).body).toEqual({ removed: false });
  });
});

describe('the log', () => {
  it('tells of each request who, what and how it ended', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    await session.initDirect({ title: 1 });
    const { items } = (await emulated.control('log')).body as { items: Record<string, unknown>[] };

    expect(items.map(({ endpoint }) => endpoint)).toEqual([null, 'token', 'video_init']);
    expect(items.at(-1)).toEqual({
      logId: expect.stringMatching(/^\d{14}[0-9A-F]{20}$/),
      at: expect.stringMatching(/Z$/),
      method: 'POST',
      path: '/v2/post/publish/video/init/',
      endpoint: 'video_init',
      account: 'ava.studio',
      status: 400,
      code: 'invalid_params',
      body: expect.objectContaining({ post_info: { privacy_level: 'SELF_ONLY', title: 1 } }),
      notes: [],
      durationMs: expect.any(Number),
    });
  });

  it.each(['/', '/control', '/@ava.studio', '/avatars/ava.studio-100.png', '/__control/app'])(
    'leaves out the emulator’s own %s',
    async (path) => {
      const emulated = new Emulated();
      await emulated.fetch(path);

      expect((await emulated.control('log')).body.items).toEqual([]);
    },
  );

  it('keeps the newest five thousand', async () => {
    const emulated = new Emulated();
    for (let count = 0; count < 5010; count += 1) await emulated.fetch(`/v2/none/${count}`);
    const { items } = (await emulated.control('log')).body as { items: { path: string }[] };

    expect([items.length, items[0]?.path, items.at(-1)?.path]).toEqual([5000, '/v2/none/10', '/v2/none/5009']);
  });
});

describe('who may pull the levers', () => {
  const ask = (remoteAddress: string | undefined, init: RequestInit = {}, path = '/__control/app') =>
    new Emulated().emulator.fetch(new Request(`http://x.test${path}`, init), remoteAddress ? { remoteAddress } : {});

  it.each([
    [undefined, 200],
    ['127.0.0.1', 200],
    ['127.8.8.8', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['192.168.0.7', 403],
    ['::ffff:192.168.0.7', 403],
    ['172.17.0.4', 403],
    ['1270.0.0.1', 403],
  ])('from %s: %i', async (remoteAddress, status) => {
    expect((await ask(remoteAddress)).status).toBe(status);
  });

  it.each([
    ['cross-site', 'POST', 403],
    ['same-origin', 'POST', 200],
    ['none', 'POST', 200],
    ['cross-site', 'GET', 200],
  ])('a browser’s %s %s: %i', async (site, method, status) => {
    const init = { method, headers: { 'sec-fetch-site': site }, ...(method === 'POST' && { body: '{}' }) };

    expect((await ask('127.0.0.1', init)).status).toBe(status);
  });

  it.each(['/control', '/control/log-rows'])('the same holds for the page %s', async (path) => {
    expect((await ask('192.168.0.7', {}, path)).status).toBe(403);
    expect((await ask('127.0.0.1', {}, path)).status).toBe(200);
  });
});
