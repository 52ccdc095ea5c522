import { describe, expect, it } from '@jest/globals';
import { ConnectionCut } from '../src/index.ts';
import { endpointNames } from '../src/wire/endpoints.ts';
import { refusalTable } from '../src/wire/refusals.ts';
import { codeOf, Emulated, fileSource, fixture, put, textAt } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));

async function withFault(fault: Record<string, unknown>) {
  const emulated = new Emulated({ switches: { rateLimits: 'off' } });
  const session = await emulated.signIn();
  await emulated.control('faults', fault);
  return { emulated, session };
}

const publishCount = ({ emulator }: Emulated) => emulator.world.state.publishes.size;

describe('answers that get lost', () => {
  it('before: nothing happened', async () => {
    const { emulated, session } = await withFault({ at: 'video_init', kind: 'lost_answer', when: 'before' });

    await expect(session.initDirect()).rejects.toThrow(ConnectionCut);
    expect(publishCount(emulated)).toBe(0);
    expect((await session.initDirect()).status).toBe(200);
  });

  it('after: it happened all the same, and the log says so', async () => {
    const { emulated, session } = await withFault({ at: 'video_init', kind: 'lost_answer', when: 'after' });

    await expect(session.initDirect()).rejects.toThrow(TypeError);
    expect(publishCount(emulated)).toBe(1);
    const log = (await emulated.control('log')).body.items as Record<string, unknown>[];
    expect(log.at(-1)).toMatchObject({ endpoint: 'video_init', status: null, notes: ['fault: lost_answer after'] });
  });

  it('also for uploads: the last chunk counts although its 201 never came', async () => {
    const { emulated, session } = await withFault({ at: 'upload', kind: 'lost_answer', when: 'after' });
    const init = await session.initDirect({}, fileSource(clip.byteLength));

    await expect(put(emulated, textAt(init, 'data', 'upload_url'), clip)).rejects.toThrow(ConnectionCut);
    await emulated.advance(10_000);
    expect((await session.status(textAt(init, 'data', 'publish_id'))).text).toContain('PUBLISH_COMPLETE');
  });

  it('also for refreshes, told apart from exchanges', async () => {
    const { emulated, session } = await withFault({
      at: 'refresh',
      kind: 'lost_answer',
      when: 'after',
      times: 'always',
    });

    expect(codeOf(await emulated.exchange(await emulated.code()))).toBe('');
    await expect(emulated.refresh(session.refreshToken)).rejects.toThrow(ConnectionCut);
    await emulated.control('faults', undefined, 'DELETE');
    expect(codeOf(await emulated.refresh(session.refreshToken))).toBe('invalid_grant');
  });
});

describe('server errors', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ])('%s acting', async (when, publishes) => {
    const { emulated, session } = await withFault({ at: 'video_init', kind: 'server_error', when, status: 503 });
    const answer = await session.initDirect();

    expect([answer.status, codeOf(answer)]).toEqual([503, 'internal_error']);
    expect(publishCount(emulated)).toBe(publishes);
  });

  it('come bare from the upload host, and the same chunk may be sent again', async () => {
    const { emulated, session } = await withFault({ at: 'upload', kind: 'server_error', when: 'before' });
    const init = await session.initDirect({}, fileSource(clip.byteLength));
    const url = textAt(init, 'data', 'upload_url');
    const refused = await put(emulated, url, clip);

    expect([refused.status, await refused.text()]).toEqual([502, '']);
    expect((await put(emulated, url, clip)).status).toBe(201);
  });
});

describe('cut connections', () => {
  it('drop the chunk that was under way, and only that', async () => {
    const { emulated, session } = await withFault({ at: 'upload', kind: 'cut', afterBytes: 1000 });
    const init = await session.initDirect({}, fileSource(clip.byteLength));
    const url = textAt(init, 'data', 'upload_url');

    await expect(put(emulated, url, clip)).rejects.toThrow(ConnectionCut);
    expect((await session.status(textAt(init, 'data', 'publish_id'))).text).not.toContain('uploaded_bytes');
    expect((await put(emulated, url, clip)).status).toBe(201);
  });
});

describe('publishes that go wrong', () => {
  it('stay in processing for ever', async () => {
    const { emulated, session } = await withFault({ at: 'video_init', kind: 'stuck' });
    const publishId = await session.publish(clip, 'direct');
    await emulated.advance(3_600_000);

    expect((await session.status(publishId)).text).toContain('PROCESSING_UPLOAD');
  });

  it('fail for any reason there is', async () => {
    const { session } = await withFault({ at: 'inbox_init', kind: 'fail_reason', reason: 'spam_risk_text' });
    const publishId = await session.publish(clip, 'draft');

    expect((await session.status(publishId)).body.data).toEqual({ fail_reason: 'spam_risk_text', status: 'FAILED' });
  });
});

