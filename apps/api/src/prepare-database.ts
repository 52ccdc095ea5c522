import { NestFactory } from '@nestjs/core';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Config } from './config/index.ts';
import { entities } from './entities.ts';
import { SampleVideos } from './features/catalog/index.ts';
import { InvitationsService } from './features/invitations/index.ts';
import { MigrateModule } from './migrate.module.ts';
import { dataSourceOptions } from './platform/database/index.ts';
import { KeyRotation, MissingKeysError } from './platform/secrets/index.ts';

/** Lock number of "only one process migrates"; any constant that nobody else uses. */
const migrationLock = 40_100;

/**
 * Brings the database to this version, and on the first run fills it: the sample videos, and while there is no admin an
 * invitation for the first one. Answers that invitation's link, or null. Of two processes the second waits for the first.
 * @throws {MissingKeysError} when something stored cannot be opened with the keys given
 */
export async function prepareDatabase(config: Config): Promise<string | null> {
  const guard = new pg.Client({ connectionString: config.databaseUrl, application_name: 'flowcast-migrate' });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(config.databaseUrl);
    return await takeFirstRunSteps(config);
  } finally {
    // The lock is the connection's and ends with it.
    await guard.end();
  }
}

async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl, entities)).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
  await runMigrations({ connectionString: databaseUrl });
}

async function takeFirstRunSteps(config: Config): Promise<string | null> {
  // Errors only: standard output is for the link, which `npm start` reads from it.
  const context = await NestFactory.createApplicationContext(MigrateModule.with(config), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    const missingKeys = await context.get(KeyRotation).missingKeyIds();
    if (missingKeys.length > 0) throw new MissingKeysError(missingKeys);
    await context.get(SampleVideos).registerOnFirstRun();
    return await context.get(InvitationsService).ensureFirstAdminInvitation();
  } finally {
    await context.close();
  }
}
