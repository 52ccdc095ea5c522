import { expect, test } from '../support/composer.ts';

/** As a `datetime-local` field takes it, in the browser's zone. */
function inDays(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T09:30`;
}

test('a scheduled post is moved, within 30 days, and cancelled in time', async ({ composer, database }) => {
  const { page } = composer;
  await database.addPublications(await composer.accountId(), [
    { state: 'scheduled', caption: 'For later', minutesAgo: -600 },
  ]);
  await page.goto('/posts?state=scheduled');
  await page.getByRole('article').first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Waiting for its time' })).toBeVisible();

  await page.getByRole('button', { name: 'Change the time' }).click();
  const dialog = page.getByRole('dialog', { name: 'When is it published?' });
  await expect(dialog).toContainText(/Times are in your zone, .+GMT/);
  await dialog.getByLabel('Date and time').fill(inDays(31));
  await dialog.getByRole('button', { name: 'Save the time' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Choose a time within the next 30 days.');
  await dialog.getByLabel('Date and time').fill(inDays(3));
  await dialog.getByRole('button', { name: 'Save the time' }).click();

  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change the time' })).toBeFocused();
  await expect(page.getByText(/^Planned for .*9:30/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel this publication' }).click();
  await expect(page.getByRole('heading', { name: 'Cancelled' })).toBeVisible();
});

test('a missed time asks its creator, who publishes now', async ({ composer, emulator, database }) => {
  const page = await composer.open();
  const before = await emulator.effects(composer.username);
  await database.addPublications(await composer.accountId(), [
    {
      state: 'needs_attention',
      caption: 'Missed its time',
      minutesAgo: 300,
      needs: [{ code: 'schedule_missed', field: 'scheduledAt', message: 'The time has passed.' }],
    },
  ]);
  await page.goto('/posts?state=needs_attention');
  await page.getByRole('article').first().getByRole('link').first().click();
  await expect(page.getByText('The studio could not publish at the time you chose.')).toBeVisible();

  await page.getByRole('button', { name: 'Publish now' }).click();

  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 30_000 });
  expect(await emulator.effects(composer.username)).toHaveLength(before.length + 1);
});

test('what TikTok has already cannot be cancelled any more, and that is said', async ({ composer, database }) => {
  const { page } = composer;
  await database.addPublications(await composer.accountId(), [
    {
      state: 'sending',
      caption: 'Too late',
      minutesAgo: 1,
      history: [{ state: 'planned' }, { state: 'init_sent' }, { state: 'init_ok' }, { state: 'commit_sent' }],
    },
  ]);
  await page.goto('/posts?state=sending');
  await page.getByRole('article').first().getByRole('link').first().click();
  await page.getByRole('button', { name: 'Cancel this publication' }).click();

  await expect(page.getByRole('alert')).toContainText('Too late to cancel');
});

test('what happened can be unfolded and taken along', async ({ composer, database }) => {
  const { page } = composer;
  await database.addPublications(await composer.accountId(), [
    {
      state: 'failed',
      caption: 'With a story',
      minutesAgo: 1,
      failReason: 'internal',
      history: [{ state: 'planned' }, { state: 'failed', detail: { reason: 'internal' } }],
    },
  ]);
  await page.goto('/posts?state=failed&q=story');
  await page.getByRole('article').first().getByRole('link').first().click();
  await page.getByText('Everything that happened').click();

  await expect(page.getByText('You confirmed')).toBeVisible();
  await expect(page.getByText('Attempt 1: failed')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download as JSON' })).toHaveAttribute('href', /\/story\/export$/);
});
