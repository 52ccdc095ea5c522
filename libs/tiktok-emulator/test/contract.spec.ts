import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEffects } from '../src/index.ts';
import { type EmulatorServer, serveEmulator } from '../src/node.ts';
import { refusalTable } from '../src/wire/refusals.ts';
import {
  CODE_TABLE,
  createPkce,
  nodeUploadTransport,
  planChunks,
  type TikTokErrorCode,
  TikTokApiError,
  TikTokClient,
  type TikTokClientOptions,
  TikTokNetworkError,
  TikTokOAuthError,
  type TokenSet,
  verifyWebhook,
} from './kit/client.ts';
import { clientKey, clientSecret, fixture, redirectUri, sha256 } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const scopes = [
  'user.info.basic',
  'user.info.profile',
  'user.info.stats',
  'video.list',
  'video.upload',
  'video.publish',
];

let server: EmulatorServer;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emulator-'));
  server = await serveEmulator({ port: 0, bytesDirectory: directory });
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

beforeEach(() => server.emulator.reset());

/** The client as an app configures it; over real HTTP, and without waiting between tries. */
function createClient(options: Partial<TikTokClientOptions> = {}): TikTokClient {
  return new TikTokClient({
    clientKey,
    clientSecret,
    baseUrl: server.url,
    authorizeBaseUrl: server.url,
    uploadHosts: [server.url],
    wait: () => Promise.resolve(),
    ...options,
  });
}

async function control(path: string, body: unknown, method = 'POST'): Promise<void> {
  await fetch(`${server.url}/__control/${path}`, { method, body: JSON.stringify(body) });
}

/** The whole login: authorize address, consent form, callback, exchange. */
async function signIn(client: TikTokClient, account = 'ava.studio'): Promise<TokenSet> {
  await control('consent', { auto: true, account });
  const pkce = await createPkce();
  const url = client.oauth.authorizeUrl({ redirectUri, state: 's', scopes, codeChallenge: pkce.challenge });
  const callback = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '');
  const code = callback.searchParams.get('code') ?? '';
  return client.oauth.exchangeCode({ code, redirectUri, codeVerifier: pkce.verifier });
}

const sourceOf = (bytes: Uint8Array) => ({
  async *open({ firstByte, lastByte }: { firstByte: number; lastByte: number }) {
    for (let at = firstByte; at <= lastByte; at += 65_536) {
      yield await Promise.resolve(bytes.subarray(at, Math.min(lastByte + 1, at + 65_536)));
    }
  },
});

interface Sending {
  mode?: 'direct' | 'draft';
  bytes?: Uint8Array;
}

async function send(client: TikTokClient, { accessToken }: TokenSet, { mode = 'direct', bytes = clip }: Sending = {}) {
  const plan = planChunks(bytes.byteLength);
  const source = { kind: 'FILE_UPLOAD', plan } as const;
  const postInfo = { privacyLevel: 'PUBLIC_TO_EVERYONE', title: 'Contract' } as const;
  const { publishId, uploadUrl = '' } =
    mode === 'direct'
      ? await client.posts.initDirectVideo({ accessToken, postInfo, source })
      : await client.posts.initInboxVideo({ accessToken, source });
  await client.uploads.send({
    uploadUrl,
    contentType: 'video/mp4',
    plan,
    source: sourceOf(bytes),
    uploadedBytes: async () => (await client.posts.status({ accessToken, publishId })).uploadedBytes,
  });
  return publishId;
}

describe('the client signs in at the emulator', () => {
  it('with the tokens, scopes and profile it expects', async () => {
    const client = createClient();
    const tokens = await signIn(client);
    const user = await client.user.info(tokens);

    expect(new Set(tokens.scopes)).toEqual(new Set(scopes));
    expect(user).toMatchObject({
      openId: tokens.openId,
      displayName: 'Ava Laurent',
      username: 'ava.studio',
      isVerified: true,
    });
    expect((await fetch(user.avatarUrl)).headers.get('content-type')).toBe('image/png');
  });

  it('and refreshes, revokes and notices dead tokens', async () => {
    const client = createClient();
    const tokens = await signIn(client);
    const renewed = await client.oauth.refresh(tokens);

    await expect(client.oauth.refresh(tokens)).rejects.toMatchObject({
      name: 'TikTokOAuthError',
      code: 'invalid_grant',
    });
    await client.oauth.revoke(renewed);
    await expect(client.creatorInfo.query(renewed)).rejects.toMatchObject({ code: 'access_token_invalid' });
    expect((await client.oauth.clientToken()).accessToken).toMatch(/^clt\./);
  });

  it('and recognises OAuth failures that come with HTTP 200', async () => {
    const wrong = createClient({ clientSecret: 'wrong-secret' });

    await expect(signIn(wrong)).rejects.toBeInstanceOf(TikTokOAuthError);
    await expect(signIn(wrong)).rejects.toMatchObject({ code: 'invalid_client', httpStatus: 200 });
  });
});

