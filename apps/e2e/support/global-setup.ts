import { startProduct } from './product.ts';

/** One installation for the whole run; its addresses reach the journeys through the environment. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const product = await startProduct();
  process.env['E2E_PORTAL_URL'] = product.url;
  process.env['E2E_EMULATOR_URL'] = product.emulatorUrl;
  process.env['E2E_ADMIN_LINK'] = product.adminLink;
  return () => product.stop();
}
