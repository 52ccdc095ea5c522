import type { Page } from '@playwright/test';
import { expect, test } from '../../support/composer.ts';

const caption = (page: Page) => page.getByRole('textbox', { name: 'Caption' });

test('a half-filled form survives a reload and a closed tab', async ({ composer }) => {
  const page = await composer.open();
  await composer.fill('Half a sentence', 'Friends');
  await composer.box('Duet').check();
  await page.reload();
  await expect(caption(page)).toHaveValue('Half a sentence');

  const context = page.context();
  await page.close();
  const later = await context.newPage();
  await later.goto('/publish');

  await expect(caption(later)).toHaveValue('Half a sentence');
  await expect(later.getByRole('combobox', { name: 'Who can view this video' })).toContainText('Friends');
  await expect(later.getByRole('checkbox', { name: 'Duet', exact: true })).toBeChecked();
  await expect(later.getByRole('button', { name: 'Change video' })).toBeVisible();
});
