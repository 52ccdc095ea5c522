import { serveEmulator } from '../../src/node.ts';
import type { Emulator } from '../../src/index.ts';
import { planChunks, TikTokClient, type TikTokClientOptions, type TokenSet } from '../kit/client.ts';
import { ACCOUNT, type Control, contractOptions, furnish, newEmulator } from './contract-world.ts';
import {
  ACCESS_TOKEN,
  APP,
  EXCHANGES,
  PUBLISH_ID,
  POST_ID,
  REDIRECT_URI,
  REFRESH_TOKEN,
  type Situation,
  VERIFIER,
  CHALLENGE,
} from './documented-exchanges.ts';
import { serveDocumentation } from './documented-server.ts';

export type Credentials = Pick<TokenSet, 'accessToken' | 'refreshToken'>;

/** One of those the client must get along with, in the same words. */
export interface Side {
  client(options?: Partial<TikTokClientOptions>): TikTokClient;
  /** The person's browser: from the authorize address to the callback. */
  browse(authorizeUrl: string, decision: 'allow' | 'cancel'): Promise<URL>;
  signIn(): Promise<Credentials>;
  /** Brings about what is the case; tells the publish it is about, if any. */
  arrange(situation: Situation, credentials: Credentials): Promise<{ publishId: string }>;
  /** A post everybody may see; its id. */
  publicPost(credentials: Credentials): Promise<string>;
  /** What the client sent that it should not have. */
  complaints(): string[];
  close(): Promise<void>;
}

const NO_WAIT = { wait: () => Promise.resolve() };
const AUTHORIZE = {
  redirectUri: REDIRECT_URI,
  state: 's-91f2',
  scopes: ['user.info.basic', 'video.list', 'video.upload', 'video.publish'],
  codeChallenge: CHALLENGE,
};

/** TikTok's documentation, replayed. */
export async function documentedSide(): Promise<Side> {
  const server = await serveDocumentation();
  const publishId = PUBLISH_ID;
  const urls = { baseUrl: server.url, authorizeBaseUrl: server.url, uploadHosts: [server.url] };
  return {
    client: (options) => new TikTokClient({ ...APP, ...urls, ...NO_WAIT, ...options }),
    browse: (authorizeUrl, decision) => {
      const { request, answer } = EXCHANGES[decision === 'allow' ? 'consent given' : 'consent refused'];
      const { pathname, search } = new URL(authorizeUrl);
      if (pathname + search !== request.target) server.undocumented.push(pathname + search);
      return Promise.resolve(new URL(answer.headers.location));
    },
    signIn: () => Promise.resolve({ accessToken: ACCESS_TOKEN, refreshToken: REFRESH_TOKEN }),
    arrange: (situation) => {
      server.situation = situation;
      return Promise.resolve({ publishId });
    },
    publicPost: () => Promise.resolve(POST_ID),
    complaints: () => server.undocumented,
    close: () => server.close(),
  };
}

/** The emulator behind a socket, as a program in a process of its own meets it. */
export async function servedEmulatorSide(): Promise<Side> {
  const server = await serveEmulator({ ...contractOptions(), port: 0 });
  const urls = { baseUrl: server.url, authorizeBaseUrl: server.url, uploadHosts: [server.url] };
  const client = (options?: Partial<TikTokClientOptions>) =>
    new TikTokClient({ ...APP, ...urls, ...NO_WAIT, ...options });
  return emulatedSide({ emulator: server.emulator, client, close: () => server.close() });
}

/** The emulator as a function, as a test of somebody else's program has it. */
export async function inProcessEmulatorSide(): Promise<Side> {
  const emulator = newEmulator();
  const url = 'http://emulator.test';
  const urls = { baseUrl: url, authorizeBaseUrl: url, uploadHosts: [url] };
  const call: typeof fetch = (input, init) => emulator.fetch(new Request(input, init));
  const client = (options?: Partial<TikTokClientOptions>) =>
    new TikTokClient({ ...APP, ...urls, ...NO_WAIT, fetch: call, ...options });
  return emulatedSide({ emulator, client, close: () => emulator.close() });
}

interface Emulated {
  readonly emulator: Emulator;
  readonly client: Side['client'];
  close(): Promise<void>;
}

