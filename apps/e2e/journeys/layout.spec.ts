import type { Page } from '@playwright/test';
import { lostSideways } from '../support/layout.ts';
import { expect, test } from '../support/test.ts';

const signedIn = ['/publish', '/publish/several', '/posts', '/calendar', '/catalog', '/accounts', '/admin'];
const signedOut = ['/login', '/join/any-token', '/login/callback?error=access_denied&state=x', '/nowhere'];

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** How far the page moved by itself since it began to load. */
function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver(() => undefined);
        observer.observe({ type: 'layout-shift', buffered: true });
        // Buffered entries are handed over with the next frame.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const shifts = observer.takeRecords() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
            resolve(shifts.filter((shift) => !shift.hadRecentInput).reduce((sum, { value }) => sum + value, 0));
          }),
        );
      }),
  );
}

test.describe('nothing moves by itself', () => {
  for (const [name, viewport] of [
    ['desk', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test(`on a ${name}`, async ({ page, admin }) => {
      for (const [visitor, path] of [[page, '/login'], ...signedIn.map((path) => [admin, path])] as [Page, string][]) {
        await visitor.setViewportSize(viewport);
        await visit(visitor, path);

        expect(await shiftOf(visitor), path).toBeLessThan(0.02);
      }
    });
  }
});

/** 320 px is also what 400 % zoom leaves of a window of 1280, and 720 what 200 % leaves of 1440. */
for (const width of [320, 720]) {
  test(`nothing is lost at ${width} px`, async ({ page, admin }) => {
    for (const [visitor, paths] of [
      [page, signedOut],
      [admin, signedIn],
    ] as const) {
      await visitor.setViewportSize({ width, height: 800 });
      for (const path of paths) {
        await visit(visitor, path);

        expect(await lostSideways(visitor), path).toEqual([]);
      }
    }
  });
}

test('the focus goes to the heading of the page somebody went to, and Tab goes on from there', async ({ admin }) => {
  await visit(admin, '/posts');
  await admin.getByRole('link', { name: 'Catalog' }).first().press('Enter');
  const heading = admin.getByRole('heading', { level: 1, name: 'Catalog' });

  await expect(heading).toBeFocused();
  await admin.keyboard.press('Tab');
  await expect(admin.locator('main').locator(':focus')).toHaveCount(1);
});

test('the first Tab offers to skip to the content', async ({ admin }) => {
  await visit(admin, '/posts');
  await admin.keyboard.press('Tab');
  await expect(admin.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await admin.keyboard.press('Enter');

  await expect(admin.getByRole('main')).toBeFocused();
});

test('who wants less motion sees none', async ({ admin }) => {
  await admin.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of signedIn) {
    await visit(admin, path);
    const longestMs = await admin.evaluate(() =>
      Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0))),
    );

    expect(longestMs, path).toBeLessThan(20);
  }
});