describe('the client publishes at the emulator', () => {
  it('directly, and reads the post id without rounding it', async () => {
    const client = createClient();
    const tokens = await signIn(client);
    const publishId = await send(client, tokens);
    expect(await client.posts.status({ ...tokens, publishId })).toMatchObject({ status: 'PROCESSING_UPLOAD' });
    await control('clock', { advanceMs: 10_000 });

    const status = await client.posts.status({ ...tokens, publishId });
    const [effect] = listEffects(server.emulator.world);
    expect(status).toEqual({ status: 'PUBLISH_COMPLETE', postIds: effect?.postIds, uploadedBytes: clip.byteLength });
    expect(effect).toMatchObject({
      sha256: sha256(clip),
      postInfo: { title: 'Contract', brand_content_toggle: false },
    });
  });

  it('as a draft', async () => {
    const client = createClient();
    const tokens = await signIn(client, 'leo.creates');
    const publishId = await send(client, tokens, { mode: 'draft' });
    await control('clock', { advanceMs: 10_000 });

    expect(await client.posts.status({ ...tokens, publishId })).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
  });

  it.each([
    ['fetch', {}],
    ['Node’s sockets', { uploadTransport: nodeUploadTransport() }],
  ])('in chunks that the emulator’s rules accept, sent by %s', async (_name, options) => {
    await control('switches', { mediaProbe: 'accept-all' });
    const client = createClient(options);
    const tokens = await signIn(client);
    const bytes = new Uint8Array(randomBytes(70_000_001));
    await send(client, tokens, { bytes });
    await control('clock', { advanceMs: 10_000 });

    expect(listEffects(server.emulator.world)).toMatchObject([{ sha256: sha256(bytes), sizeBytes: 70_000_001 }]);
  });

  it.each([
    ['an answer lost after the chunk was taken', { kind: 'lost_answer', when: 'after' }],
    ['an answer lost before', { kind: 'lost_answer', when: 'before' }],
    ['a server error', { kind: 'server_error', when: 'before' }],
    ['a server error although the chunk was taken', { kind: 'server_error', when: 'after' }],
    ['a connection cut in the middle', { kind: 'cut', afterBytes: 5000 }],
  ])('once, in spite of %s', async (_name, fault) => {
    const client = createClient();
    const tokens = await signIn(client);
    await control('faults', { at: 'upload', ...fault });
    await send(client, tokens);
    await control('clock', { advanceMs: 10_000 });

    expect(listEffects(server.emulator.world)).toMatchObject([{ sha256: sha256(clip) }]);
  });

  it('and never repeats an init whose answer was lost', async () => {
    const client = createClient();
    const tokens = await signIn(client);
    await control('faults', { at: 'video_init', kind: 'lost_answer', when: 'after', times: 'always' });
    const sending = send(client, tokens);

    await expect(sending).rejects.toBeInstanceOf(TikTokNetworkError);
    await expect(sending).rejects.toMatchObject({ mayHaveHappened: true, retryable: false });
    expect(server.emulator.world.state.publishes.size).toBe(1);
  });

  it('and lists what is public', async () => {
    const client = createClient();
    const tokens = await signIn(client);
    await send(client, tokens);
    await control('clock', { advanceMs: 10_000 });
    const titles: (string | undefined)[] = [];
    for await (const video of client.videos.list({ ...tokens, pageSize: 1 })) titles.push(video.title);

    expect(titles).toEqual(['Contract']);
  });
});

describe('the client reads every refusal of the emulator', () => {
  const known = Object.keys(CODE_TABLE) as TikTokErrorCode[];

  it.each(Object.entries(refusalTable))('%s', async (code, { status }) => {
    const client = createClient();
    const tokens = await signIn(client);
    await control('faults', { at: 'video_init', kind: 'code', code, times: 'always' });
    const refused = client.posts.initDirectVideo({
      ...tokens,
      postInfo: { privacyLevel: 'SELF_ONLY' },
      source: { kind: 'FILE_UPLOAD', plan: planChunks(1000) },
    });

    await expect(refused).rejects.toBeInstanceOf(TikTokApiError);
    await expect(refused).rejects.toMatchObject({
      tiktokCode: code,
      httpStatus: status,
      logId: expect.stringMatching(/^\d{14}/),
    });
    const error: unknown = await refused.catch((reason: unknown) => reason);
    expect(known).toContain((error as TikTokApiError).code);
  });

  it('creator_info’s, which come with HTTP 200', async () => {
    const client = createClient();
    const tokens = await signIn(client);
    await control('accounts/ava.studio', { bannedFromPosting: true }, 'PATCH');

    await expect(client.creatorInfo.query(tokens)).rejects.toMatchObject({
      code: 'spam_risk_user_banned_from_posting',
      httpStatus: 200,
    });
  });
});

describe('the client verifies the emulator’s webhooks', () => {
  it('by their signature over the raw bytes', async () => {
    const received: { rawBody: string; header: string | null }[] = [];
    const { createServer } = await import('node:http');
    const app = createServer((request, response) => {
      let rawBody = '';
      request.on('data', (piece: Buffer) => (rawBody += piece.toString()));
      request.on('end', () => {
        received.push({ rawBody, header: request.headers['tiktok-signature']?.toString() ?? null });
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => app.once('listening', resolve));
    const { port } = app.address() as { port: number };
    await control('app', { webhookUrl: `http://127.0.0.1:${port}/hook` });
    const client = createClient();
    const publishId = await send(client, await signIn(client));
    await control('clock', { advanceMs: 10_000 });
    await server.emulator.webhooksSent();
    app.close();

    const events = await Promise.all(received.map((one) => verifyWebhook({ ...one, secrets: clientSecret })));
    expect(events).toMatchObject([
      { event: 'post.publish.complete', publishId },
      { event: 'post.publish.publicly_available', postId: expect.stringMatching(/^\d{19}$/) },
    ]);
  });
});
