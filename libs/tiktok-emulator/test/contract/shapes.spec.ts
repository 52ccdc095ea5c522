import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from '../../src/index.ts';
import { ACCOUNT, type Control, furnish, newEmulator } from './contract-world.ts';
import {
  ACCESS_TOKEN,
  APP,
  CODE,
  EXCHANGES,
  type Exchange,
  type ExchangeName,
  POST_ID,
  PUBLISH_ID,
  PULL_PUBLISH_ID,
  REFRESH_TOKEN,
  UPLOAD_TARGET,
} from './documented-exchanges.ts';
import { WEBHOOK } from './documented-webhook.ts';
import { formOf, skeletonOf } from './skeleton.ts';

const ORIGIN = 'http://emulator.test';
const ALL_SCOPES = ['user.info.basic', 'video.list', 'video.publish', 'video.upload'];

let emulator: Emulator;
let control: Control;
/** What stands in the emulated world for the invented values of the documentation. */
let standIns: Map<string, string>;

beforeEach(async () => {
  emulator = newEmulator();
  control = await furnish(emulator);
  standIns = new Map();
});
afterEach(() => emulator.close());

/** The documented request, byte for byte but for the stand-ins. */
function requestOf(name: ExchangeName, sizeBytes?: number): Request {
  const { method, target, headers, body }: Exchange['request'] = EXCHANGES[name].request;
  const here = (text: string) => [...standIns].reduce((all, [there, mine]) => all.replaceAll(there, mine), text);
  const ownHeaders = Object.entries(headers).map(([key, value]): [string, string] => [key, here(value)]);
  const bytes = sizeBytes === undefined ? undefined : new Uint8Array(sizeBytes);
  const own = bytes ?? (body === undefined ? undefined : here(body));
  return new Request(`${ORIGIN}${here(target)}`, { method, headers: ownHeaders, body: own ?? null });
}

const send = (name: ExchangeName, sizeBytes?: number) => emulator.fetch(requestOf(name, sizeBytes));

async function jsonOf(name: ExchangeName): Promise<Record<string, unknown>> {
  const answer = (await (await send(name)).json()) as Record<string, unknown>;
  return (answer.data ?? answer) as Record<string, unknown>;
}

/** The documented request to authorize, with the person's decision. */
async function consent(decision: 'allow' | 'cancel', scopes: readonly string[]): Promise<Response> {
  const { pathname, searchParams } = new URL(EXCHANGES['consent given'].request.target, ORIGIN);
  searchParams.set('scope', scopes.join(','));
  for (const scope of scopes) searchParams.append('granted_scope', scope);
  searchParams.append('account', ACCOUNT);
  searchParams.append('decision', decision);
  return emulator.fetch(new Request(`${ORIGIN}${pathname}`, { method: 'POST', body: searchParams }));
}

const queryOf = (answer: Response) => new URL(answer.headers.get('location') ?? '').searchParams;

async function haveCode(scopes: readonly string[]): Promise<void> {
  const code = queryOf(await consent('allow', scopes)).get('code') ?? '';
  standIns.set(CODE.replace('!', '%21'), encodeURIComponent(code).replaceAll('!', '%21'));
}

async function signIn(scopes: readonly string[] = ALL_SCOPES): Promise<void> {
  await haveCode(scopes);
  const tokens = await jsonOf('code for tokens');
  standIns.set(ACCESS_TOKEN, String(tokens.access_token));
  standIns.set(REFRESH_TOKEN, String(tokens.refresh_token));
}

async function begin(name: ExchangeName = 'direct post of a file'): Promise<void> {
  const { publish_id: publishId, upload_url: uploadUrl } = await jsonOf(name);
  standIns.set(name === 'direct post of an address' ? PULL_PUBLISH_ID : PUBLISH_ID, String(publishId));
  if (typeof uploadUrl !== 'string') return;
  const { pathname, search } = new URL(uploadUrl);
  standIns.set(UPLOAD_TARGET, pathname + search);
}

async function upload(...chunks: ExchangeName[]): Promise<void> {
  for (const chunk of chunks) {
    await send(chunk, chunk === 'last chunk' ? 10_000_123 : 10_000_000);
  }
}

const nothing = () => Promise.resolve();
const FOUR = ['first chunk', 'second chunk', 'third chunk', 'fourth chunk'] as const;

/** A whole post that everybody may see. */
async function publish(): Promise<void> {
  standIns.set('"SELF_ONLY"', '"PUBLIC_TO_EVERYONE"');
  await begin();
  await upload(...FOUR, 'last chunk');
  await control('clock', { advanceMs: 10_000 });
  const [post] = [...emulator.world.state.publishes.values()].flatMap(({ posts }) => posts);
  standIns.set(POST_ID, post?.postId ?? '');
}

async function expectSameShape(name: ExchangeName, answer: Response): Promise<void> {
  const documented: Exchange['answer'] = EXCHANGES[name].answer;
  const text = await answer.text();
  expect(answer.status).toBe(documented.status);
  expect(skeletonOf(text)).toEqual(skeletonOf(documented.body));
  expect(formOf(answer.headers.get('x-tt-logid') ?? '')).toBe('log id');
  const logIds = [...text.matchAll(/"log_id":"([^"]+)"/g)].map(([, id]) => id);
  expect(logIds.filter((id) => id !== answer.headers.get('x-tt-logid'))).toEqual([]);
  if (documented.body !== '') expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/);
  expect(answer.headers.get('content-range')).toBe(documented.headers['content-range'] ?? null);
}

