import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './index.ts';

const key = randomBytes(32).toString('base64');
const good = {
  DATABASE_URL: 'postgres://flowcast:secret@localhost:5433/flowcast',
  TIKTOK_CLIENT_KEY: 'awemulator0000001',
  TIKTOK_CLIENT_SECRET: 'emulator-secret',
  ENCRYPTION_KEYS: `k1:${key}`,
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the environment', () => {
  it('needs only what has no sensible default', () => {
    const config = readConfig(good);

    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      storageDirectory: resolve('.flowcast/media'),
      webOrigins: [],
      logLevel: 'info',
    });
    expect(config.tiktok).toMatchObject({
      authorizeBaseUrl: 'https://www.tiktok.com',
      apiBaseUrl: 'https://open.tiktokapis.com',
      uploadHosts: ['*.tiktokapis.com'],
      redirectUri: 'http://localhost:3000/login/callback',
      webhookSecrets: ['emulator-secret'],
      callsPerMinute: { init: 6, creator_info: 20, status: 30 },
    });
  });

  it('has an import folder only when one is named', () => {
    expect(readConfig(good).importDirectory).toBeNull();
    expect(readConfig({ ...good, IMPORT_DIR: '' }).importDirectory).toBeNull();
    expect(readConfig({ ...good, IMPORT_DIR: 'videos/in' }).importDirectory).toBe(resolve('videos/in'));
  });

  it('takes an empty value as an absent one, as env files write it', () => {
    expect(readConfig({ ...good, PORT: '', WEB_ORIGINS: '' }).port).toBe(3000);
  });

  it('builds the redirect URI from PUBLIC_URL without doubling the slash', () => {
    const { tiktok } = readConfig({ ...good, PUBLIC_URL: 'https://portal.example.com/' });

    expect(tiktok.redirectUri).toBe('https://portal.example.com/login/callback');
  });

  it.each([
    ['https://media.example.com/', 'https://media.example.com'],
    ['https://example.com/studio', 'https://example.com/studio'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['http://api:3000', 'http://api:3000'],
    ['', null],
  ])('lets TikTok fetch from PULL_BASE_URL=%s', (text, pullBaseUrl) => {
    expect(readConfig({ ...good, PULL_BASE_URL: text }).pullBaseUrl).toBe(pullBaseUrl);
  });

  it.each([
    'http://media.example.com',
    'http://127.0.0.1.example.com',
    'https://media.example.com/?a=b',
    'https://media.example.com/#a',
    'https://user:password@media.example.com',
    'ftp://media.example.com',
    'media.example.com',
  ])('refuses PULL_BASE_URL=%s', (text) => {
    expect(problemsOf({ ...good, PULL_BASE_URL: text })[0]).toMatch(/^PULL_BASE_URL must be an https/);
  });

  it('reads lists and the newest encryption key first', () => {
    const second = randomBytes(32).toString('base64');
    const config = readConfig({
      ...good,
      TIKTOK_UPLOAD_HOSTS: '*.tiktokapis.com, http://127.0.0.1:4010',
      WEB_ORIGINS: 'https://a.example,https://b.example',
      ENCRYPTION_KEYS: `new:${second},k1:${key}`,
      TIKTOK_WEBHOOK_SECRET: 'the-new-secret, the-old-secret',
    });

    expect(config.tiktok.uploadHosts).toEqual(['*.tiktokapis.com', 'http://127.0.0.1:4010']);
    expect(config.tiktok.webhookSecrets).toEqual(['the-new-secret', 'the-old-secret']);
    expect(config.webOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(config.encryptionKeys.map(({ id }) => id)).toEqual(['new', 'k1']);
  });

  it('lists every bad value at once, each by its name', () => {
    const problems = problemsOf({
      ...good,
      DATABASE_URL: 'mysql://x',
      PORT: '70000',
      PUBLIC_URL: 'portal',
      TIKTOK_UPLOAD_HOSTS: 'http://a b',
      STORAGE_URL: 'ftp://x',
      TIKTOK_WEBHOOK_SECRET: 'good-enough,short',
      TIKTOK_CALLS_PER_MINUTE: 'init:6,status:0',
      LOG_LEVEL: 'loud',
      ENCRYPTION_KEYS: undefined,
    });
    const named = problems.map((line) => line.split(' ')[0]);

    expect(new Set(named)).toEqual(
      new Set([
        'DATABASE_URL',
        'PORT',
        'PUBLIC_URL',
        'TIKTOK_UPLOAD_HOSTS',
        'STORAGE_URL',
        'TIKTOK_WEBHOOK_SECRET',
        'TIKTOK_CALLS_PER_MINUTE',
        'LOG_LEVEL',
        'ENCRYPTION_KEYS',
      ]),
    );
  });

  it('says of each missing variable what it must be', () => {
    expect(problemsOf({})).toEqual([
      'DATABASE_URL is missing; it must be a URL such as postgres://user:password@localhost:5432/flowcast',
      'TIKTOK_CLIENT_KEY is missing',
      'TIKTOK_CLIENT_SECRET is missing',
      expect.stringMatching(/^ENCRYPTION_KEYS is missing; it must be id:key pairs/),
    ]);
  });

  it.each([
    ['not a pair', key],
    ['a short key', `k1:${randomBytes(16).toString('base64')}`],
    ['one id twice', `k1:${key},k1:${key}`],
    ['a good key beside a bad one', `k1:${key},k2:nonsense`],
  ])('refuses encryption keys that are %s, without repeating them', (_what, value) => {
    const problems = problemsOf({ ...good, ENCRYPTION_KEYS: value });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^ENCRYPTION_KEYS must be id:key pairs/);
    expect(problems[0]).not.toContain(key);
  });
});
