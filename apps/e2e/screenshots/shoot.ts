import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { contactSheet } from './contact-sheet.ts';

const widths = [1440, 1024, 390] as const;
const schemes = ['light', 'dark'] as const;

/** Where the pictures of a run lie, and the sheet with all of them. */
export const directory = process.env['SCREENSHOTS_DIR'] ?? join(import.meta.dirname, '../test-results/screenshots');

/** One screen in every width and both themes; `isWhole`: with all that lies below the edge of the window. */
export async function shoot(page: Page, name: string, isWhole = true): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const width of widths) {
    const height = width === 390 ? 844 : 900;
    await page.setViewportSize({ width, height });
    // A window as high as the page, so that what sticks to its lower edge hides nothing.
    if (isWhole) await page.setViewportSize({ width, height: Math.max(height, await heightOf(page)) });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Sticky bars belong at the edges of the page, and a change of theme needs a frame to be painted.
      await page.evaluate(() => {
        scrollTo(0, 0);
        return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      });
      await page.screenshot({ path: join(directory, `${name}-${width}-${colorScheme}.png`) });
    }
  }
  await writeSheet();
}

/** After every screen, so that a run that broke off leaves a sheet of what there is. */
async function writeSheet(): Promise<void> {
  const pictures = (await readdir(directory)).filter((file) => file.endsWith('.png'));
  await writeFile(join(directory, 'index.html'), contactSheet(pictures.toSorted()));
}

const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);
