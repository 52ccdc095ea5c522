import { describe, expect, it } from '@jest/globals';
import { ConnectionCut } from '../src/index.ts';
import { type EndpointName, endpointNames, endpoints } from '../src/wire/endpoints.ts';
import { codeOf, Emulated, fileSource, put, type SignedIn, textAt } from './kit/emulated.ts';

const bytes = new Uint8Array(1000);
const [oauth, page] = [
  ['token', 'refresh', 'revoke'],
  ['authorize', 'upload'],
];

/** One good request to every endpoint, and its status. */
async function callEvery(emulated: Emulated, session: SignedIn, at: EndpointName): Promise<Response> {
  const path: string = endpoints[at].path;
  const form = (fields: Record<string, string>) => {
    const client = { client_key: 'awemulator0000001', client_secret: 'emulator-secret' };
    return emulated.fetch(path, { method: 'POST', body: new URLSearchParams({ ...client, ...fields }) });
  };
  const json = (body: unknown, query = '') =>
    emulated.fetch(path + query, {
      method: 'POST',
      headers: { authorization: `Bearer ${session.accessToken}` },
      body: JSON.stringify(body),
    });
  switch (at) {
    case 'authorize':
      return emulated.fetch(`${path}?${emulated.authorizeQuery()}`);
    case 'token':
      return form({ grant_type: 'client_credentials' });
    case 'refresh':
      return form({ grant_type: 'refresh_token', refresh_token: session.refreshToken });
    case 'revoke':
      return form({ token: session.accessToken });
    case 'user_info':
      return emulated.fetch(`${path}?fields=open_id`, { headers: { authorization: `Bearer ${session.accessToken}` } });
    case 'video_list':
      return json({}, '?fields=id');
    case 'video_query':
      return json({ filters: { video_ids: ['1'] } }, '?fields=id');
    case 'creator_info':
      return json({});
    case 'video_init':
      return json({ post_info: { privacy_level: 'SELF_ONLY' }, source_info: fileSource(1000) });
    case 'inbox_init':
      return json({ source_info: fileSource(1000) });
    case 'photo_init':
      return json(photoBody);
    case 'status':
    case 'cancel':
      return json({ publish_id: pulled.get(emulated) });
    case 'upload':
      return put(emulated, uploads.get(emulated) ?? '', bytes);
  }
}

const photoBody = {
  media_type: 'PHOTO',
  post_mode: 'DIRECT_POST',
  post_info: { privacy_level: 'SELF_ONLY' },
  source_info: { source: 'PULL_FROM_URL', photo_images: ['https://media.test/1.jpg'], photo_cover_index: 0 },
};
const pulled = new WeakMap<Emulated, string>();
const uploads = new WeakMap<Emulated, string>();

async function world() {
  const emulated = new Emulated({
    switches: { rateLimits: 'off', mediaProbe: 'accept-all' },
    // Downloads that never end: the publish stays cancellable.
    fetch: () => new Promise(() => undefined),
  });
  await emulated.control('app', { verifiedPrefixes: ['media.test'] });
  const session = await emulated.signIn();
  const pull = await session.initDirect({}, { source: 'PULL_FROM_URL', video_url: 'https://media.test/a.mp4' });
  pulled.set(emulated, textAt(pull, 'data', 'publish_id'));
  uploads.set(emulated, textAt(await session.initDirect(), 'data', 'upload_url'));
  return { emulated, session };
}

async function withFault(fault: Record<string, unknown>) {
  const made = await world();
  const { status } = await made.emulated.control('faults', fault);
  expect(status).toBe(201);
  return made;
}

/** What the endpoint left in the world: a sign of whether it acted. */
function traceOf({ emulator }: Emulated): unknown {
  const { state } = emulator.world;
  return {
    grants: [...state.grants.values()].map(({ removedAt }) => removedAt !== null),
    tokens: state.accessTokens.size,
    publishes: [...state.publishes.values()].map(({ state: now, upload }) => [now, upload?.uploadedBytes]),
  };
}

const acting: EndpointName[] = ['refresh', 'revoke', 'video_init', 'inbox_init', 'photo_init', 'cancel', 'upload'];

