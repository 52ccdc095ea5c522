import { expect, test } from '../support/test.ts';
import { consentAs, invite, joinAs } from '../support/people.ts';

test('cancelling at TikTok says so, opens no session and offers the way back', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await expect(page.getByRole('heading', { name: 'You cancelled at TikTok' })).toBeVisible();
  expect((await page.request.get('/api/me')).status()).toBe(401);
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
});

test('somebody who is not invited gets a clear page and no session', async ({ page, emulator }) => {
  const username = await emulator.newAccount();
  await page.goto('/login');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await consentAs(page, username);

  await expect(page.getByRole('heading', { name: 'You are not invited yet' })).toBeVisible();
  await expect(page.getByText('ask an admin', { exact: false }).first()).toBeVisible();
  expect((await page.request.get('/api/me')).status()).toBe(401);
});

test('an invitation works once', async ({ page, admin, emulator, browser, baseURL }) => {
  const link = await invite(admin, 'Once');
  const [first, late] = [await emulator.newAccount(), await emulator.newAccount()];
  await joinAs(page, link, first);

  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const second = await context.newPage();
  await second.goto(link);
  await second.getByRole('link', { name: 'Accept with TikTok' }).click();
  await consentAs(second, late);

  await expect(second.getByRole('heading', { name: 'This invitation does not work any more' })).toBeVisible();
  await context.close();
});

test('a page asked for without a session is reached after signing in, and signing out ends it', async ({ creator }) => {
  const { page, username } = creator;
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Continue with TikTok' })).toBeVisible();
  expect((await page.request.get('/api/me')).status()).toBe(401);

  await page.goto('/posts');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await consentAs(page, username);

  await expect(page).toHaveURL(/\/posts$/);
});