describe('the emulator answers in the shape of the documentation', () => {
  it.each([
    ['consent given', 'allow'],
    ['consent refused', 'cancel'],
  ] as const)('%s', async (name, decision) => {
    const answer = await consent(decision, ['user.info.basic', 'video.publish', 'video.upload']);
    const documented = new URL(EXCHANGES[name].answer.headers.location);
    const given = new URL(answer.headers.get('location') ?? '');
    expect(answer.status).toBe(302);
    expect(`${given.origin}${given.pathname}`).toBe(`${documented.origin}${documented.pathname}`);
    expect([...given.searchParams.keys()]).toEqual([...documented.searchParams.keys()]);
    expect(given.searchParams.get('state')).toBe('s-91f2');
    expect(given.searchParams.get('error')).toBe(documented.searchParams.get('error'));
    expect(given.search.includes('%2A') || given.search.includes('*')).toBe(decision === 'allow');
  });

  it('consent page: no redirect before the person decided', async () => {
    const answer = await send('consent given');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  const ARRANGEMENTS: Partial<Record<ExchangeName, () => Promise<void>>> = {
    'code for tokens': () => haveCode(['user.info.basic', 'video.publish']),
    'dead code': nothing,
    'client token': nothing,
    refresh: signIn,
    revoke: signIn,
    'user info': signIn,
    'dead access token': signIn,
    'creator info': signIn,
    'creator who may not post now': async () => {
      await signIn();
      await control(`accounts/${ACCOUNT}`, { caps: { directPostsPer24h: 0 } }, 'PATCH');
    },
    'direct post of a file': signIn,
    'direct post to a public account before the audit': async () => {
      await signIn();
      await control('app', { audited: false });
    },
    'rounded-up chunk count': signIn,
    'too many requests': async () => {
      await signIn();
      for (let sent = 0; sent < 6; sent += 1) await send('direct post of a file');
    },
    'direct post of an address': signIn,
    'draft of a file': signIn,
    'photo post': signIn,
    'status under way': async () => {
      await signIn();
      await begin();
      await upload('first chunk', 'second chunk');
    },
    'status published': async () => {
      await signIn();
      await publish();
    },
    'status failed': async () => {
      await signIn();
      await control('faults', { at: 'video_init', kind: 'fail_reason', reason: 'picture_size_check_failed' });
      await publish();
    },
    'status of nothing': signIn,
    cancel: async () => {
      await signIn();
      await begin('direct post of an address');
    },
    'video list': async () => {
      await signIn();
      await publish();
    },
    'video query': async () => {
      await signIn();
      await publish();
    },
  };

  it.each(Object.entries(ARRANGEMENTS) as [ExchangeName, () => Promise<void>][])('%s', async (name, arrange) => {
    await arrange();
    await expectSameShape(name, await send(name));
  });

  it('every chunk of an upload', async () => {
    await signIn();
    await begin();
    for (const chunk of FOUR) await expectSameShape(chunk, await send(chunk, 10_000_000));
    await expectSameShape('last chunk', await send('last chunk', 10_000_123));
  });

  it('leaves no documented exchange out', () => {
    const chunks = [...FOUR, 'last chunk'];
    const covered = [...Object.keys(ARRANGEMENTS), ...chunks, 'consent given', 'consent refused'];
    expect(covered.sort()).toEqual(Object.keys(EXCHANGES).sort());
  });
});

/** The emulator can be told to answer otherwise; a suite that did not see it would prove nothing. */
describe('an emulator that answers otherwise is noticed', () => {
  it.each([
    ['post ids in quotes', { postIdForm: 'string' }, 'status published', publish],
    ['no post ids', { postIdForm: 'never' }, 'status published', publish],
    [
      'the code as it is spelled in the documentation only',
      { invalidParamsCode: 'invalid_param' },
      'rounded-up chunk count',
      nothing,
    ],
    ['OAuth refusals with HTTP 400', { oauthFailureStatus: 'rfc' }, 'dead code', nothing],
  ] as const)('%s', async (_, switches, name, arrange) => {
    await control('switches', switches);
    await signIn();
    await arrange();
    if (name === 'dead code') standIns.clear();
    await expect(expectSameShape(name, await send(name))).rejects.toThrow('expect(');
  });
});

describe('the emulator sends webhooks in the shape of the documentation', () => {
  it('a post that failed, signed over its bytes', async () => {
    const received: { headers: Record<string, unknown>; body: string }[] = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => receiver.once('listening', resolve));
    try {
      await control('app', { webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook` });
      await signIn();
      await control('faults', { at: 'video_init', kind: 'fail_reason', reason: 'frame_rate_check_failed' });
      await publish();
      await emulator.webhooksSent();
    } finally {
      receiver.close();
    }
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const contentOf = (text: string) => (JSON.parse(text) as { content: string }).content;
    expect(received).toHaveLength(1);
    expect(skeletonOf(body)).toEqual(skeletonOf(WEBHOOK.body));
    expect(skeletonOf(contentOf(body))).toEqual(skeletonOf(contentOf(WEBHOOK.body)));
    expect(headers['content-type']).toMatch(/^application\/json/);
    const [, t = '', s = ''] = /^t=(\d{10}),s=([0-9a-f]{64})$/.exec(String(headers['tiktok-signature'])) ?? [];
    expect(s).toBe(createHmac('sha256', APP.clientSecret).update(`${t}.${body}`).digest('hex'));
  });
});
