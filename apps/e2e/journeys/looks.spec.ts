import type { Page } from '@playwright/test';
import { fixContent } from '../support/looks-content.ts';
import { expect, test } from '../support/test.ts';

/*
 * The main screens still look as they were judged to look. Pictures lie in apps/e2e/looks; when a screen changes on
 * purpose, `npm run looks` draws them anew: open the changed ones before committing them.
 */

/** Times are written in the viewer's zone. */
test.use({ timezoneId: 'UTC', locale: 'en-US' });

/** Who is shown, and what they have posted, differs between installations. */
const persons = (page: Page) => [
  page.locator('fc-avatar'),
  page.locator('fc-account-health'),
  page.getByText(/@tester\./),
];

const screens = [
  { path: '/login', width: 1440, colorScheme: 'light' },
  { path: '/login', width: 1440, colorScheme: 'dark' },
  { path: '/login', width: 390, colorScheme: 'light' },
  { path: '/catalog', width: 1440, colorScheme: 'dark' },
  { path: '/catalog', width: 390, colorScheme: 'light' },
  { path: '/accounts', width: 1440, colorScheme: 'light' },
  { path: '/accounts', width: 390, colorScheme: 'dark' },
  { path: '/admin', width: 1440, colorScheme: 'light' },
  { path: '/publish', width: 1440, colorScheme: 'light' },
  { path: '/publish', width: 390, colorScheme: 'dark' },
  { path: '/posts', width: 1440, colorScheme: 'light' },
  { path: '/posts', width: 390, colorScheme: 'dark' },
  { path: '/calendar?view=week&date=2026-03-02', width: 1440, colorScheme: 'light' },
  { path: '/calendar?view=week&date=2026-03-02', width: 390, colorScheme: 'dark' },
] as const;

for (const { path, width, colorScheme } of screens) {
  test(`${path} looks as before, ${width} px wide and ${colorScheme}`, async ({ page, admin }) => {
    const visitor = path === '/login' ? page : admin;
    await visitor.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await visitor.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await fixContent(visitor);
    await visitor.goto(path);
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
    await visitor.waitForLoadState('networkidle');
    await visitor.evaluate(() => document.fonts.ready);

    const name = /\w+/.exec(path)?.[0];
    await expect(visitor).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`, { mask: persons(visitor) });
  });
}
