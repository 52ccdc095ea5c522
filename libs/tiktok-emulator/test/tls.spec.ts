import { afterEach, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmulatorServer, serveEmulator } from '../src/node.ts';
import { emulatedNames, makeThrowAwayTls } from '../src/tls/throw-away-tls.ts';
import { tiktokHosts } from '../src/wire/origins.ts';
import { challenge, clientKey, clientSecret, fileSource, redirectUri, verifier } from './kit/emulated.ts';

const tls = makeThrowAwayTls();
let server: EmulatorServer | undefined;
let directory: string | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
});

describe('the certificate', () => {
  const cert = new X509Certificate(tls.cert);
  const ca = new X509Certificate(tls.ca);

  it('was issued by the authority, which vouches for itself', () => {
    expect(cert.checkIssued(ca)).toBe(true);
    expect(cert.verify(ca.publicKey)).toBe(true);
    expect(ca.verify(ca.publicKey)).toBe(true);
    expect([ca.ca, cert.ca]).toEqual([true, false]);
  });

  it('has a number that DER can hold, whatever was drawn', () => {
    expect([cert.serialNumber, ca.serialNumber]).toEqual([expect.stringMatching(/^01/), expect.stringMatching(/^01/)]);
  });

  it.each(['www.tiktok.com', 'open.tiktokapis.com', 'open-upload.tiktokapis.com', 'localhost'])('is for %s', (name) => {
    expect(cert.checkHost(name)).toBe(name);
  });

  it.each(['127.0.0.1', '::1'])('is for the address %s', (address) => {
    expect(cert.checkIP(address)).toBe(address);
  });

  it.each(['tiktok.com', 'developers.tiktok.com', 'example.test'])('is not for %s', (name) => {
    expect(cert.checkHost(name)).toBeUndefined();
  });

  it('lives for a year, and began a little before it was made', () => {
    const now = new Date('2026-11-22T10:15:00Z');
    const made = new X509Certificate(makeThrowAwayTls(['a.test'], now).cert);

    expect(made.validFromDate.toISOString()).toBe('2026-11-22T09:15:00.000Z');
    expect(made.validToDate.toISOString()).toBe('2027-11-22T10:15:00.000Z');
  });

  it('is like no other, and comes with the key that fits', () => {
    const other = makeThrowAwayTls();

    expect(new X509Certificate(other.cert).serialNumber).not.toBe(cert.serialNumber);
    expect(new X509Certificate(other.cert).verify(ca.publicKey)).toBe(false);
    expect(tls.key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(emulatedNames).toHaveLength(6);
  });
});

/** Every name leads to this machine; the rest of the request is as it would be to TikTok. */
const toThisMachine: LookupFunction = (_name, options, done) => {
  if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

interface Received {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  text: string;
}

function ask(
  url: string,
  { body, ...options }: RequestOptions & { body?: Uint8Array | string } = {},
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca: tls.ca, lookup: toThisMachine, ...options }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function serve() {
  directory = await mkdtemp(join(tmpdir(), 'emulator-tls-'));
  server = await serveEmulator({
    port: 0,
    bytesDirectory: directory,
    tls: { key: tls.key, cert: tls.cert },
    switches: { mediaProbe: 'accept-all' },
  });
  const { port } = new URL(server.url);
  return (host: keyof typeof tiktokHosts) => `https://${tiktokHosts[host]}:${port}`;
}

describe('the emulator under TikTok’s names', () => {
  it('is talked to as TikTok is: page, API and upload host', async () => {
    const at = await serve();
    const open = `${at('page')}/v2/auth/authorize/?${new URLSearchParams({
      client_key: clientKey,
      response_type: 'code',
      scope: 'video.publish,user.info.profile',
      redirect_uri: redirectUri,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })}`;
    await ask(`${at('api')}/__control/consent`, { method: 'POST', body: '{"auto":true}' });
    const consent = await ask(open);
    const code = new URL(consent.headers.location ?? '').searchParams.get('code') ?? '';
    const tokens = await ask(`${at('api')}/v2/oauth/token/`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: String(
        new URLSearchParams({
          client_key: clientKey,
          client_secret: clientSecret,
          grant_type: 'authorization_code',
          redirect_uri: redirectUri,
          code,
          code_verifier: verifier,
        }),
      ),
    });
    const { access_token: token } = JSON.parse(tokens.text) as { access_token: string };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = await ask(`${at('api')}/v2/post/publish/video/init/`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ post_info: { privacy_level: 'SELF_ONLY' }, source_info: fileSource(100_000) }),
    });
    const { data } = JSON.parse(init.text) as { data: { upload_url: string } };
    const chunk = await ask(data.upload_url, {
      method: 'PUT',
      headers: {
        'content-type': 'video/mp4',
        'content-length': 100_000,
        'content-range': 'bytes 0-99999/100000',
      },
      body: new Uint8Array(100_000),
    });
    const profile = await ask(`${at('api')}/v2/user/info/?fields=profile_deep_link`, { headers });

    expect(data.upload_url.startsWith(`${at('upload')}/upload?upload_id=`)).toBe(true);
    expect([chunk.status, chunk.headers['content-range']]).toEqual([201, 'bytes 0-100000/100000']);
    expect(profile.text).toContain(`"profile_deep_link":"${at('page')}/@ava.studio"`);
  });

  it('is not trusted by a program that was not told to', async () => {
    const at = await serve();

    await expect(ask(`${at('api')}/__control/health`, { ca: [] })).rejects.toThrow('unable to verify');
  });

  it('does not pass for a name that is not TikTok’s', async () => {
    const at = await serve();
    const url = at('api').replace(tiktokHosts.api, 'example.test');

    await expect(ask(`${url}/__control/health`)).rejects.toThrow("does not match certificate's altnames");
  });
});
