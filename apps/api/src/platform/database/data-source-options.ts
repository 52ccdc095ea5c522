import type { DataSourceOptions } from 'typeorm';
import { PreparingClient } from './preparing-client.ts';
import { SnakeCaseNaming } from './snake-case-naming.ts';
import { migrations } from './migrations/index.ts';

type EntityClass = abstract new (...args: never[]) => object;

/** Pool size per process; the worker adds graphile-worker's own connections. */
const poolSize = 10;
/**
 * A process that is stopped, or cut off, in the middle of a transaction would keep its locks for as long as its connection
 * lasts, and whoever takes its work over would wait for them. No transaction of ours waits for anything but Postgres.
 */
const idleInTransactionMs = 20_000;

/** How every process of the API talks to Postgres. The schema is made by migrations only. */
export function dataSourceOptions(databaseUrl: string, entities: readonly EntityClass[]): DataSourceOptions {
  return {
    type: 'postgres',
    url: databaseUrl,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    // gen_random_uuid() is Postgres' own since 13: no extension, so no superuser either.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize,
    applicationName: 'flowcast',
    extra: { idle_in_transaction_session_timeout: idleInTransactionMs, Client: PreparingClient },
  };
}
