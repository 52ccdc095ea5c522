import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/composer.ts';
import { sampleVideo, writeLargeVideo } from '../support/large-video.ts';
import { postStates } from '../support/post-states.ts';
import { agree, setUp, several } from '../support/several.ts';
import { shoot } from './shoot.ts';

test.describe.configure({ mode: 'serial' });

test('signed out', async ({ page }) => {
  for (const [name, path] of [
    ['login', '/login'],
    ['join', '/join/any-token'],
    ['callback-cancelled', '/login/callback?error=access_denied&state=x'],
    ['not-found', '/nowhere'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await shoot(page, name);
  }
});

test('empty', async ({ composer }) => {
  const page = await composer.open();
  await page.waitForLoadState('networkidle');
  await shoot(page, 'publish-empty');
  await page.goto('/posts');
  await expect(page.getByRole('heading', { name: 'Nothing posted yet' })).toBeVisible();
  await shoot(page, 'posts-empty');
});

test('publishing', async ({ composer, emulator }) => {
  const long = 'Maximiliane-Theodora von Hohenstein-Waldburg';
  const page = await composer.open({ displayName: long, private: true });
  await composer.fill('Evening light over the bay, one take, no filter #studio #sunset @friends', 'Followers');
  await composer.switch('Content disclosure').click();
  await composer.box('Your brand').check();
  await shoot(page, 'publish-filled');
  await composer.publish();
  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
  await shoot(page, 'publish-done');

  await emulator.fault({ kind: 'fail_reason', at: 'video_init', account: composer.username, reason: 'internal' });
  await composer.open();
  await composer.fill('Fails at TikTok');
  await composer.publish();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 45_000 });
  await shoot(page, 'publish-failed');
  await page.goto('/posts');
  await expect(page.getByRole('feed', { name: 'Your posts' })).toBeVisible();
  await shoot(page, 'posts');
});

test('several accounts', async ({ creator, emulator }) => {
  const { page, username } = creator;
  await several(page, await emulator.newAccount({ displayName: 'Maximiliane-Theodora von Hohenstein-Waldburg' }));
  await shoot(page, 'several-begun');
  const mine = await setUp(page, `Tester ${username.slice(7)}`, 'Everyone');
  await mine.getByRole('switch', { name: 'Own caption for this account' }).click();
  await mine.getByRole('switch', { name: 'Own time for this account' }).click();
  await agree(mine);
  await shoot(page, 'several-set-up');
  await page.route('**/api/upload', (route) => route.fetch().then(() => route.abort()), { times: 1 });
  const send = page.getByRole('button', { name: 'Send to 1 account' });
  await send.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent' })).toBeVisible();
  await shoot(page, 'several-not-sent');
  await mine.getByRole('checkbox', { name: 'Duet', exact: true }).check();
  await agree(mine);
  await send.click();
  await expect(mine.getByRole('alert')).toContainText('The studio already has this post');
  await shoot(page, 'several-asked');
  await mine.getByRole('button', { name: 'Keep the former post' }).click();
  await expect(page.getByText('The studio has every post')).toBeVisible();
  await shoot(page, 'several-done');
});

test('posts in every state', async ({ composer, database }) => {
  const { page } = composer;
  const ids = await database.addPublications(await composer.accountId(), Object.values(postStates));
  await database.query(`update videos set title = $1 where id = (select video_id from publications where id = $2)`, [
    'A video whose title says everything there is to say about it, from Llanfairpwllgwyngyllgogerychwyrndrobwll',
    ids[0],
  ]);
  await page.goto('/posts');
  await expect(page.getByRole('feed', { name: 'Your posts' })).toBeVisible();
  await shoot(page, 'posts-of-all-states', false);
  await page.getByRole('button', { name: 'State: Any state' }).click();
  await shoot(page, 'posts-filter', false);
  for (const [index, name] of Object.keys(postStates).entries()) {
    await page.goto(`/posts/${ids[index]}`);
    await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    if (name === 'unknown') await page.getByRole('button', { name: 'It is on TikTok' }).click();
    if (name === 'failed') await page.getByText('Everything that happened').click();
    await shoot(page, `post-${name.replace('_', '-')}`);
  }
});

