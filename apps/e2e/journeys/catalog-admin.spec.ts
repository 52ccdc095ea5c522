import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const unique = () => `Harbour ${crypto.randomUUID().slice(0, 6)}`;
const sheetOf = (page: Page, name: string) => page.getByRole('dialog', { name });

/** Opens what can be done with a video, by keyboard alone. */
async function manage(page: Page, title: string): Promise<void> {
  const button = page.getByRole('button', { name: `Manage: ${title}` });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(sheetOf(page, title)).toBeVisible();
}

async function find(page: Page, title: string): Promise<void> {
  await page.goto('/catalog');
  await page.getByRole('searchbox').fill(title);
  await expect(page.getByRole('article', { name: title })).toBeVisible();
}

test('an admin describes a video anew, and what another admin saved meanwhile is not lost', async ({
  admin,
  database,
}) => {
  const title = unique();
  await database.addVideos([{ title }]);
  await find(admin, title);
  await manage(admin, title);
  const sheet = admin.getByRole('dialog');
  await sheet.getByLabel('Title').fill('');
  await expect(sheet.getByText('Give the video a title.')).toBeVisible();
  await sheet.getByLabel('Title').fill(`${title} mine`);
  await sheet.getByLabel('Tags').fill('pier, dusk');
  await database.query(`update videos set title = $1, version = version + 1 where title = $2`, [
    `${title} theirs`,
    title,
  ]);

  await sheet.getByLabel('Title').press('Enter');
  await expect(sheet.getByText('Somebody else changed this video')).toBeVisible();
  await expect(sheet.getByText(`“${title} theirs”`)).toBeVisible();
  await expect(sheet.getByLabel('Title')).toHaveValue(`${title} mine`);
  await sheet.getByRole('button', { name: 'Keep mine' }).press('Enter');
  await sheet.getByRole('button', { name: 'Save changes' }).press('Enter');

  await expect(sheet.getByText('Saved.')).toBeVisible();
  await admin.keyboard.press('Escape');
  await expect(admin.getByRole('article', { name: `${title} mine` })).toBeVisible();
  await admin.getByRole('group', { name: 'Tags' }).getByRole('button', { name: 'pier' }).click();
  await expect(admin.getByRole('article')).toHaveCount(1);
});

test('an admin archives a video, takes it back, and thinks twice about deleting it', async ({
  admin,
  creator,
  database,
}) => {
  const title = unique();
  await database.addVideos([{ title }]);
  await find(admin, title);
  await manage(admin, title);
  await admin.getByRole('button', { name: 'Archive this video' }).press('Enter');
  await expect(admin.getByRole('article', { name: title })).toHaveCount(0);
  await expect(admin.getByRole('button', { name: 'Undo' })).toBeFocused();
  await admin.keyboard.press('Enter');
  await expect(admin.getByRole('article', { name: title })).toBeVisible();

  await manage(admin, title);
  await admin.getByRole('button', { name: 'Archive this video' }).press('Enter');
  await creator.page.goto('/catalog');
  await creator.page.getByRole('searchbox').fill(title);
  await expect(creator.page.getByText('No video matches this search.')).toBeVisible();
  await expect(creator.page.getByRole('button', { name: 'Archived' })).toHaveCount(0);

  await admin.getByRole('button', { name: 'Archived', exact: true }).click();
  await expect(admin.getByRole('article', { name: title })).toBeVisible();
  await manage(admin, title);
  await sheetOf(admin, title).getByRole('button', { name: 'Delete for good' }).press('Enter');
  await admin.getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect(sheetOf(admin, title)).toBeVisible();
  await sheetOf(admin, title).getByRole('button', { name: 'Restore to the catalog' }).press('Enter');
  await expect(admin.getByRole('article', { name: title })).toHaveCount(0);
});

test('an admin sees who used a video, and what another admin took away is said', async ({
  admin,
  creator,
  database,
}) => {
  const title = unique();
  await database.addVideos([{ title }]);
  const [video] = (await database.query(`select id from videos where title = $1`, [title])) as { id: string }[];
  const me = (await (await creator.page.request.get('/api/me')).json()) as { accounts: { id: string }[] };
  const [id] = await database.addPublications(me.accounts[0]?.id ?? '', [
    { state: 'published', caption: 'Seen', minutesAgo: 5, postUrl: 'https://www.tiktok.com/@a/video/1' },
  ]);
  await database.query(`update publications set video_id = $1 where id = $2`, [video?.id, id]);
  await find(admin, title);
  await manage(admin, title);
  const uses = admin.getByRole('list', { name: 'Who used it' }).getByRole('listitem');
  await expect(uses).toHaveCount(1);
  await expect(uses).toContainText('Published');
  await expect(uses.getByRole('link', { name: 'On TikTok' })).toHaveAttribute('href', /tiktok\.com/);

  await admin.request.post(`/api/videos/${video?.id ?? ''}/archive`);
  await admin.getByLabel('Title').fill('Too late');
  await admin.getByLabel('Title').press('Enter');
  await expect(admin.getByText('This video is gone')).toBeVisible();

  await admin.request.post(`/api/videos/${video?.id ?? ''}/restore`);
  await uses.getByRole('link', { name: /^Open/ }).click();
  await expect(admin).toHaveURL(`/posts/${id ?? ''}`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sheet of a video has no accessibility finding in the ${colorScheme} theme`, async ({ admin, database }) => {
    const title = unique();
    await database.addVideos([{ title }]);
    await admin.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await find(admin, title);
    await manage(admin, title);
    await expect(admin.getByText('Nobody has published this video yet.')).toBeVisible();

    expect((await new AxeBuilder({ page: admin }).analyze()).violations).toEqual([]);
  });
}
