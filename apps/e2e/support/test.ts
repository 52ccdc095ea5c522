import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type Page, test as base } from '@playwright/test';
import { ProductDatabase } from './database.ts';
import { EmulatorControl } from './emulator.ts';
import { invite, joinAs } from './people.ts';

function given(
  name:
    'E2E_PORTAL_URL' | 'E2E_EMULATOR_URL' | 'E2E_DATABASE_URL' | 'E2E_ADMIN_LINK' | 'E2E_SESSIONS' | 'E2E_IMPORT_DIR',
): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the global set-up starts the product.`);
  return value;
}

interface Journey {
  emulator: EmulatorControl;
  database: ProductDatabase;
  /** The folder on the server from which admins register videos. */
  importDirectory: string;
  /** A page of the studio's first admin, who came in by the link of the first run. */
  admin: Page;
  /** A page of a creator who was just invited and signed in; `username` is theirs at TikTok. */
  creator: { page: Page; username: string };
}

interface Installation {
  installation: { portalUrl: string; emulatorUrl: string };
  adminState: string;
}

/** The link of the first run works once, so the session it opens is kept for every journey. */
async function firstAdmin(context: BrowserContext, statePath: string): Promise<void> {
  const emulator = new EmulatorControl(given('E2E_EMULATOR_URL'));
  const username = await emulator.newAccount({ displayName: 'Robin Admin' });
  const page = await context.newPage();
  await joinAs(page, given('E2E_ADMIN_LINK'), username);
  await context.storageState({ path: statePath });
}

export const test = base.extend<Journey, Installation>({
  baseURL: async ({}, use) => use(given('E2E_PORTAL_URL')),

  installation: [
    async ({}, use) => use({ portalUrl: given('E2E_PORTAL_URL'), emulatorUrl: given('E2E_EMULATOR_URL') }),
    { scope: 'worker' },
  ],

  adminState: [
    async ({ browser }, use) => {
      const path = join(given('E2E_SESSIONS'), 'admin.json');
      if (!existsSync(path)) {
        const context = await browser.newContext({ baseURL: given('E2E_PORTAL_URL') });
        await firstAdmin(context, path);
        await context.close();
      }
      await use(path);
    },
    { scope: 'worker' },
  ],

  database: async ({}, use) => use(new ProductDatabase(given('E2E_DATABASE_URL'))),

  importDirectory: async ({}, use) => use(given('E2E_IMPORT_DIR')),

  emulator: async ({}, use) => use(new EmulatorControl(given('E2E_EMULATOR_URL'))),

  admin: async ({ browser, adminState }, use) => {
    const context = await browser.newContext({ baseURL: given('E2E_PORTAL_URL'), storageState: adminState });
    await use(await context.newPage());
    await context.close();
  },

  creator: async ({ page, admin, emulator }, use) => {
    const username = await emulator.newAccount();
    await joinAs(page, await invite(admin, username), username);
    await use({ page, username });
  },
});

export { expect } from '@playwright/test';
