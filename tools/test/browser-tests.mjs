import { join } from 'node:path';
import { ensureBrowser } from '../browser.mjs';
import { buildAll } from '../setup/build.mjs';
import { cacheFolder } from '../setup/paths.mjs';
import { runWithReport } from './run-ring.mjs';
import { countsOfPlaywright } from './summary.mjs';

const path = join(cacheFolder, 'reports', 'browser.json');

/** Journeys through the whole product, in a real browser. */
export const browserTests = {
  name: 'apps/e2e',
  async run({ env, ...context }) {
    await ensureBrowser(context);
    await buildAll(context);
    const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'apps/e2e/playwright.config.ts'];
    const environment = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: path };
    return runWithReport(args, { ...context, env: environment }, { path, counts: countsOfPlaywright });
  },
};
