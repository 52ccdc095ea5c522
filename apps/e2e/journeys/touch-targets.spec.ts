import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { smallTargets } from '../support/touch-targets.ts';

const signedIn = ['/publish', '/posts', '/calendar', '/catalog', '/accounts', '/admin'];

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('a finger finds everything on a phone', async ({ page, admin }) => {
  for (const [visitor, path] of [[page, '/login'], ...signedIn.map((path) => [admin, path])] as [Page, string][]) {
    await visitor.goto(path);
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
    await visitor.waitForLoadState('networkidle');

    expect(await visitor.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    expect.soft(await smallTargets(visitor), path).toEqual([]);
  }
});
