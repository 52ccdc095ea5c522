import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { emulatorEnvironment } from '../emulator-environment.mjs';
import { root } from '../setup/paths.mjs';

/**
 * @typedef {object} Settings
 * @property {NodeJS.ProcessEnv} env for every process of the product
 * @property {NodeJS.ProcessEnv} workerEnv the same for the worker
 * @property {string[]} problems sentences about values only this script reads
 * @property {string} dataDir absolute
 * @property {string} logDir
 * @property {{ name: string, variable: string, port: number }[]} ports that must be free
 * @property {string} localUrl where this machine reaches the API
 * @property {string} publicUrl where creators do
 * @property {string | undefined} emulatorUrl undefined with TikTok keys
 * @property {{ port: number, dataDir: string, password: string } | undefined} postgres undefined with DATABASE_URL
 */

/**
 * @param {{ env?: NodeJS.ProcessEnv, file?: string }} [from] the environment wins over the file
 * @returns {{ dataDir: string, complete: (secrets: import('./secrets.mjs').Secrets) => Settings }}
 */
export function readSettings({ env = process.env, file = join(root, '.env') } = {}) {
  const given = withoutEmpty({ ...fromFile(file), ...withoutEmpty(env) });
  const dataDir = resolve(root, given.FLOWCAST_DATA ?? '.flowcast');
  return { dataDir, complete: (secrets) => complete(given, dataDir, secrets) };
}

function complete(given, dataDir, secrets) {
  const problems = [];
  const port = (variable, standard) => readPort(variable, given[variable] ?? standard, problems);
  const apiPort = Number(given.PORT ?? 3000);
  const emulatorPort = given.TIKTOK_CLIENT_KEY ? undefined : port('EMULATOR_PORT', '4010');
  const postgresPort = given.DATABASE_URL ? undefined : port('FLOWCAST_PG_PORT', '5433');
  const metricsPort = given.METRICS_PORT && port('METRICS_PORT', '');
  const emulatorUrl = emulatorPort && `http://127.0.0.1:${emulatorPort}`;
  const postgres = postgresPort && {
    port: postgresPort,
    dataDir: join(dataDir, 'postgres'),
    password: secrets.postgresPassword,
  };
  const localUrl = `http://127.0.0.1:${apiPort}`;
  const env = {
    NODE_ENV: 'production',
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    ...(emulatorUrl && emulatorEnvironment({ browserUrl: emulatorUrl, serverUrl: emulatorUrl })),
    // Straight to the API on this machine: whatever stands before PUBLIC_URL may not be reached from here.
    ...(emulatorUrl && { EMULATOR_WEBHOOK_URL: `${localUrl}/api/webhooks/tiktok` }),
    // What has to be verified at TikTok is so at the emulator.
    ...(given.PULL_BASE_URL && { EMULATOR_VERIFIED_PREFIX: given.PULL_BASE_URL }),
    ...(postgres && { DATABASE_URL: databaseUrl(postgres) }),
    ...given,
    FLOWCAST_DATA: dataDir,
  };
  return {
    env,
    // Two processes on one machine: the worker's metrics are one port above the API's.
    workerEnv: metricsPort ? { ...env, METRICS_PORT: String(metricsPort + 1) } : env,
    problems,
    dataDir,
    logDir: join(dataDir, 'logs'),
    ports: [
      { name: 'The portal', variable: 'PORT', port: apiPort, host: env.HOST },
      { name: 'The emulator', variable: 'EMULATOR_PORT', port: emulatorPort },
      { name: 'The embedded Postgres', variable: 'FLOWCAST_PG_PORT', port: postgresPort },
      { name: 'The API’s metrics', variable: 'METRICS_PORT', port: metricsPort, host: env.HOST },
      { name: 'The worker’s metrics', variable: 'METRICS_PORT', port: metricsPort && metricsPort + 1, host: env.HOST },
    ].filter(({ port }) => port),
    localUrl,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${apiPort}`).replace(/\/+$/, ''),
    emulatorUrl,
    postgres,
  };
}

function databaseUrl({ port, password }) {
  return `postgres://flowcast:${encodeURIComponent(password)}@127.0.0.1:${port}/flowcast`;
}

/** @returns {number} */
function readPort(variable, text, problems) {
  const port = Number(text);
  const isPort = /^\d{1,5}$/.test(text) && port >= 1 && port <= 65535;
  if (!isPort) problems.push(`${variable} must be a port from 1 to 65535`);
  // Some number goes on, so that what depends on it is not reported as missing too.
  return isPort ? port : 1;
}

function fromFile(path) {
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}

/** An empty variable is one that was not set: `.env.example` names all of them. */
function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
