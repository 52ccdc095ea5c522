import type { Page } from '@playwright/test';
import { type ComposerPage, expect, test } from '../../support/composer.ts';
import { consentAs } from '../../support/people.ts';

const caption = (page: Page) => page.getByRole('textbox', { name: 'Caption' });

/** The session is gone at the studio; the page has not heard of it yet. */
async function endSession({ page }: ComposerPage): Promise<void> {
  await page.context().request.post('/api/sign-out');
}

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

test('a session that ends while somebody writes costs nothing: sign in again, and publish once', async ({
  composer,
  emulator,
}) => {
  const page = await composer.open();
  await composer.fill('Written over two sessions');
  await endSession(composer);
  await composer.publish();
  await expect(page.getByText('Your session ended. What you filled in is kept.')).toBeVisible();

  await page.getByRole('link', { name: 'Sign in again', exact: true }).click();
  await consentAs(page, composer.username);

  await expect(page).toHaveURL(/\/publish$/);
  await expect(caption(page)).toHaveValue('Written over two sessions');
  await expect(composer.audience).toContainText('Everyone');
  await composer.publish();
  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
  const posts = (await emulator.effects(composer.username)).filter(
    ({ postInfo }) => postInfo?.['title'] === 'Written over two sessions',
  );
  expect(posts).toHaveLength(1);
});
