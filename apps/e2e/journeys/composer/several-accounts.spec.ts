import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { lostSideways } from '../../support/layout.ts';
import { account, agree, setUp, several } from '../../support/several.ts';

test.setTimeout(60_000);

test('one video goes to two accounts, each by its own choices and its own consent', async ({ creator, emulator }) => {
  const { page, username } = creator;
  const second = await emulator.newAccount({ displayName: 'Second Stage', private: true });
  await several(page, second);
  await expect(page.getByText('Choose at least one account')).toBeVisible();
  const mine = await setUp(page, `Tester ${username.slice(7)}`, 'Everyone');
  await expect(mine.getByRole('checkbox', { name: 'Comment', exact: true })).not.toBeChecked();
  await agree(mine);
  const theirs = await setUp(page, 'Second Stage', 'Followers');
  await theirs.getByRole('switch', { name: 'Own caption for this account' }).click();
  await theirs.getByRole('textbox', { name: 'Caption' }).fill('For my followers');
  const send = page.getByRole('button', { name: 'Send to 2 accounts' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('region', { name: 'Send' })).toContainText('Second Stage: agree to the post');

  await agree(theirs);
  await send.click();

  await expect(page.getByText('The studio has every post')).toBeVisible();
  await expect.poll(() => emulator.captions(username), { timeout: 45_000 }).toEqual(['For all of you']);
  await expect.poll(() => emulator.captions(second), { timeout: 45_000 }).toEqual(['For my followers']);
  await account(page, 'Second Stage').getByRole('link', { name: 'Follow this post' }).click();
  await expect(page).toHaveURL(/\/posts\/[\w-]+$/);
});

test('a change after the consent takes it back', async ({ creator, emulator }) => {
  const { page, username } = creator;
  await several(page, await emulator.newAccount());
  const mine = await setUp(page, `Tester ${username.slice(7)}`, 'Everyone');
  await agree(mine);
  await expect(page.getByRole('button', { name: 'Send to 1 account' })).toHaveAttribute('aria-disabled', 'false');

  await mine.getByRole('checkbox', { name: 'Duet', exact: true }).check();

  await expect(mine.getByRole('checkbox', { name: 'I agree to this post on' })).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Send to 1 account' })).toHaveAttribute('aria-disabled', 'true');
});

test('what fails for one account neither stops the other nor is sent twice when tried again', async ({
  creator,
  emulator,
}) => {
  const { page, username } = creator;
  const second = await emulator.newAccount({ displayName: 'Second Stage' });
  await several(page, second);
  await agree(await setUp(page, `Tester ${username.slice(7)}`, 'Everyone'));
  await agree(await setUp(page, 'Second Stage', 'Everyone'));
  const keys: string[] = [];
  await page.route('**/api/upload', async (route) => {
    const request = route.request();
    const isFirst = keys.push(request.headers()['idempotency-key'] ?? '') === 1;
    // The studio takes both posts; the answer to the first one is lost on its way back.
    const response = await route.fetch();
    return isFirst ? route.abort() : route.fulfill({ response });
  });

  await page.getByRole('button', { name: 'Send to 2 accounts' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent' })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Follow this post' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Send to 1 account' }).click();

  await expect(page.getByText('The studio has every post')).toBeVisible();
  expect(new Set(keys).size).toBe(2);
  for (const name of [username, second]) {
    await expect.poll(() => emulator.captions(name), { timeout: 45_000 }).toEqual(['For all of you']);
  }
  expect(await emulator.calls(username, 'video_init')).toBe(1);
  expect(await emulator.calls(second, 'video_init')).toBe(1);
});

/** In both themes, and as narrow as 400 % and 200 % zoom leave it. */
async function isForEverybody(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect((await new AxeBuilder({ page }).analyze()).violations, `${state}, ${colorScheme}`).toEqual([]);
  }
  for (const width of [320, 720]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => lostSideways(page), `${state}, ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('the page has no accessibility finding and loses nothing, unfolded, asked and done', async ({
  creator,
  emulator,
}) => {
  const { page, username } = creator;
  await several(page, await emulator.newAccount({ displayName: 'Maximiliane-Theodora von Hohenstein-Waldburg' }));
  const mine = await setUp(page, `Tester ${username.slice(7)}`, 'Everyone');
  await mine.getByRole('switch', { name: 'Own caption for this account' }).click();
  await mine.getByRole('switch', { name: 'Own time for this account' }).click();
  await mine.getByText('At a chosen time').click();
  await mine.locator('#field-disclose').click();
  await isForEverybody(page, 'unfolded');

  await mine.getByRole('checkbox', { name: 'Your brand' }).check();
  await agree(mine);
  await page.route('**/api/upload', (route) => route.fetch().then(() => route.abort()), { times: 1 });
  const send = page.getByRole('button', { name: 'Send to 1 account' });
  await send.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent' })).toBeVisible();

  await mine.getByRole('checkbox', { name: 'Duet', exact: true }).check();
  await agree(mine);
  await send.click();
  await expect(mine.getByRole('alert')).toContainText('The studio already has this post');
  await isForEverybody(page, 'asked');

  await mine.getByRole('button', { name: 'Keep the former post' }).click();
  await expect(page.getByText('The studio has every post')).toBeVisible();
  await isForEverybody(page, 'done');
});

test('a post changed after its answer was lost becomes a second one only by an explicit choice', async ({
  creator,
  emulator,
}) => {
  const { page, username } = creator;
  await several(page, await emulator.newAccount());
  const mine = await setUp(page, `Tester ${username.slice(7)}`, 'Everyone');
  await agree(mine);
  const send = page.getByRole('button', { name: 'Send to 1 account' });
  await page.route('**/api/upload', (route) => route.fetch().then(() => route.abort()), { times: 1 });
  await send.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent' })).toBeVisible();

  await page.getByRole('textbox', { name: 'Caption' }).fill('Changed since');
  await agree(mine);
  await send.click();
  const question = mine.getByRole('alert').filter({ hasText: 'The studio already has this post' });
  await expect(question).toContainText('“For all of you”');
  await question.getByRole('button', { name: 'Send the changed one as a further post' }).click();

  await expect(page.getByText('The studio has every post')).toBeVisible();
  await expect
    .poll(() => emulator.captions(username), { timeout: 45_000 })
    .toEqual(['For all of you', 'Changed since']);
});

test('an account has its own time, and what was filled in survives a reload but not its consent', async ({
  creator,
  emulator,
}) => {
  const { page, username } = creator;
  await several(page, await emulator.newAccount());
  const mine = await setUp(page, `Tester ${username.slice(7)}`, 'Friends');
  await mine.getByRole('switch', { name: 'Own time for this account' }).click();
  await mine.getByText('At a chosen time').click();
  await agree(mine);

  await page.reload();
  await mine.getByRole('button', { name: 'Set up' }).click();

  await expect(mine.getByRole('combobox', { name: 'Who can view this video' })).toContainText('Friends');
  await expect(mine.getByLabel('Date and time')).toHaveValue(/T\d\d:00$/);
  await expect(mine.getByRole('checkbox', { name: 'I agree to this post on' })).not.toBeChecked();
  await agree(mine);
  await page.getByRole('button', { name: 'Send to 1 account' }).click();
  await page.getByRole('link', { name: 'Follow this post' }).click();
  await expect(page.getByText('Scheduled').first()).toBeVisible();
});
