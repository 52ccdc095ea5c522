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
export function testConfig({ databaseUrl, port, emulatorUrl, dataDirectory, env }: Given): Config {
  return readConfig({
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
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...env,
  });
}
