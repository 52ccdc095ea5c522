import type { Page } from '@playwright/test';
import { type ComposerPage, expect, test } from '../support/composer.ts';
import type { ProductDatabase } from '../support/database.ts';
import type { EmulatorControl } from '../support/emulator.ts';

interface Studio {
  composer: ComposerPage;
  emulator: EmulatorControl;
  database: ProductDatabase;
}

const unknown = { name: 'We do not know whether TikTok posted this' };
const success = { name: 'Publish Successful' };

/** TikTok has the video and says nothing; a day later, which is written into the database, nobody knows. */
async function lostWord({ composer, emulator, database }: Studio, caption: string): Promise<Page> {
  const page = await composer.open();
  await emulator.fault({ kind: 'stuck', at: 'video_init', account: composer.username });
  await composer.fill(caption);
  await composer.publish();
  await expect(page.getByText('TikTok looks at the video.')).toBeVisible({ timeout: 30_000 });
  const id = await database.newestId(await composer.accountId());
  await page.goto(`/posts/${id}`);
  await database.waitInVain(id);
  await expect(page.getByRole('heading', unknown)).toBeVisible({ timeout: 30_000 });
  return page;
}

test('asked again, TikTok tells what became of a post', async ({ composer, emulator, database }) => {
  const page = await composer.open();
  await composer.fill('The answer was lost');
  await composer.publish();
  await expect(page.getByRole('link', { name: 'Open the post on TikTok' })).toBeVisible({ timeout: 45_000 });
  const before = await emulator.effects(composer.username);
  const id = await database.newestId(await composer.accountId());
  await page.goto(`/posts/${id}`);
  await database.loseOutcome(id);
  await expect(page.getByRole('heading', unknown)).toBeVisible();

  await page.getByRole('button', { name: 'Ask TikTok again' }).click();

  await expect(page.getByRole('heading', success)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', success)).toBeFocused();
  expect(await emulator.effects(composer.username)).toEqual(before);
});

test('a post somebody saw on TikTok is settled by its link', async ({ composer, emulator, database }) => {
  const page = await lostWord({ composer, emulator, database }, 'No word, but seen');
  const before = await emulator.effects(composer.username);
  await expect(page.getByText('Only an admin can allow a new attempt.')).toBeVisible();
  const postUrl = `${emulator.url}/@${composer.username}/video/7300000000000000777`;

  await page.getByRole('button', { name: 'It is on TikTok' }).click();
  await page.getByRole('textbox', { name: 'Link of the post' }).fill(postUrl);
  await page.getByRole('textbox', { name: 'How do you know?' }).fill('Seen on the profile.');
  await page.getByRole('button', { name: 'Confirm that it is posted' }).click();

  await expect(page.getByRole('heading', success)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the post on TikTok' })).toHaveAttribute('href', postUrl);
  await page.getByText('Everything that happened').click();
  await page.getByText('Attempt 1: published').click();
  await expect(page.getByText('Seen on the profile.', { exact: true })).toBeVisible();
  expect(await emulator.effects(composer.username)).toHaveLength(before.length);
});

test('a post that is not there gets one new attempt, which an admin allows with a reason', async ({
  composer,
  emulator,
  database,
  admin,
}) => {
  const page = await lostWord({ composer, emulator, database }, 'No word, and not there');
  const inits = await emulator.calls(composer.username, 'video_init');
  const before = await emulator.effects(composer.username);
  await admin.goto(new URL(page.url()).pathname);

  await admin.getByRole('button', { name: 'It is not there' }).click();
  await admin.getByRole('button', { name: 'Allow one new attempt' }).click();
  await expect(admin.getByText('Say in a few words how you know.')).toBeVisible();
  await admin.getByRole('textbox', { name: 'How do you know?' }).fill('Looked at the profile: nothing.');
  await admin.getByRole('button', { name: 'Allow one new attempt' }).click();

  await expect(page.getByRole('heading', success)).toBeVisible({ timeout: 30_000 });
  expect(await emulator.calls(composer.username, 'video_init')).toBe(inits + 1);
  expect(await emulator.effects(composer.username)).toHaveLength(before.length + 1);
});
