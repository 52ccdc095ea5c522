import type { Page } from '@playwright/test';
import { type ComposerPage, expect, test } from '../../support/composer.ts';

const caption = (page: Page) => page.getByRole('textbox', { name: 'Caption' });

/** The same creator in a second tab of the same browser. */
async function secondTab({ page, username }: ComposerPage): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto('/publish');
  await expect(tab.getByRole('group', { name: 'Account' })).toContainText(`@${username}`);
  return tab;
}

test('two tabs show one form: the last edit is seen in both', async ({ composer }) => {
  const page = await composer.open();
  const other = await secondTab(composer);
  await caption(page).fill('Begun here');
  await expect(caption(other)).toHaveValue('Begun here');
  await expect(other.getByText('Changed in another tab')).toBeVisible();

  await caption(other).fill('Finished there');

  await expect(caption(page)).toHaveValue('Finished there');
});

test('what one tab published the other cannot publish again, and says so', async ({ composer, emulator }) => {
  const page = await composer.open();
  await composer.fill('Only once');
  const other = await secondTab(composer);
  await other.getByRole('button', { name: 'Publish to TikTok' }).click();
  await expect(other.getByRole('dialog', { name: 'Publish this video?' })).toBeVisible();
  const before = await emulator.calls(composer.username, 'video_init');

  await composer.publish();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
  await other.getByRole('button', { name: 'Yes, publish' }).click();

  await expect(other.getByText('Published in another tab')).toBeVisible();
  await expect(caption(other)).toHaveValue('');
  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
  expect(await emulator.calls(composer.username, 'video_init')).toBe(before + 1);
  await other.getByRole('link', { name: 'See the post' }).click();
  await expect(other).toHaveURL(/\/posts\/[\w-]+$/);
});
