import { randomBytes } from 'node:crypto';
import { type Config, readConfig } from '../../src/config/index.ts';

interface Given {
  databaseUrl: string;
  port: number;
  emulatorUrl: string;
  dataDirectory: string;
  env?: Record<string, string>;
}

/** The settings `npm start` would give the processes, for a stack of a test's own. */
export const testConfig = (given: Given): Config => readConfig(testEnvironment(given));

/** The same as the environment of a process. */
export function testEnvironment({ databaseUrl, port, emulatorUrl, dataDirectory, env }: Given) {
  return {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    TIKTOK_CLIENT_KEY: 'awemulator0000001',
    TIKTOK_CLIENT_SECRET: 'emulator-secret',
    TIKTOK_AUTHORIZE_BASE_URL: emulatorUrl,
    TIKTOK_API_BASE_URL: emulatorUrl,
    TIKTOK_UPLOAD_HOSTS: emulatorUrl,
    FLOWCAST_DATA: dataDirectory,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    // Waiting out a minute is one spec's business; all others publish as often as they like.
    TIKTOK_CALLS_PER_MINUTE: 'init:1000,creator_info:1000,status:1000',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...env,
  };
}
