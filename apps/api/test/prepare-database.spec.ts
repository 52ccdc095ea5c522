import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../src/config/index.ts';
import { hashToken } from '../src/platform/secrets/index.ts';
import { prepareDatabase } from '../src/prepare-database.ts';
import { tokenOf } from './support/sign-in.ts';
import { testConfig } from './support/test-config.ts';
import { createEmptyDatabase, type TestDatabase } from './support/test-database.ts';

describe('preparing the database', () => {
  let database: TestDatabase;
  let directory: string;
  let config: Config;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    directory = await mkdtemp(join(tmpdir(), 'flowcast-migrate-'));
    const emulatorUrl = 'http://127.0.0.1:9';
    config = testConfig({ databaseUrl: database.url, port: 3000, emulatorUrl, dataDirectory: directory });
  });

  afterEach(async () => {
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const query = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<T>(sql);
    await client.end();
    return rows;
  };

  const openInvitations = () =>
    query<{ token_hash: string; role: string; hours: string }>(
      `select token_hash, role, round(extract(epoch from expires_at - now()) / 3600) as hours
       from invitations where revoked_at is null`,
    );

  it('makes the tables, the jobs’ tables, the sample videos and a link for the first admin', async () => {
    const link = await prepareDatabase(config);

    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/join\/[A-Za-z0-9_-]{43}$/);
    expect(await openInvitations()).toEqual([
      { token_hash: hashToken(tokenOf(link ?? '')), role: 'admin', hours: '168' },
    ]);
    expect(await query(`select 1 from videos`)).toHaveLength(3);
    expect(await query(`select 1 from graphile_worker.migrations limit 1`)).toHaveLength(1);
  });

  it('gives a new link while nobody used the older one, which ends, and none once there is an admin', async () => {
    await prepareDatabase(config);
    const second = await prepareDatabase(config);

    expect((await openInvitations()).map((row) => row.token_hash)).toEqual([hashToken(tokenOf(second ?? ''))]);
    expect(await query(`select 1 from videos`)).toHaveLength(3);

    await query(`insert into creators (display_name, role) values ('Ava', 'admin')`);
    expect(await prepareDatabase(config)).toBeNull();
  });

  it('can be done by two processes at once', async () => {
    const links = await Promise.all([prepareDatabase(config), prepareDatabase(config)]);

    const open = await openInvitations();
    expect(open).toHaveLength(1);
    expect(links.map((link) => hashToken(tokenOf(link ?? '')))).toContain(open[0]?.token_hash);
    expect(await query(`select 1 from videos`)).toHaveLength(3);
  });

  it('leaves no lock behind when it fails', async () => {
    await query(`create table creators (id integer)`);
    await expect(prepareDatabase(config)).rejects.toThrow(/already exists/);
    await query(`drop table creators`);

    expect(await prepareDatabase(config)).not.toBeNull();
  });
});
