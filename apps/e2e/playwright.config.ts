import { defineConfig, devices } from '@playwright/test';
import { browserPath, browserArguments } from './support/browser.ts';

/**
 * Journeys of real people through the whole product, started by the product's own start command on ports of its own.
 * Each worker has an installation of its own, shared by the journeys it plays, as people do; a file is played in order.
 */
export default defineConfig({
  testDir: './journeys',
  outputDir: './test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: {
    timeout: 15_000,
    // Tolerant: another Chromium draws letters and edges a little differently; a moved or missing part is far more.
    toHaveScreenshot: { maxDiffPixelRatio: 0.02, threshold: 0.25, animations: 'disabled', caret: 'hide', scale: 'css' },
  },
  snapshotPathTemplate: '{testDir}/../looks/{arg}{ext}',
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    // A trace draws every page anew at every step, up to a quarter of the time: E2E_TRACE=1 asks for it.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: browserPath(), args: browserArguments() },
  },
});
