import { expect, test } from '../../support/composer.ts';

test('the account bar tells limit, place in the day and mode', async ({ composer }) => {
  const page = await composer.open();
  await expect(composer.account).toContainText('Videos up to 10 minutes');
  await expect(composer.account).toContainText('1st of about 15 posts today');
  await expect(composer.account).toContainText('Posted directly');

  await page.getByRole('radio', { name: 'Send as draft' }).check();

  await expect(composer.account).toContainText('0 of 5 drafts wait in the inbox');
  await expect(composer.account).toContainText('Sent as a draft');
});

test('the preview shows a post as each circle of people sees it', async ({ composer }) => {
  await composer.open();
  await composer.fill('For a few', 'Friends');
  await composer.box('Comment').check();
  const { preview } = composer;
  await expect(preview.getByRole('radio', { name: 'Friends' })).toBeChecked();
  await expect(preview).toContainText('They can comment.');

  await preview.getByText('Everyone').click();
  await expect(preview.getByText('This video is not shown to them.')).toBeVisible();
  await preview.getByText('You', { exact: true }).click();

  await expect(preview.getByText('This video is not shown to them.')).toHaveCount(0);
  await expect(preview).toContainText('For friends.');
});

test('the preview cuts a long caption as a phone does, and opens it', async ({ composer }) => {
  const page = await composer.open();
  await composer.chooseDemo();
  const more = composer.preview.getByRole('button', { name: 'more' });
  await page.getByRole('textbox', { name: 'Caption' }).fill('Short');
  await expect(composer.preview).toContainText('Short');
  await expect(more).toHaveCount(0);

  await page.getByRole('textbox', { name: 'Caption' }).fill('A long evening by the sea '.repeat(8));
  await more.click();

  await expect(composer.preview.getByRole('button', { name: 'less' })).toHaveAttribute('aria-expanded', 'true');
});

test('the destinations at the lower edge of a phone lie over nothing that is pressed', async ({ composer }) => {
  const page = await composer.open();
  await page.setViewportSize({ width: 412, height: 823 });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));

  const [button, bar] = await Promise.all([
    composer.publishButton.boundingBox(),
    page.getByRole('link', { name: 'Posts' }).last().boundingBox(),
  ]);

  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
});
