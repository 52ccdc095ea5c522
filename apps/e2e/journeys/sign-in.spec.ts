import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { consentAs, invite, joinAs } from '../support/people.ts';

async function signInAgain(page: Page, username: string): Promise<void> {
  await page.goto('/login');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await consentAs(page, username);
}

test('cancelling at TikTok says so, opens no session and offers the way back', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await expect(page.getByRole('heading', { name: 'You cancelled at TikTok' })).toBeVisible();
  expect((await page.request.get('/api/me')).status()).toBe(401);
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
});

test('somebody who tries too often is told so on a page, and begins the same sign-in anew', async ({ page }) => {
  // An address of its own, so that nobody else is held up.
  const headers = { 'X-Forwarded-For': '203.0.113.77' };
  const departures = Array.from({ length: 30 }, () =>
    page.request.get('/api/auth/tiktok', { headers, maxRedirects: 0 }),
  );
  await Promise.all(departures);
  await page.setExtraHTTPHeaders(headers);

  await page.goto('/login?return_to=/calendar');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();

  await expect(page.getByRole('heading', { name: 'Too many sign-ins from this network' })).toBeVisible();
  await page.setExtraHTTPHeaders({});
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

test('somebody who is not invited asks, an admin invites them, and they come in without a link', async ({
  page,
  admin,
  emulator,
}) => {
  const displayName = `Newcomer ${crypto.randomUUID().slice(0, 6)}`;
  const username = await emulator.newAccount({ displayName });
  await signInAgain(page, username);
  await page.getByLabel('Note').fill('I edit with Robin.');
  await page.getByRole('button', { name: 'Request access' }).click();
  await expect(page.getByRole('heading', { name: 'Your request is with the admins' })).toBeVisible();

  await admin.goto('/admin');
  const request = admin.getByRole('list', { name: 'Requests for access' }).getByRole('listitem');
  await expect(request.filter({ hasText: displayName })).toContainText('I edit with Robin.');
  await admin.getByRole('button', { name: `Invite ${displayName}` }).click();
  await expect(admin.getByText(`${displayName} can sign in now`)).toBeVisible();

  await signInAgain(page, username);
  await expect(page.getByRole('heading', { name: 'Publish a video' })).toBeVisible();
});

test('somebody whose request was dismissed is told so', async ({ page, admin, emulator }) => {
  const displayName = `Newcomer ${crypto.randomUUID().slice(0, 6)}`;
  const username = await emulator.newAccount({ displayName });
  await signInAgain(page, username);
  await page.getByRole('button', { name: 'Request access' }).click();
  await expect(page.getByRole('heading', { name: 'Your request is with the admins' })).toBeVisible();

  await admin.goto('/admin');
  await admin.getByRole('button', { name: `Dismiss ${displayName}` }).click();
  await admin.getByRole('button', { name: 'Yes, dismiss' }).click();
  await expect(admin.getByText(`${displayName} was told no`)).toBeVisible();

  await signInAgain(page, username);
  await expect(page.getByRole('heading', { name: 'An admin has answered no' })).toBeVisible();
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
