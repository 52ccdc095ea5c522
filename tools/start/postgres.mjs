import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster } from '../postgres/cluster.mjs';
import { SentenceError } from '../sentence-error.mjs';

/** The embedded Postgres as a service to watch over. */
export function postgresService({ port, dataDir, password, logDir, leash }) {
  return {
    name: 'Postgres',
    // "Fast shutdown": sessions are cut, data is flushed.
    stopWith: 'SIGINT',
    async start() {
      try {
        const { process: server } = await startCluster({ dataDir, port, password, leash });
        const log = createWriteStream(join(logDir, 'postgres.log'), { flags: 'a' });
        server.stderr.pipe(log);
        return server;
      } catch (cause) {
        throw new SentenceError(`The embedded Postgres cannot start. ${cause.message}`, { cause });
      }
    },
  };
}

/** Creates the product's database on the first run. */
export async function ensureDatabase({ port, password }) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'flowcast', password, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'flowcast'`);
    if (!rowCount) await client.query('create database flowcast');
  } finally {
    await client.end();
  }
}

const oldestVersion = 15;

/**
 * Makes sure that the Postgres somebody else runs is there and new enough.
 *
 * @param {string} url
 * @throws {SentenceError}
 */
export async function requireDatabase(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  let version;
  try {
    await client.connect();
    version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
  } catch (cause) {
    const reason = cause.message || cause.code;
    throw new SentenceError(`The database cannot be reached (${reason}): start it or correct DATABASE_URL.`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
  if (version < oldestVersion * 10_000) {
    throw new SentenceError(`Postgres ${oldestVersion} or newer is needed: set DATABASE_URL to a newer one.`);
  }
}
