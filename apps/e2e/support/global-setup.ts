import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct } from './product.ts';

/** One installation for the whole run; its addresses reach the journeys through the environment. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const product = await startProduct();
  process.env['E2E_PORTAL_URL'] = product.url;
  process.env['E2E_EMULATOR_URL'] = product.emulatorUrl;
  process.env['E2E_DATABASE_URL'] = product.databaseUrl;
  process.env['E2E_IMPORT_DIR'] = product.importDirectory;
  process.env['E2E_ADMIN_LINK'] = product.adminLink;
  const sessions = await mkdtemp(join(tmpdir(), 'flowcast-e2e-sessions-'));
  process.env['E2E_SESSIONS'] = sessions;
  return async () => {
    await product.stop();
    await rm(sessions, { recursive: true, force: true });
  };
}
