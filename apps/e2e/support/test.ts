import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, test as base } from '@playwright/test';
import { ProductDatabase } from './database.ts';
import { EmulatorControl } from './emulator.ts';
import { invite, joinAs } from './people.ts';
import { type Product, startProduct } from './product.ts';

/** The first start on a machine also builds, and waits for another worker that does. */
const startTimeoutMs = 300_000;

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
  /** The product of this run's worker: what one journey does to the studio, no journey of another worker sees. */
  product: Product;
  installation: { portalUrl: string; emulatorUrl: string };
  adminState: string;
}

/** The link of the first run works once, so the session it opens is kept for every journey. */
async function signInFirstAdmin(browser: Browser, product: Product, statePath: string): Promise<void> {
  const context = await browser.newContext({ baseURL: product.url });
  const username = await new EmulatorControl(product.emulatorUrl).newAccount({ displayName: 'Robin Admin' });
  await joinAs(await context.newPage(), product.adminLink, username);
  await context.storageState({ path: statePath });
  await context.close();
}

export const test = base.extend<Journey, Installation>({
  product: [
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: startTimeoutMs },
  ],

  installation: [
    async ({ product }, use) => use({ portalUrl: product.url, emulatorUrl: product.emulatorUrl }),
    { scope: 'worker' },
  ],

  baseURL: async ({ product }, use) => use(product.url),

  adminState: [
    async ({ browser, product }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'flowcast-e2e-session-'));
      const path = join(folder, 'admin.json');
      await signInFirstAdmin(browser, product, path);
      await use(path);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  database: async ({ product }, use) => use(new ProductDatabase(product.databaseUrl)),

  importDirectory: async ({ product }, use) => use(product.importDirectory),

  emulator: async ({ product }, use) => use(new EmulatorControl(product.emulatorUrl)),

  admin: async ({ browser, product, adminState }, use) => {
    const context = await browser.newContext({ baseURL: product.url, storageState: adminState });
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
