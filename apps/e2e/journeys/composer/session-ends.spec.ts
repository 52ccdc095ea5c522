import { ComposerPage, expect, test as base } from '../../support/composer.ts';
import { consentAs } from '../../support/people.ts';
import { arrivedAfter, kept, largeVideo, uploading } from '../../support/uploading.ts';

/** A creator of their own for each test: the session does not survive it. */
const test = base.extend<{ composer: ComposerPage }>({
  composer: async ({ creator: { page, username }, emulator }, use) => use(new ComposerPage(page, username, emulator)),
});

/** The session is gone at the studio; the page has not heard of it yet. */
async function endSession({ page }: ComposerPage): Promise<void> {
  await page.context().request.post('/api/sign-out');
}

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
  await expect(page.getByRole('textbox', { name: 'Caption' })).toHaveValue('Written over two sessions');
  await expect(composer.audience).toContainText('Everyone');
  await composer.publish();
  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
  const posts = (await emulator.effects(composer.username)).filter(
    ({ postInfo }) => postInfo?.['title'] === 'Written over two sessions',
  );
  expect(posts).toHaveLength(1);
});

test('an upload goes on after a session that ended and a new sign-in', async ({ composer }) => {
  test.setTimeout(120_000);
  const video = await largeVideo();
  const { page, line } = await uploading(composer, video);
  await expect(page.getByText(kept)).toBeVisible();
  await endSession(composer);
  await expect(page.getByText('Your session ended.')).toBeVisible();
  const earlier = line.offsets.length;

  await page.getByRole('link', { name: 'Sign in again', exact: true }).click();
  await consentAs(page, composer.username);

  await arrivedAfter(earlier, { page, line, video });
  await video.remove();
});