describe('without a fault', () => {
  it.each(endpointNames)('%s answers well', async (at) => {
    const { emulated, session } = await world();

    expect((await callEvery(emulated, session, at)).status).toBe(at === 'upload' ? 201 : 200);
  });
});

describe('an answer lost before anything was done', () => {
  it.each(endpointNames)('at %s', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'lost_answer', when: 'before' });
    const before = traceOf(emulated);

    await expect(callEvery(emulated, session, at)).rejects.toThrow(ConnectionCut);
    expect(traceOf(emulated)).toEqual(before);
    expect((await callEvery(emulated, session, at)).status).toBeLessThan(300);
  });
});

describe('an answer lost after everything was done', () => {
  it.each(endpointNames)('at %s', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'lost_answer', when: 'after' });
    const before = traceOf(emulated);

    await expect(callEvery(emulated, session, at)).rejects.toThrow(ConnectionCut);
    if (acting.includes(at)) expect(traceOf(emulated)).not.toEqual(before);
    else if (at !== 'token') expect(traceOf(emulated)).toEqual(before);
  });
});

describe('a server error', () => {
  it.each(endpointNames)('before acting at %s', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'server_error', when: 'before', status: 503 });
    const before = traceOf(emulated);
    const response = await callEvery(emulated, session, at);

    expect(response.status).toBe(503);
    expect(traceOf(emulated)).toEqual(before);
  });

  it.each(acting)('after acting at %s', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'server_error', when: 'after', status: 500 });
    const before = traceOf(emulated);

    expect((await callEvery(emulated, session, at)).status).toBe(500);
    expect(traceOf(emulated)).not.toEqual(before);
  });

  it.each([500, 502, 503, 504, 599])('may be a %i', async (status) => {
    const { emulated, session } = await withFault({ at: 'status', kind: 'server_error', when: 'before', status });

    expect((await callEvery(emulated, session, 'status')).status).toBe(status);
  });
});

describe('a cut connection', () => {
  it.each(endpointNames)('at %s', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'cut', afterBytes: 10 });

    await expect(callEvery(emulated, session, at)).rejects.toThrow(ConnectionCut);
  });

  it.each([0, 1, 999, 1000])('after %i bytes keeps nothing of the chunk', async (afterBytes) => {
    const { emulated, session } = await withFault({ at: 'upload', kind: 'cut', afterBytes });
    await expect(callEvery(emulated, session, 'upload')).rejects.toThrow(ConnectionCut);

    expect((await callEvery(emulated, session, 'upload')).status).toBe(201);
  });

  it('after more bytes than come never happens', async () => {
    const { emulated, session } = await withFault({ at: 'upload', kind: 'cut', afterBytes: 1001 });

    expect((await callEvery(emulated, session, 'upload')).status).toBe(201);
  });
});

describe('a refusal', () => {
  it.each(endpointNames.filter((at) => !oauth.includes(at) && !page.includes(at)))(
    'at %s comes in the envelope, with the usual status of its code',
    async (at) => {
      const { emulated, session } = await withFault({ at, kind: 'code', code: 'spam_risk_user_banned_from_posting' });
      const response = await callEvery(emulated, session, at);

      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'spam_risk_user_banned_from_posting' } });
    },
  );

  it.each(['token', 'refresh', 'revoke'] as const)('at %s comes flat, with HTTP 200', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'code', code: 'temporarily_unavailable' });
    const response = await callEvery(emulated, session, at);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      error: 'temporarily_unavailable',
      error_description: expect.any(String),
      log_id: response.headers.get('x-tt-logid'),
    });
  });

  it.each([400, 403, 404, 416, 502])('at the upload is a bare %i', async (status) => {
    const { emulated, session } = await withFault({ at: 'upload', kind: 'code', code: 'anything', status });
    const response = await callEvery(emulated, session, 'upload');

    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  it('has the message and status that were asked for', async () => {
    const fault = { at: 'status', kind: 'code', code: 'brand_new_code', message: 'Never seen before', status: 418 };
    const { emulated, session } = await withFault(fault);
    const response = await callEvery(emulated, session, 'status');

    expect(response.status).toBe(418);
    expect(await response.json()).toMatchObject({ error: { code: 'brand_new_code', message: 'Never seen before' } });
  });

  it('may hide behind HTTP 200', async () => {
    const { emulated, session } = await withFault({ at: 'video_init', kind: 'code', code: 'spam_risk', status: 200 });
    const response = await callEvery(emulated, session, 'video_init');

    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ error: expect.anything() }),
    ]);
  });
});

