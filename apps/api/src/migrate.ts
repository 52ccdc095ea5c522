import 'reflect-metadata';
import { runMigrations } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { processConfig } from './config/index.ts';
import { entities } from './entities.ts';
import { dataSourceOptions } from './platform/database/index.ts';

const config = processConfig();
if (!process.argv.includes('--check-config')) {
  const dataSource = await new DataSource(dataSourceOptions(config.databaseUrl, entities)).initialize();
  await dataSource.runMigrations();
  await runMigrations({ connectionString: config.databaseUrl });
  await dataSource.destroy();
}
