import { expect, test } from '../support/test.ts';
import { invite, joinAs, publishDirectly } from '../support/people.ts';

test('from the first run to a post that plays on the profile', async ({ page, admin, emulator, baseURL }) => {
  // The admin came in by the first run's link; the link has done its work.
  await admin.goto('/admin');
  await expect(admin.getByText('Robin Admin').first()).toBeVisible();
  const username = await emulator.newAccount();

  // The invited creator signs in and sees whose account it is.
  await joinAs(page, await invite(admin, 'Catalog journey'), username);
  await expect(page.getByText('Emulator: nothing is posted to TikTok')).toBeVisible();
  await expect(page.getByText(`@${username}`).first()).toBeVisible();

  // The demo video in one click; nothing is chosen for the creator.
  await page.getByRole('button', { name: 'Use the demo video' }).click();
  for (const name of ['Comment', 'Duet', 'Stitch']) {
    await expect(page.getByRole('checkbox', { name })).not.toBeChecked();
  }
  await expect(page.getByText("By posting, you agree to TikTok's Music Usage Confirmation.")).toBeVisible();
  expect(await emulator.effects(username)).toEqual([]);
  await publishDirectly(page, 'Evening light #studio');

  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
  const link = page.getByRole('link', { name: 'Open the post on TikTok' });
  await expect(link).toBeVisible({ timeout: 45_000 });

  // The link leads to the post, and the profile shows it, playing.
  const [post] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(post).toHaveURL(new RegExp(`/@${username}/video/\\d{19}$`));
  await post.goto(`${emulator.url}/@${username}`);
  const video = post.locator('video').first();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(1);

  const [effect, ...more] = await emulator.effects(username);
  expect(more).toEqual([]);
  expect(effect).toMatchObject({ mode: 'direct', postInfo: { title: 'Evening light #studio', disable_comment: true } });

  // It is in the creator's own list, and a stranger's browser sees none of it.
  await page.goto('/posts');
  await expect(page.getByRole('feed', { name: 'Your posts' })).toContainText('Published');
  const stranger = await fetch(`${baseURL ?? ''}/api/publications`);
  expect(stranger.status).toBe(401);
});

test('a creator who reloads while TikTok checks still sees the end', async ({ creator }) => {
  const { page } = creator;
  await page.getByRole('button', { name: 'Use the demo video' }).click();
  await publishDirectly(page, 'Reloaded on the way');
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();

  await page.goto('/posts');
  await page.getByRole('feed', { name: 'Your posts' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/posts\/[\w-]+$/);
  await page.reload();

  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
});
