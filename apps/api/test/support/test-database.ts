import { createHash, randomUUID } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { entities } from '../../src/entities.ts';
import { dataSourceOptions } from '../../src/platform/database/index.ts';
import { migrations } from '../../src/platform/database/migrations/index.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Changes with any migration, so that a long-lived server never serves an old template. */
const templateName = `flowcast_template_${createHash('sha256')
  .update(migrations.map((migration) => migration.toString()).join())
  .digest('hex')
  .slice(0, 12)}`;

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set; run the tests through Jest, whose global set-up starts Postgres.');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function withServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A real Postgres database of its own, cloned from a migrated template: cheap enough for one per test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `flowcast_test_${randomUUID().replaceAll('-', '')}`;
  await withServer(async (client) => {
    // Test files run in parallel processes; only the first makes the template.
    await client.query('select pg_advisory_lock(4010)');
    try {
      await ensureTemplate(client);
      await client.query(`create database ${name} template ${templateName}`);
    } finally {
      await client.query('select pg_advisory_unlock(4010)');
    }
  });
  return {
    url: urlOf(name),
    drop: () => withServer(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** An empty database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `flowcast_empty_${randomUUID().replaceAll('-', '')}`;
  await withServer((client) => client.query(`create database ${name}`));
  return {
    url: urlOf(name),
    drop: () => withServer(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

async function ensureTemplate(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [templateName]);
  if (rowCount) return;
  const building = `${templateName}_building`;
  await client.query(`drop database if exists ${building} with (force)`);
  await client.query(`create database ${building}`);
  const dataSource = await new DataSource(dataSourceOptions(urlOf(building), entities)).initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  await runMigrations({ connectionString: urlOf(building) });
  await client.query(`alter database ${building} rename to ${templateName}`);
}
