import 'reflect-metadata';
import { processConfig } from './config/index.ts';

// With `--check-config` reading the settings is all: bad ones end the process with code 1 and are listed on stderr.
const config = processConfig();
if (!process.argv.includes('--check-config')) {
  // Loaded late, because a check of the settings should not wait for the whole product to load.
  const { prepareDatabase } = await import('./prepare-database.ts');
  const { MissingKeysError } = await import('./platform/secrets/index.ts');
  try {
    const adminLink = await prepareDatabase(config);
    if (adminLink !== null) process.stdout.write(`ADMIN_LINK ${adminLink}\n`);
  } catch (error) {
    if (!(error instanceof MissingKeysError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
