import type { Page } from '@playwright/test';
import { expect, test } from '../support/composer.ts';

/** Kilobytes on the wire of page, scripts and styles, compressed as they were sent; pictures, fonts and data apart. */
async function codeKilobytes(page: Page, path: string): Promise<number> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const bytes = await page.evaluate(() => {
    const parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return parts
      .filter((part): part is PerformanceResourceTiming => part instanceof PerformanceResourceTiming)
      .filter(({ name, entryType }) => entryType === 'navigation' || /\.(js|css)$/.test(name))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  });
  return bytes / 1000;
}

test('the sign-in page brings at most 115 kB of code', async ({ page }) => {
  expect(await codeKilobytes(page, '/login')).toBeLessThanOrEqual(115);
});

test('the publish page brings at most 230 kB of code', async ({ composer }) => {
  await composer.open();
  const context = composer.page.context();
  expect(await codeKilobytes(await context.newPage(), '/publish')).toBeLessThanOrEqual(230);
});
