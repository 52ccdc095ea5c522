import type { Page } from '@playwright/test';
import { expect, test } from '../../support/composer.ts';

/** The studio takes the next post, and its answer is lost on the way back. */
async function loseNextAnswer(page: Page): Promise<void> {
  await page.route(
    '**/api/upload',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
}

test('a post that was changed after its answer was lost is not posted twice, and the former can be kept', async ({
  composer,
  emulator,
}) => {
  const page = await composer.open();
  await composer.fill('As it was');
  await loseNextAnswer(page);
  await composer.publish();
  await expect(page.getByRole('alert')).toContainText('No answer from the studio');

  await page.getByRole('textbox', { name: 'Caption' }).fill('Changed since');
  await composer.publish();

  const question = page.getByRole('alert').filter({ hasText: 'The studio already has this post' });
  await expect(question).toContainText(`“As it was” for @${composer.username}`);
  await question.getByRole('button', { name: 'Keep the former post' }).click();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
  await expect.poll(() => emulator.captions(composer.username), { timeout: 45_000 }).toEqual(['As it was']);
});

test('what never arrived is sent as it is now, under the same key', async ({ composer, emulator }) => {
  const page = await composer.open();
  await composer.fill('Lost on its way there');
  await page.route('**/api/upload', (route) => route.abort(), { times: 1 });
  await composer.publish();
  await expect(page.getByRole('alert')).toContainText('No answer from the studio');

  await page.getByRole('textbox', { name: 'Caption' }).fill('Arrived');
  await composer.publish();

  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
  await expect.poll(() => emulator.captions(composer.username), { timeout: 45_000 }).toContain('Arrived');
  expect(await emulator.captions(composer.username)).not.toContain('Lost on its way there');
});
