import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSettings } from './settings.mjs';

const secrets = { encryptionKeys: 'k1:key', postgresPassword: 'p@ss' };
const noFile = '/nowhere/.env';
const settingsOf = (env) => readSettings({ env, file: noFile }).complete(secrets);

describe('with nothing set', () => {
  test('the emulator is TikTok and Postgres is embedded', () => {
    const { env, ports, problems } = settingsOf({});

    expect(env).toMatchObject({
      TIKTOK_CLIENT_KEY: 'awemulator0000001',
      TIKTOK_API_BASE_URL: 'http://127.0.0.1:4010',
      TIKTOK_UPLOAD_HOSTS: 'http://127.0.0.1:4010',
      EMULATOR_WEBHOOK_URL: 'http://127.0.0.1:3000/api/webhooks/tiktok',
      DATABASE_URL: 'postgres://flowcast:p%40ss@127.0.0.1:5433/flowcast',
      ENCRYPTION_KEYS: 'k1:key',
    });
    expect(ports.map(({ port }) => port)).toEqual([3000, 4010, 5433]);
    expect(problems).toEqual([]);
  });
});

test('webhooks of the emulator come to the portal of this start, or where somebody wants them', () => {
  const otherUrl = 'http://127.0.0.1:9000/hooks';

  expect(settingsOf({ PORT: '3100' }).env.EMULATOR_WEBHOOK_URL).toBe('http://127.0.0.1:3100/api/webhooks/tiktok');
  expect(settingsOf({ EMULATOR_WEBHOOK_URL: otherUrl }).env.EMULATOR_WEBHOOK_URL).toBe(otherUrl);
});

test('an empty variable counts as not set', () => {
  expect(settingsOf({ TIKTOK_CLIENT_KEY: '', DATABASE_URL: '' }).ports).toHaveLength(3);
});

test("with TikTok's keys there is no emulator", () => {
  const { emulatorUrl, env, ports } = settingsOf({ TIKTOK_CLIENT_KEY: 'awreal0000000001' });

  expect(emulatorUrl).toBeUndefined();
  expect(env.TIKTOK_API_BASE_URL).toBeUndefined();
  expect(env.EMULATOR_WEBHOOK_URL).toBeUndefined();
  expect(ports.map(({ variable }) => variable)).toEqual(['PORT', 'FLOWCAST_PG_PORT']);
});

test('where TikTok fetches videos is verified at the emulator, unless something else is', () => {
  const PULL_BASE_URL = 'http://127.0.0.1:3000';

  expect(settingsOf({ PULL_BASE_URL }).env).toMatchObject({ PULL_BASE_URL, EMULATOR_VERIFIED_PREFIX: PULL_BASE_URL });
  expect(settingsOf({ PULL_BASE_URL, EMULATOR_VERIFIED_PREFIX: 'http://x/' }).env).toMatchObject({
    EMULATOR_VERIFIED_PREFIX: 'http://x/',
  });
  expect(settingsOf({}).env).not.toHaveProperty('EMULATOR_VERIFIED_PREFIX');
});

test('with a database of its own there is no embedded one', () => {
  expect(settingsOf({ DATABASE_URL: 'postgres://somewhere/flowcast' }).postgres).toBeUndefined();
});

test('every bad port is named, and what depends on it is not', () => {
  const { env, problems } = settingsOf({ EMULATOR_PORT: '99999', FLOWCAST_PG_PORT: 'many' });

  expect(problems).toEqual([
    'EMULATOR_PORT must be a port from 1 to 65535',
    'FLOWCAST_PG_PORT must be a port from 1 to 65535',
  ]);
  expect(env).toHaveProperty('TIKTOK_CLIENT_KEY');
});

test('an .env file is read, and the environment wins over it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flowcast-env-'));
  const file = join(folder, '.env');
  await writeFile(file, 'PORT=3100\nEMULATOR_PORT=4100\n');
  const { ports } = readSettings({ env: { PORT: '3200', EMULATOR_PORT: '' }, file }).complete(secrets);
  await rm(folder, { recursive: true });

  expect(ports.map(({ port }) => port)).toEqual([3200, 4100, 5433]);
});
