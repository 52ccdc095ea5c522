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