describe('refusals on demand', () => {
  it.each(Object.entries(refusalTable))('%s with its status', async (code, { status, message }) => {
    const { session } = await withFault({ at: 'creator_info', kind: 'code', code });
    const answer = await session.creatorInfo();

    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.text).toContain(JSON.stringify(message));
  });

  it.each(['access_denied', 'invalid_scope', 'temporarily_unavailable', 'server_error'])(
    'OAuth’s %s, flat and with HTTP 200',
    async (code) => {
      const { emulated, session } = await withFault({ at: 'refresh', kind: 'code', code });
      const answer = await emulated.refresh(session.refreshToken);

      expect([answer.status, answer.body.error]).toEqual([200, code]);
    },
  );

  it('strike as often as asked, after as many as asked, and for one account only', async () => {
    const emulated = new Emulated();
    const [ava, leo] = [await emulated.signIn('ava.studio'), await emulated.signIn('leo.creates')];
    const fault = {
      at: 'creator_info',
      kind: 'code',
      code: 'internal_error',
      times: 2,
      skip: 1,
      account: 'ava.studio',
    };
    await emulated.control('faults', fault);
    const codes: string[] = [];
    for (let count = 0; count < 4; count += 1) codes.push(codeOf(await ava.creatorInfo()));

    expect(codes).toEqual(['ok', 'internal_error', 'internal_error', 'ok']);
    expect(codeOf(await leo.creatorInfo())).toBe('ok');
  });

  it('are removed one by one', async () => {
    const { emulated, session } = await withFault({ kind: 'code', code: 'internal_error', times: 'always' });
    const [fault] = (await emulated.control('faults')).body.items as { id: string }[];
    await emulated.control(`faults/${fault?.id ?? ''}`, undefined, 'DELETE');

    expect(codeOf(await session.creatorInfo())).toBe('ok');
  });

  it('can be set for every endpoint', async () => {
    const emulated = new Emulated();
    for (const at of endpointNames) {
      expect((await emulated.control('faults', { at, kind: 'delay', delayMs: 0 })).status).toBe(201);
    }
  });

  it('delay an answer', async () => {
    const { session } = await withFault({ at: 'creator_info', kind: 'delay', delayMs: 30 });
    const startedAt = performance.now();
    await session.creatorInfo();

    expect(performance.now() - startedAt).toBeGreaterThan(25);
  });
});

describe('the control routes', () => {
  it.each([
    ['faults', { kind: 'magic' }],
    ['faults', { kind: 'code', code: 'x', times: 0 }],
    ['clock', { advanceMs: -1 }],
    ['app', { redirectUris: ['http://elsewhere.test/'] }],
    ['app', { verifiedPrefixes: ['https://media.test/no-slash'] }],
    ['app', { targetUsers: Array.from({ length: 11 }, (_, index) => `user${index}`) }],
    ['accounts', { username: 'Has Blanks', displayName: 'x' }],
    ['accounts', { username: 'ava.studio', displayName: 'taken' }],
    ['consent', { auto: true, account: 'nobody' }],
    ['switches', { rateLimits: 'maybe' }],
    ['switches', { unheard: 1 }],
  ])('%s says what it does not understand', async (path, body) => {
    const answer = await new Emulated().control(path, body);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(textAt(answer, 'message')).not.toBe('');
  });

  it('answer to this machine only, except for health', async () => {
    const emulated = new Emulated();
    const from = (path: string) =>
      emulated.emulator.fetch(new Request(`http://tiktok.test/__control/${path}`), { remoteAddress: '172.17.0.4' });

    expect((await from('health')).status).toBe(200);
    expect((await from('log')).status).toBe(403);
    const open = new Emulated({ controlAccess: 'any' });
    const answer = await open.emulator.fetch(new Request('http://x/__control/log'), { remoteAddress: '172.17.0.4' });
    expect(answer.status).toBe(200);
  });

  it('reset to the first moment', async () => {
    const emulated = new Emulated({ switches: { rateLimits: 'off' } });
    const session = await emulated.signIn();
    await session.publish(clip, 'direct');
    await emulated.control('accounts/ava.studio', { private: true }, 'PATCH');
    await emulated.control('switches', { rateLimits: 'on' });
    await emulated.control('reset', {});

    expect((await emulated.control('effects')).body.items).toEqual([]);
    expect((await emulated.control('switches')).body).toMatchObject({ rateLimits: 'off' });
    expect((await emulated.control('accounts')).body.items).toMatchObject([
      { username: 'ava.studio', private: false },
      {},
      {},
    ]);
    expect((await session.creatorInfo()).status).toBe(401);
  });

  it('keep secrets out of the log', async () => {
    const emulated = new Emulated();
    const session = await emulated.signIn();
    await session.creatorInfo();

    const { text } = await emulated.control('log');
    for (const secret of [session.accessToken, session.refreshToken, 'emulator-secret'])
      expect(text).not.toContain(secret);
  });
});
