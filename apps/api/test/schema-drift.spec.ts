import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { entities } from '../src/entities.ts';
import { dataSourceOptions } from '../src/platform/database/index.ts';
import { migrations } from '../src/platform/database/migrations/index.ts';
import { createEmptyDatabase, type TestDatabase } from './support/test-database.ts';

describe('the schema', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url, entities)).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const tables = async () => {
    const rows: { table_name: string }[] = await dataSource.query(
      `select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'schema_migrations'`,
    );
    return rows.map((row) => row.table_name);
  };

  it('is the same in migrations and entities after all up, all down, all up', async () => {
    await dataSource.runMigrations();
    for (const _ of migrations) await dataSource.undoLastMigration();
    expect(await tables()).toEqual([]);

    await dataSource.runMigrations();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('names every constraint by the table it is on', async () => {
    const rows: { conname: string; table: string }[] = await dataSource.query(
      `select conname, conrelid::regclass::text as table from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c')
         and conrelid::regclass::text <> 'schema_migrations'`,
    );
    const misnamed = rows.filter(({ conname, table }) => !new RegExp(`^(?:pk|uq|fk|ck)_${table}`).test(conname));

    expect(rows.length).toBeGreaterThan(20);
    expect(misnamed).toEqual([]);
  });

  it('keeps every instant with its time zone', async () => {
    const rows: unknown[] = await dataSource.query(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type in ('timestamp without time zone', 'date', 'time without time zone')`,
    );

    expect(rows).toEqual([]);
  });
});
