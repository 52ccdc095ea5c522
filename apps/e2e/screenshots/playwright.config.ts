import { defineConfig } from '@playwright/test';
import journeys from '../playwright.config.ts';

/** Pictures of every screen, in the same installation as the journeys; nothing is judged here but by looking. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  outputDir: '../test-results/pictures',
  globalSetup: '../support/global-setup.ts',
});
