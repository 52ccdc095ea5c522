import { ComposerPage, expect, test as base } from '../../support/composer.ts';
import { consentAs } from '../../support/people.ts';
import { kept, largeVideo, uploading } from '../../support/uploading.ts';

/** A creator of their own: the session does not survive this. */
const test = base.extend<{ composer: ComposerPage }>({
  composer: async ({ creator: { page, username }, emulator }, use) => use(new ComposerPage(page, username, emulator)),
});

test('whoever signs out leaves no form and no file behind in this browser', async ({ composer }) => {
  test.setTimeout(120_000);
  const video = await largeVideo();
  const { page } = await uploading(composer, video);
  await expect(page.getByText(kept)).toBeVisible();
  await page.getByRole('textbox', { name: 'Caption' }).fill('Not for the next person');
  await page.getByRole('link', { name: 'Posts' }).first().click();
  await page.getByRole('button', { name: 'Leave and stop the upload' }).click();
  await expect(page).toHaveURL(/\/posts$/);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login$/);

  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Not for the next person|a long take/);
  expect(await page.evaluate(keptFiles)).toBe(0);
  await page.getByRole('link', { name: 'Continue with TikTok' }).click();
  await consentAs(page, composer.username);
  await expect(page.getByRole('textbox', { name: 'Caption' })).toHaveValue('');
  await expect(page.getByText('did not arrive completely')).toHaveCount(0);
  await video.remove();
});

/** Runs in the page. */
function keptFiles(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('flowcast');
    opening.onerror = () => reject(new Error('The browser opens no database.'));
    opening.onsuccess = () => {
      const counting = opening.result.transaction('unfinishedUploads').objectStore('unfinishedUploads').count();
      counting.onsuccess = () => resolve(counting.result);
    };
  });
}
