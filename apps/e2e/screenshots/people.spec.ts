import type { Page } from '@playwright/test';
import { consentAs, invite } from '../support/people.ts';
import { signInQuickly } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { shoot } from './shoot.ts';

const long = 'Maximiliane-Theodora von Hohenstein-Waldburg';

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/login');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await consentAs(page, username);
}

test('sign-ins that the studio could not begin', async ({ page }) => {
  for (const code of ['tiktok_unavailable', 'tiktok_refused', 'rate_limited', 'invitation_invalid', 'offline']) {
    await page.goto(`/login/callback?problem=${code}&reference=0199aaaa-0000-7000-8000-0000000000aa`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await shoot(page, `sign-in-${code.replaceAll('_', '-')}`, false);
  }
});

test('the way in', async ({ page, admin, emulator, adminState, installation: { portalUrl } }) => {
  await page.route('**/api/exchange_token', () => undefined);
  await signIn(page, await emulator.newAccount());
  await expect(page.getByRole('heading', { name: 'Signing you in' })).toBeVisible();
  await shoot(page, 'sign-in-working', false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });

  const username = await emulator.newAccount({ displayName: long });
  await signIn(page, username);
  await page
    .getByLabel('Note')
    .fill('I edit with Robin, and I shall be at the harbour with the second camera all week.');
  await shoot(page, 'sign-in-not-invited');
  await page.getByRole('button', { name: 'Request access' }).click();
  await expect(page.getByRole('heading', { name: 'Your request is with the admins' })).toBeVisible();
  await shoot(page, 'sign-in-requested');

  await signIn(page, await emulator.newAccount({ displayName: 'Leo' }));
  await page.getByRole('button', { name: 'Request access' }).click();
  await expect(page.getByRole('heading', { name: 'Your request is with the admins' })).toBeVisible();
  const suspended = `Noor ${long}`;
  await signInQuickly(
    { baseURL: portalUrl, emulator, adminState },
    await emulator.newAccount({ displayName: suspended }),
  );
  await invite(admin, 'For the one who films the harbour at night and has no time to read long notes');
  await admin.getByRole('button', { name: `Suspend ${suspended}` }).click();
  await expect(admin.getByRole('button', { name: `Let in again: ${suspended}` })).toBeVisible();
  await shoot(admin, 'admin-requests');
  await admin.getByRole('button', { name: `Dismiss ${long}` }).click();
  await expect(admin.getByRole('dialog')).toBeVisible();
  await shoot(admin, 'admin-dismiss-question', false);
  await admin.getByRole('button', { name: 'Yes, dismiss' }).click();
  await expect(admin.getByText(`${long} was told no`)).toBeVisible();
  await admin.getByRole('button', { name: 'Invite Leo' }).click();
  await expect(admin.getByText('Leo can sign in now')).toBeVisible();
  await shoot(admin, 'admin-answered', false);
  await signIn(page, username);
  await expect(page.getByRole('heading', { name: 'An admin has answered no' })).toBeVisible();
  await shoot(page, 'sign-in-dismissed');
});
