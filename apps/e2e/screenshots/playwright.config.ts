import { defineConfig } from '@playwright/test';
import journeys from '../playwright.config.ts';

/** Pictures of every screen, in an installation like the journeys'; nothing is judged here but by looking. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  outputDir: '../test-results/pictures',
  timeout: 240_000,
  // One sheet of one studio.
  workers: 1,
});
