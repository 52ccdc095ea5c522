import AxeBuilder from '@axe-core/playwright';
import { invite } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { sampleVideo } from '../support/large-video.ts';
import { firstSample } from '../support/samples.ts';

test('an admin registers a video and a creator finds it in the catalog', async ({ admin, creator }) => {
  const title = `Spring campaign ${crypto.randomUUID().slice(0, 6)}`;
  await admin.goto('/admin');
  await admin.getByLabel('Choose video files').setInputFiles(sampleVideo(firstSample()));
  await expect(admin.getByText('Uploaded, not registered')).toBeVisible({ timeout: 60_000 });
  await admin.getByLabel('Title').fill(title);
  await admin.getByLabel('Tags for all').fill('spring, campaign');
  await admin.getByRole('button', { name: 'Register video' }).click();
  await expect(admin.getByText('1 video is in the catalog now.')).toBeVisible();

  await creator.page.goto('/catalog');
  await expect(creator.page.getByRole('heading', { name: title })).toBeVisible();
});

test('an invitation has a code to scan, dark on light in both themes, and nothing axe finds', async ({ admin }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await admin.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await invite(admin, 'Scanned');
    const code = admin.getByRole('img', { name: /^Code of the invitation link/ });
    await expect(code).toBeVisible();
    await expect(code).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    expect((await new AxeBuilder({ page: admin }).analyze()).violations).toEqual([]);
  }
});

test('a suspended creator is signed out at once and told so', async ({ admin, creator }) => {
  const { page, username } = creator;
  const name = `Tester ${username.slice(7)}`;
  await admin.goto('/admin');
  await admin.getByRole('button', { name: `Suspend ${name}` }).click();
  await expect(
    admin.getByRole('list', { name: 'Creators' }).getByRole('listitem').filter({ hasText: name }),
  ).toContainText('Suspended');

  expect((await page.request.get('/api/me')).status()).toBe(401);
  await page.goto('/publish');
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await page.getByRole('radio', { name: `@${username}` }).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('heading', { name: 'Your access is suspended' })).toBeVisible();
});

test('a creator who is no admin finds no admin page', async ({ creator }) => {
  await expect(creator.page.getByRole('link', { name: 'Admin' })).toHaveCount(0);
  expect((await creator.page.request.get('/api/invitations')).status()).toBe(403);
});