describe('a delay', () => {
  it.each(endpointNames)('at %s only delays', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'delay', delayMs: 1 });

    expect((await callEvery(emulated, session, at)).status).toBe(at === 'upload' ? 201 : 200);
  });
});

describe('a publish that goes wrong', () => {
  it.each(['video_init', 'inbox_init'] as const)('begun by %s stays in processing', async (at) => {
    const { emulated, session } = await withFault({ at, kind: 'stuck' });
    const mode = at === 'video_init' ? 'direct' : 'draft';
    const publishId = await session.publish(bytes, mode);
    await emulated.advance(80_000_000);

    expect((await session.status(publishId)).body.data).toMatchObject({ status: 'PROCESSING_UPLOAD' });
  });

  it.each([
    'file_format_check_failed',
    'duration_check_failed',
    'frame_rate_check_failed',
    'picture_size_check_failed',
    'internal',
    'video_pull_failed',
    'photo_pull_failed',
    'publish_cancelled',
    'auth_removed',
    'spam_risk_too_many_posts',
    'spam_risk_user_banned_from_posting',
    'spam_risk_text',
    'spam_risk',
  ])('fails as %s', async (reason) => {
    const { session } = await withFault({ at: 'video_init', kind: 'fail_reason', reason });
    const answer = await session.status(await session.publish(bytes, 'direct'));

    expect(answer.body.data).toEqual({ fail_reason: reason, status: 'FAILED' });
    expect([answer.status, codeOf(answer)]).toEqual([200, 'ok']);
  });
});

describe('how often and for whom', () => {
  const strikes = async (fault: Record<string, unknown>, count = 6) => {
    const { emulated, session } = await withFault({ at: 'status', kind: 'server_error', when: 'before', ...fault });
    const statuses: number[] = [];
    for (let done = 0; done < count; done += 1) statuses.push((await callEvery(emulated, session, 'status')).status);
    return statuses.map((status) => status === 502);
  };
  const [hit, miss] = [true, false];

  it.each([
    [{}, [hit, miss, miss, miss, miss, miss]],
    [{ times: 3 }, [hit, hit, hit, miss, miss, miss]],
    [{ times: 'always' }, [hit, hit, hit, hit, hit, hit]],
    [{ skip: 2 }, [miss, miss, hit, miss, miss, miss]],
    [{ skip: 2, times: 2 }, [miss, miss, hit, hit, miss, miss]],
    [{ skip: 4, times: 'always' }, [miss, miss, miss, miss, hit, hit]],
    [{ account: 'ava.studio' }, [hit, miss, miss, miss, miss, miss]],
    [{ account: 'leo.creates', times: 'always' }, [miss, miss, miss, miss, miss, miss]],
    [{ at: '*', times: 1 }, [hit, miss, miss, miss, miss, miss]],
    [{ at: 'cancel', times: 'always' }, [miss, miss, miss, miss, miss, miss]],
  ])('%j', async (fault, expected) => {
    expect(await strikes(fault)).toEqual(expected);
  });

  it.each(['upload', 'refresh', 'creator_info'] as const)('knows whose request to %s it is', async (at) => {
    const fault = { at, kind: 'server_error', when: 'before', times: 'always' };
    const foreign = await withFault({ ...fault, account: 'leo.creates' });
    const own = await withFault({ ...fault, account: 'ava.studio' });

    expect((await callEvery(foreign.emulated, foreign.session, at)).status).toBeLessThan(300);
    expect((await callEvery(own.emulated, own.session, at)).status).toBe(502);
  });

  it('is written into the log', async () => {
    const { emulated, session } = await withFault({ at: 'status', kind: 'code', code: 'internal_error' });
    await callEvery(emulated, session, 'status');
    const log = (await emulated.control('log')).body.items as Record<string, unknown>[];

    expect(log.at(-1)).toMatchObject({ endpoint: 'status', status: 500, notes: ['fault: code'] });
  });
});