async function emulatedSide({ emulator, client, close }: Emulated): Promise<Side> {
  const control = await furnish(emulator);
  const browse = browserOf(emulator);
  const arrange = arrangementsOf(client(), control);
  return {
    client,
    browse,
    signIn: async () => {
      const { oauth } = client();
      const callback = await browse(oauth.authorizeUrl(AUTHORIZE), 'allow');
      const code = callback.searchParams.get('code') ?? '';
      return oauth.exchangeCode({ code, redirectUri: REDIRECT_URI, codeVerifier: VERIFIER });
    },
    arrange,
    publicPost: async (credentials) => {
      const { publishId } = await arrange('published', credentials);
      const { postIds } = await client().posts.status({ ...credentials, publishId });
      return postIds[0] ?? '';
    },
    complaints: () =>
      emulator.world.state.log.flatMap(({ notes }) => notes).filter((note) => !note.startsWith('fault:')),
    close,
  };
}

/** Sends the consent form; of the scopes asked for, the one for drafts is not ticked when lists are not asked for. */
function browserOf(emulator: Emulator): Side['browse'] {
  return async (authorizeUrl, decision) => {
    const { origin, pathname, searchParams } = new URL(authorizeUrl);
    const asked = searchParams.get('scope')?.split(',') ?? [];
    const ticked = asked.includes('video.list') ? asked : asked.filter((scope) => scope !== 'video.upload');
    for (const scope of ticked) searchParams.append('granted_scope', scope);
    searchParams.append('account', ACCOUNT);
    searchParams.append('decision', decision);
    const form = new Request(`${origin}${pathname}`, { method: 'POST', body: searchParams });
    return new URL((await emulator.fetch(form)).headers.get('location') ?? '');
  };
}

const PUBLIC = { title: 'New drop', privacyLevel: 'PUBLIC_TO_EVERYONE' } as const;

function arrangementsOf(client: TikTokClient, control: Control): Side['arrange'] {
  async function begin({ accessToken }: Credentials, sentBytes: number, sizeBytes = sentBytes) {
    const plan = inTens(sizeBytes);
    const source = { kind: 'FILE_UPLOAD', plan } as const;
    const { publishId, uploadUrl = '' } = await client.posts.initDirectVideo({ accessToken, postInfo: PUBLIC, source });
    const chunks = plan.chunks.filter(({ lastByte }) => lastByte < sentBytes);
    const part = { ...plan, chunks };
    await client.uploads.send({ uploadUrl, contentType: 'video/mp4', plan: part, source: zeros });
    await control('clock', { advanceMs: 10_000 });
    return { publishId };
  }
  return async (situation, credentials) => {
    switch (situation) {
      case 'posting cap reached':
        await control(`accounts/${ACCOUNT}`, { caps: { directPostsPer24h: 0 } }, 'PATCH');
        break;
      case 'app not audited':
        await control('app', { audited: false });
        break;
      case 'rate limit reached':
        for (let sent = 0; sent < 6; sent += 1) {
          await client.posts.initDirectVideo({
            ...credentials,
            postInfo: PUBLIC,
            source: { kind: 'FILE_UPLOAD', plan: inTens(1000) },
          });
        }
        break;
      case 'failed':
        await control('faults', { at: 'video_init', kind: 'fail_reason', reason: 'picture_size_check_failed' });
        return begin(credentials, 50_000_123);
      case 'upload under way':
        return begin(credentials, 20_000_000, 50_000_123);
      case 'published':
        return begin(credentials, 50_000_123);
    }
    return { publishId: '' };
  };
}

/** The documented cut: chunks of 10,000,000 bytes, the rest in the last. */
export function inTens(sizeBytes: number): ReturnType<typeof planChunks> {
  if (sizeBytes < 10_000_000) return planChunks(sizeBytes);
  const chunkSizeBytes = 10_000_000;
  const chunkCount = Math.floor(sizeBytes / chunkSizeBytes);
  const chunks = Array.from({ length: chunkCount }, (_, index) => {
    const isLast = index === chunkCount - 1;
    const firstByte = index * chunkSizeBytes;
    const lastByte = isLast ? sizeBytes - 1 : firstByte + chunkSizeBytes - 1;
    return { index, firstByte, lastByte, sizeBytes: lastByte - firstByte + 1, isLast };
  });
  return { sizeBytes, chunkSizeBytes, chunkCount, chunks };
}

/** A file of nothing but zeros. */
export const zeros = {
  async *open({ firstByte, lastByte }: { firstByte: number; lastByte: number }) {
    for (let left = lastByte - firstByte + 1; left > 0; left -= 1_000_000) {
      yield await Promise.resolve(new Uint8Array(Math.min(left, 1_000_000)));
    }
  },
};
