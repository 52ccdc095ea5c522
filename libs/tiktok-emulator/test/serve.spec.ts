import { afterEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmulatorServer, serveEmulator } from '../src/node.ts';
import {
  challenge,
  clientKey,
  clientSecret,
  fileSource,
  fixture,
  redirectUri,
  sha256,
  verifier,
} from './kit/emulated.ts';

let server: EmulatorServer | undefined;
let directory: string | undefined;

async function start(options = {}) {
  directory = await mkdtemp(join(tmpdir(), 'emulator-'));
  server = await serveEmulator({
    port: 0,
    bytesDirectory: directory,
    switches: { mediaProbe: 'accept-all' },
    ...options,
  });
  return server.url;
}

afterEach(async () => {
  await server?.close();
  server = undefined;
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
});

async function json(url: string, init?: RequestInit) {
  return (await (await fetch(url, init)).json()) as Record<string, Record<string, string>>;
}

async function signIn(url: string): Promise<Record<string, string>> {
  await fetch(`${url}/__control/consent`, {
    method: 'POST',
    body: JSON.stringify({ auto: true, account: 'ava.studio' }),
  });
  const query = new URLSearchParams({
    client_key: clientKey,
    response_type: 'code',
    scope: 'video.publish,user.info.profile',
    redirect_uri: redirectUri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const consent = await fetch(`${url}/v2/auth/authorize/?${query}`, { redirect: 'manual' });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const form = {
    client_key: clientKey,
    client_secret: clientSecret,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  const tokens = await json(`${url}/v2/oauth/token/`, {
    method: 'POST',
    body: new URLSearchParams({ ...form, grant_type: 'authorization_code' }),
  });
  const { access_token: token } = tokens as unknown as { access_token: string };
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}

async function init(url: string, size: number, chunk = size) {
  const headers = await signIn(url);
  const answer = await json(`${url}/v2/post/publish/video/init/`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ post_info: { privacy_level: 'SELF_ONLY' }, source_info: fileSource(size, chunk) }),
  });
  return { headers, uploadUrl: answer.data?.upload_url ?? '', publishId: answer.data?.publish_id ?? '' };
}

describe('the served emulator', () => {
  it('takes a large upload in chunks over real HTTP', async () => {
    const url = await start();
    const video = randomBytes(12_000_000);
    const chunk = 6_000_000;
    const { uploadUrl } = await init(url, video.byteLength, chunk);
    const statuses: number[] = [];
    for (let first = 0; first < video.byteLength; first += chunk) {
      const response = await fetch(uploadUrl, {
        method: 'PUT',
        headers: {
          'content-type': 'video/mp4',
          'content-range': `bytes ${first}-${first + chunk - 1}/${video.byteLength}`,
        },
        body: video.subarray(first, first + chunk),
      });
      statuses.push(response.status);
    }
    await fetch(`${url}/__control/clock`, { method: 'POST', body: '{"advanceMs":10000}' });
    const effects = await json(`${url}/__control/effects`);

    expect(uploadUrl.startsWith(url)).toBe(true);
    expect(statuses).toEqual([206, 201]);
    expect(effects.items).toMatchObject([{ sha256: sha256(video), sizeBytes: video.byteLength }]);
  });

  it('closes the socket when an answer is to be lost', async () => {
    const url = await start();
    const headers = await signIn(url);
    await fetch(`${url}/__control/faults`, {
      method: 'POST',
      body: JSON.stringify({ at: 'creator_info', kind: 'lost_answer', when: 'after' }),
    });
    const call = () => fetch(`${url}/v2/post/publish/creator_info/query/`, { method: 'POST', headers });

    await expect(call()).rejects.toThrow('fetch failed');
    expect((await call()).status).toBe(200);
  });

  it('takes a chunk again after its sender died in the middle', async () => {
    const url = await start();
    const { uploadUrl } = await init(url, 500_000);
    const { host, port, pathname, search } = new URL(uploadUrl);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        const head = `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: video/mp4\r\n`;
        socket.write(`${head}Content-Length: 500000\r\nContent-Range: bytes 0-499999/500000\r\n\r\n`);
        socket.write(Buffer.alloc(100_000), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    const again = await fetch(uploadUrl, {
      method: 'PUT',
      headers: { 'content-type': 'video/mp4', 'content-range': 'bytes 0-499999/500000' },
      body: Buffer.alloc(500_000),
    });

    expect(again.status).toBe(201);
  });

  it('puts the origins it was told into addresses', async () => {
    const url = await start({
      baseUrl: 'https://emulator.test',
      publicUrl: 'https://people.test',
      uploadUrl: 'http://uploads.test:81',
    });
    const { uploadUrl, headers } = await init(url, 10);
    const profile = await fetch(`${url}/v2/user/info/?fields=avatar_url,profile_deep_link`, { headers });
    const accounts = await json(`${url}/__control/accounts`);

    expect(uploadUrl.startsWith('http://uploads.test:81/upload?')).toBe(true);
    expect(await profile.json()).toMatchObject({
      data: {
        user: {
          avatar_url: expect.stringMatching(/^https:\/\/emulator\.test\/avatars/),
          profile_deep_link: 'https://people.test/@ava.studio',
        },
      },
    });
    expect(JSON.stringify(accounts)).toContain('https://emulator.test/avatars/ava.studio');
  });

  it('finds its world again after a restart: tokens, posts and half-sent uploads', async () => {
    const url = await start();
    const stateFile = join(directory ?? '', '..', `${Date.now()}.state`);
    await server?.close();
    const kept = { port: Number(new URL(url).port), stateFile, bytesDirectory: directory ?? '' };
    const accept = { switches: { mediaProbe: 'accept-all' } } as const;
    server = await serveEmulator({ ...kept, ...accept });
    const video = randomBytes(12_000_000);
    const { headers, uploadUrl, publishId } = await init(url, video.byteLength, 6_000_000);
    const sendChunk = (first: number) =>
      fetch(uploadUrl, {
        method: 'PUT',
        headers: { 'content-type': 'video/mp4', 'content-range': `bytes ${first}-${first + 5_999_999}/12000000` },
        body: video.subarray(first, first + 6_000_000),
      });
    expect((await sendChunk(0)).status).toBe(206);

    await server.close();
    server = await serveEmulator({ ...kept, ...accept });
    expect((await sendChunk(6_000_000)).status).toBe(201);
    await fetch(`${url}/__control/clock`, { method: 'POST', body: '{"advanceMs":10000}' });

    const status = await json(`${url}/v2/post/publish/status/fetch/`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ publish_id: publishId }),
    });
    expect(status.data).toMatchObject({ status: 'PUBLISH_COMPLETE' });
    expect((await json(`${url}/__control/effects`)).items).toMatchObject([{ sha256: sha256(video) }]);
    await server.close();
    server = undefined;
    await rm(stateFile, { force: true });
  });

  it('stands in for TikTok’s host names over TLS', async () => {
    const [key, cert] = [fixture('tls.key').toString(), fixture('tls.crt').toString()];
    const url = await start({ tls: { key, cert } });
    const { port } = new URL(url);
    const options = { host: '127.0.0.1', port, servername: 'open.tiktokapis.com', ca: cert, path: '/__control/health' };
    const status = await new Promise((resolve, reject) => {
      request({ ...options, headers: { host: 'open.tiktokapis.com' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

    expect(url).toMatch(/^https:/);
    expect(status).toBe(200);
  });

  it('rejects with Node’s own error when the port is taken', async () => {
    const url = await start();

    await expect(serveEmulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
