import { expect, test } from '../support/test.ts';
import { consentAs } from '../support/people.ts';
import { signInQuickly } from '../support/sign-in.ts';

test('a second account is connected, chosen for a post, and disconnected again', async ({ creator, emulator }) => {
  const { page } = creator;
  const second = await emulator.newAccount({ displayName: 'Second Stage' });
  await page.getByRole('link', { name: 'Accounts' }).first().click();
  await expect(page.getByRole('list', { name: 'Connected accounts' }).getByRole('heading', { level: 2 })).toHaveCount(
    1,
  );

  await page.getByRole('link', { name: 'Connect another account' }).click();
  await consentAs(page, second);
  await expect(page).toHaveURL(/\/accounts$/);
  await expect(page.getByRole('heading', { name: 'Second Stage' })).toBeVisible();

  await page.getByRole('link', { name: 'Publish', exact: true }).first().click();
  await page.getByRole('combobox', { name: 'TikTok account' }).selectOption({ label: 'Second Stage' });
  await expect(page.getByRole('group', { name: 'Account' })).toContainText(`@${second}`);

  await page.getByRole('link', { name: 'Accounts' }).first().click();
  await page.getByRole('button', { name: 'Disconnect Second Stage' }).click();
  await page.getByRole('button', { name: 'Yes, disconnect' }).click();
  await expect(page.getByRole('heading', { name: 'Second Stage' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Publish', exact: true }).first().click();
  await expect(page.getByRole('combobox', { name: 'TikTok account' })).toHaveCount(0);
});

test('a missing permission is named and granted with one button', async ({
  browser,
  emulator,
  adminState,
  installation: { portalUrl },
}) => {
  const username = await emulator.newAccount();
  const entrance = { baseURL: portalUrl, emulator, adminState };
  const state = await signInQuickly(entrance, username, ['user.info.basic', 'video.upload']);
  const context = await browser.newContext({ baseURL: portalUrl, storageState: state });
  const page = await context.newPage();
  await page.goto('/accounts');
  await expect(page.getByText('Permission missing')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Post directly to your profile' }).last()).toContainText(
    'missing',
  );

  await page.getByRole('link', { name: 'Grant what is missing' }).click();
  await consentAs(page, username);

  await expect(page).toHaveURL(/\/accounts$/);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await context.close();
});
