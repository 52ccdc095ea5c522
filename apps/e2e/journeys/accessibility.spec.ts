import AxeBuilder from '@axe-core/playwright';
import { consentAs } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const signedOut = ['/login', '/join/any-token', '/login/callback?error=access_denied&state=x', '/nowhere'];
const signedIn = ['/publish', '/publish/several', '/posts', '/calendar', '/catalog', '/accounts', '/admin'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const path of signedOut) {
      test(`${path} has no accessibility finding`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });
    }

    test('asking to be let in has no accessibility finding', async ({ page, emulator }) => {
      const username = await emulator.newAccount();
      await page.goto('/login');
      await page.getByRole('link', { name: 'Continue with TikTok' }).click();
      await consentAs(page, username);
      const request = page.getByRole('button', { name: 'Request access' });
      await expect(request).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      await request.click();
      await expect(page.getByRole('heading', { name: 'Your request is with the admins' })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

    test('the screens of an admin have no accessibility finding', async ({ admin }) => {
      await admin.emulateMedia({ colorScheme });
      for (const path of signedIn) {
        await admin.goto(path);
        await expect(admin.getByRole('heading', { level: 1 })).toBeVisible();
        await admin.waitForLoadState('networkidle');

        expect((await new AxeBuilder({ page: admin }).analyze()).violations, path).toEqual([]);
      }
    });
  });
}