test('calendar', async ({ composer, database }) => {
  const { page } = composer;
  await page.goto('/calendar?view=week&date=2026-01-07');
  await expect(page.getByRole('heading', { name: 'Nothing in this week' })).toBeVisible();
  await shoot(page, 'calendar-empty');
  const caption =
    'The long version of a short story about a very long staircase in a very small town #stairs #walk #town';
  await database.addPublications(
    await composer.accountId(),
    Array.from({ length: 24 }, (_, n) => ({
      state: 'scheduled',
      caption,
      minutesAgo: -1500 - n * (n < 14 ? 50 : 400),
    })),
  );
  const date = new Date(Date.now() + 1500 * 60_000).toISOString().slice(0, 10);
  for (const view of ['week', 'month', 'day']) {
    await page.goto(`/calendar?view=${view}&date=${date}`);
    await expect(page.getByText('By keyboard: Enter shows')).toBeVisible();
    await page.waitForLoadState('networkidle');
    await shoot(page, `calendar-${view}`);
  }
});

test('refusals', async ({ composer, emulator }) => {
  const { username } = composer;
  const code = 'spam_risk_too_many_posts';
  await emulator.fault({ kind: 'code', at: 'creator_info', account: username, code, status: 200, times: 'always' });
  const page = await composer.open();
  await expect(page.getByRole('button', { name: 'Ask TikTok again' })).toBeVisible();
  await shoot(page, 'publish-closed');
  await emulator.noFaults();
  await composer.open({ maxVideoPostDurationSec: 3 });
  await page.getByText('From this device').click();
  await page.getByLabel('Choose a video file').setInputFiles(sampleVideo('silk.mp4'));
  await expect(page.getByText('TikTok would not take')).toBeVisible();
  await composer.tryToPublish();
  await shoot(page, 'publish-refused');
});

test('catalog care', async ({ admin, database, importDirectory }) => {
  const long =
    'A video whose title says everything there is to say about it, from Llanfairpwllgwyngyllgogerychwyrndrobwll';
  await database.addVideos([
    { title: long, tags: ['autumn', 'a-tag-that-is-much-longer-than-tags-are', 'harbour'] },
    ...Array.from({ length: 60 }, (_, n) => ({ title: `Harbour take ${n + 1}`, tags: ['harbour', `day ${n % 5}`] })),
  ]);
  await admin.goto('/catalog');
  await expect(admin.getByRole('article', { name: long })).toBeVisible();
  await admin.waitForLoadState('networkidle');
  await shoot(admin, 'catalog-full', false);
  await admin.getByRole('button', { name: `Manage: ${long}` }).click();
  await expect(admin.getByText('Nobody has published this video yet.')).toBeVisible();
  await shoot(admin, 'catalog-manage', false);
  await admin.getByRole('button', { name: 'Archive this video' }).click();
  await expect(admin.getByRole('button', { name: 'Undo' })).toBeVisible();
  await shoot(admin, 'catalog-archived-now', false);
  await admin.getByRole('button', { name: 'Archived', exact: true }).click();
  await expect(admin.getByRole('article', { name: long })).toBeVisible();
  await shoot(admin, 'catalog-archive', false);
  await admin.getByRole('searchbox').fill('nothing like it');
  await expect(admin.getByText('No video matches this search.')).toBeVisible();
  await shoot(admin, 'catalog-no-match', false);

  await writeLargeVideo(join(importDirectory, `${long}.mp4`), 'silk.mp4', 4_000_000);
  await copyFile(sampleVideo('silk.mp4'), join(importDirectory, 'silk.mp4'));
  await writeFile(join(importDirectory, 'broken.mp4'), 'no video');
  await admin.goto('/admin');
  await admin
    .getByLabel('Choose video files')
    .setInputFiles([sampleVideo('silk.mp4'), join(importDirectory, 'broken.mp4')]);
  await expect(admin.getByText('Uploaded, not registered')).toBeVisible({ timeout: 60_000 });
  await admin.getByRole('button', { name: 'Create invitation' }).click();
  await expect(admin.getByRole('img', { name: /^Code of the invitation/ })).toBeVisible();
  await admin.getByRole('button', { name: 'Tick everything new' }).click();
  await shoot(admin, 'admin-registering');
});

test('catalog, accounts, admin', async ({ admin }) => {
  for (const path of ['catalog', 'accounts', 'admin'] as const) {
    await admin.goto(`/${path}`);
    await expect(admin.getByRole('heading', { level: 1 })).toBeVisible();
    await admin.waitForLoadState('networkidle');
    await shoot(admin, path);
  }
});
