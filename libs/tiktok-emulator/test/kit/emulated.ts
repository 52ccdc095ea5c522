import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.ts';

export const origin = 'http://tiktok.test';
export const redirectUri = 'http://localhost:3000/login/callback';
export const clientKey = 'awemulator0000001';
export const clientSecret = 'emulator-secret';
/** A verifier and its lower-case hex challenge, as Desktop apps must send it. */
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challenge = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
export const base64UrlChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const allScopes = 'user.info.basic,user.info.profile,user.info.stats,video.list,video.upload,video.publish';

export const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures', name));
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A JSON answer as a client sees it; `text` for what JSON.parse would spoil. */
export interface Answer {
  status: number;
  text: string;
  body: Record<string, unknown>;
  headers: Headers;
}

/** One value of an answer by its path, as text: `textAt(answer, 'data', 'publish_id')`. */
export function textAt({ body }: Answer, ...path: string[]): string {
  const value = path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), body);
  return typeof value === 'string' ? value : '';
}

export function codeOf(answer: Answer): string {
  return textAt(answer, 'error', 'code') || textAt(answer, 'error');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The emulator and the calls a client makes, with defaults for everything a test does not care about. */
export class Emulated {
  readonly emulator: Emulator;

  constructor(options: EmulatorOptions = {}) {
    this.emulator = createEmulator(options);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return this.emulator.fetch(
      new Request(path.startsWith('/') ? origin + path : path, { redirect: 'manual', ...init }),
    );
  }

  async call(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await this.fetch(path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  control(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Answer> {
    return this.call(`/__control/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  advance(advanceMs: number): Promise<Answer> {
    return this.control('clock', { advanceMs });
  }

  authorizeQuery(overrides: Record<string, string | undefined> = {}): URLSearchParams {
    const query = {
      client_key: clientKey,
      response_type: 'code',
      scope: allScopes,
      redirect_uri: redirectUri,
      state: 'state-1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...overrides,
    };
    return new URLSearchParams(
      Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }

  /** A code, as the callback receives it after the account allowed everything. */
  async code(username = 'ava.studio', overrides: Record<string, string | undefined> = {}): Promise<string> {
    const form = this.authorizeQuery(overrides);
    form.append('account', username);
    form.append('decision', 'allow');
    for (const scope of (overrides.scope ?? allScopes).split(',')) form.append('granted_scope', scope);
    const response = await this.fetch('/v2/auth/authorize/', { method: 'POST', body: form });
    return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  }

  form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  exchange(code: string, overrides: Record<string, string> = {}): Promise<Answer> {
    return this.form('/v2/oauth/token/', {
      client_key: clientKey,
      client_secret: clientSecret,
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
      ...overrides,
    });
  }

  refresh(refreshToken: string): Promise<Answer> {
    return this.form('/v2/oauth/token/', {
      client_key: clientKey,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
  }

  async signIn(username = 'ava.studio', scope = allScopes): Promise<SignedIn> {
    const tokens = await this.exchange(await this.code(username, { scope }));
    return new SignedIn(
      this,
      textAt(tokens, 'access_token'),
      textAt(tokens, 'refresh_token'),
      textAt(tokens, 'open_id'),
    );
  }
}

/** Calls in the name of one access token. */
export class SignedIn {
  readonly world: Emulated;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly openId: string;

  constructor(world: Emulated, accessToken: string, refreshToken: string, openId: string) {
    this.world = world;
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
    this.openId = openId;
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.world.call(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.accessToken}`, 'content-type': 'application/json; charset=UTF-8' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  get(path: string): Promise<Answer> {
    return this.world.call(path, { headers: { authorization: `Bearer ${this.accessToken}` } });
  }

  creatorInfo(): Promise<Answer> {
    return this.post('/v2/post/publish/creator_info/query/');
  }

  initDirect(post: Record<string, unknown> = {}, source: Record<string, unknown> = fileSource(1000)): Promise<Answer> {
    const postInfo = { privacy_level: 'SELF_ONLY', title: 'New drop #launch', ...post };
    return this.post('/v2/post/publish/video/init/', { post_info: postInfo, source_info: source });
  }

  initDraft(source: Record<string, unknown> = fileSource(1000)): Promise<Answer> {
    return this.post('/v2/post/publish/inbox/video/init/', { source_info: source });
  }

  status(publishId: unknown): Promise<Answer> {
    return this.post('/v2/post/publish/status/fetch/', { publish_id: publishId });
  }

  /** Init, the whole file in one chunk, and both delays: the publish is as far as it gets. */
  async publish(bytes: Uint8Array<ArrayBuffer>, mode: 'direct' | 'draft', post: Record<string, unknown> = {}) {
    const source = fileSource(bytes.byteLength);
    const init = await (mode === 'direct' ? this.initDirect(post, source) : this.initDraft(source));
    await put(this.world, textAt(init, 'data', 'upload_url'), bytes);
    await this.world.advance(10_000);
    return textAt(init, 'data', 'publish_id');
  }
}

export function fileSource(size: number, chunk = size, total = Math.floor(size / chunk)) {
  return { source: 'FILE_UPLOAD', video_size: size, chunk_size: chunk, total_chunk_count: total };
}

interface Chunk {
  first?: number;
  total?: number;
  headers?: Record<string, string>;
}

export function put(
  world: Emulated,
  uploadUrl: string,
  bytes: Uint8Array<ArrayBuffer>,
  { first = 0, total = bytes.byteLength, headers = {} }: Chunk = {},
): Promise<Response> {
  const last = first + bytes.byteLength - 1;
  const ownHeaders = { 'content-type': 'video/mp4', 'content-range': `bytes ${first}-${last}/${total}` };
  return world.fetch(uploadUrl, { method: 'PUT', headers: { ...ownHeaders, ...headers }, body: bytes });
}

function parse(text: string): Record<string, unknown> {
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}
