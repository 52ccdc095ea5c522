import { expect, test } from '../support/composer.ts';

test('a lost connection shows itself and heals, and nothing that was filled in is lost', async ({ composer }) => {
  const page = await composer.open();
  await composer.fill('Kept over the gap');
  await page.context().setOffline(true);
  await expect(page.getByText('No network. What you filled in is kept')).toBeVisible();

  await page.context().setOffline(false);
  await expect(page.getByText('No network.')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Caption' })).toHaveValue('Kept over the gap');
  await composer.publish();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
});

test('a post is followed to its end over a gap in the connection', async ({ composer }) => {
  const page = await composer.open();
  await composer.fill('Through the tunnel');
  await composer.publish();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('Live updates are interrupted.')).toBeVisible();

  await page.context().setOffline(false);

  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText('Live updates are interrupted.')).toHaveCount(0);
});

test('a page from before a deploy reloads itself once when a part of it is gone', async ({ composer }) => {
  const page = await composer.open();
  let failures = 0;
  await page.route(/chunk-[^/]+\.js$/, async (route) => {
    failures += 1;
    if (failures > 1) return route.continue();
    return route.fulfill({ status: 404, contentType: 'text/html', body: 'gone' });
  });

  await page.getByRole('link', { name: 'Catalog' }).first().click();

  await expect(page.getByRole('heading', { name: 'Catalog', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/catalog$/);
});

test('a part that stays gone ends in a page that says so, never in a blank one', async ({ composer }) => {
  const page = await composer.open();
  await page.route(/chunk-[^/]+\.js$/, async (route) => {
    const part = await route.fetch();
    const isCatalog = (await part.text()).includes('fc-catalog-page');
    await (isCatalog
      ? route.fulfill({ status: 404, contentType: 'text/html', body: '' })
      : route.fulfill({ response: part }));
  });

  await page.getByRole('link', { name: 'Catalog' }).first().click();

  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});
