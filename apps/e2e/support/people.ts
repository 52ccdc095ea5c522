import { expect, type Page } from '@playwright/test';

/** Goes through TikTok's consent page of the emulator as one of its accounts. */
export async function consentAs(page: Page, username: string): Promise<void> {
  await page.getByRole('radio', { name: `@${username}` }).check();
  await page.getByRole('button', { name: 'Allow' }).click();
}

/** Opens an invitation link and signs in with an account nobody has met before. */
export async function joinAs(page: Page, link: string, username: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('link', { name: 'Accept with TikTok' }).click();
  await consentAs(page, username);
  await expect(page.getByRole('heading', { name: 'Publish a video' })).toBeVisible();
}

/** An admin makes an invitation for a creator and reads its link. */
export async function invite(admin: Page, note: string): Promise<string> {
  await admin.goto('/admin');
  await admin.getByLabel('Note').fill(note);
  await admin.getByRole('button', { name: 'Create invitation' }).click();
  const link = admin.getByRole('textbox', { name: 'Invitation link' });
  await expect(link).toHaveValue(/\/join\/[\w-]+$/);
  return link.inputValue();
}

/** The smallest set of choices TikTok demands for a direct post, then the explicit yes. */
export async function publishDirectly(page: Page, caption: string, audience = 'Everyone'): Promise<void> {
  await page.getByRole('textbox', { name: 'Caption' }).fill(caption);
  await page.getByRole('combobox', { name: 'Who can view this video' }).click();
  await page.getByRole('option', { name: audience }).click();
  await page.getByRole('button', { name: 'Publish to TikTok' }).click();
  await page.getByRole('button', { name: 'Yes, publish' }).click();
}

/** Brings a file as a person does: chooses the device, then the file. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  await page.getByText('From this device').click();
  await page.getByLabel('Choose a video file').setInputFiles(path);
  await expect(page.getByRole('button', { name: 'Change video' })).toBeVisible({ timeout: 60_000 });
}
