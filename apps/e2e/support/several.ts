import { expect, type Locator, type Page } from '@playwright/test';
import { consentAs } from './people.ts';

/** A creator with a second account, on the page for several, with the demo video chosen. */
export async function several(page: Page, second: string): Promise<void> {
  await page.getByRole('link', { name: 'Accounts' }).first().click();
  await page.getByRole('link', { name: 'Connect another account' }).click();
  await consentAs(page, second);
  await expect(page).toHaveURL(/\/accounts$/);
  await page.getByRole('link', { name: 'Publish', exact: true }).first().click();
  await page.getByRole('link', { name: 'Publish to several accounts at once' }).click();
  await expect(page.getByRole('heading', { name: 'Publish to several accounts' })).toBeVisible();
  await page.getByRole('button', { name: 'Use the demo video' }).click();
  await page.getByRole('textbox', { name: 'Caption' }).fill('For all of you');
}

/** By its name: the handle of an account is not known before TikTok was asked for it. */
export const account = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Accounts' }).getByRole('listitem').filter({ hasText: name });

/** Chooses an account and makes its choices, up to its consent. */
export async function setUp(page: Page, name: string, audience: string): Promise<Locator> {
  const part = account(page, name);
  await part.getByRole('checkbox').first().check();
  // TikTok was asked what this account may do; before its answer there is no audience to choose.
  const consent = part.getByRole('region', { name: 'Consent for' });
  await expect(consent).toContainText('Choose who can view');
  await expect(consent).not.toContainText('Wait until TikTok');
  await part.getByRole('combobox', { name: 'Who can view this video' }).click();
  // By how it begins: the words below a name may hold another one.
  await page.getByRole('option', { name: new RegExp(`^${audience}`) }).click();
  return part;
}

export async function agree(part: Locator): Promise<void> {
  const consent = part.getByRole('checkbox', { name: 'I agree to this post on' });
  // A change takes the former consent back a moment later; a box that is still ticked would be left as it is.
  await expect(consent).not.toBeChecked();
  await consent.check();
}
