import type { Page } from '@playwright/test';
import { expect, test } from '../support/composer.ts';

const posts = 10_000;
/** However long the list: what the browser holds fits a few screens. */
const mostRows = 40;

const feedOf = (page: Page) => page.getByRole('feed', { name: 'Your posts' });

/** How long scripts run while the page is scrolled down and up again, sixty screens in all. */
async function scriptOfScrolling(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const scriptMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
  };
  const before = await scriptMs();
  await page.evaluate(async () => {
    for (let step = 0; step < 60; step += 1) {
      scrollBy({ top: step % 6 < 3 ? innerHeight : -innerHeight, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
    }
  });
  const spent = (await scriptMs()) - before;
  await devtools.detach();
  return spent;
}

function seeded(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    state: index % 500 === 499 ? 'failed' : 'published',
    caption: `Post number ${count - index}`,
    minutesAgo: index + 1,
    ...(index % 500 === 499 ? { failReason: 'internal' } : {}),
  }));
}

test('ten thousand posts scroll with a bounded page, by wheel and by keyboard, to the very last', async ({
  composer,
  database,
}) => {
  test.setTimeout(180_000);
  const { page } = composer;
  await database.addPublications(await composer.accountId(), seeded(posts));
  await page.goto('/posts');
  const feed = feedOf(page);
  const rows = feed.getByRole('article');
  await expect(rows.first()).toBeVisible();

  const withFewMs = await scriptOfScrolling(page);

  await test.step('the wheel brings page after page', async () => {
    await page.mouse.move(700, 600);
    for (let turn = 0; turn < 20; turn += 1) {
      await page.mouse.wheel(0, 3000);
      await expect(feed.getByRole('article', { includeHidden: true })).not.toHaveCount(0);
    }
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(20_000);
    expect(await rows.count()).toBeLessThanOrEqual(mostRows);
    await expect(rows.first()).toHaveAttribute('aria-setsize', '-1');
  });

  await test.step('End leads to the last one', async () => {
    await rows.nth(5).getByRole('link').first().focus();
    await page.keyboard.press('End');

    const last = feed.getByRole('article').filter({ hasText: /Post number 1(?!\d)/ });
    await expect(last.getByRole('link').first()).toBeFocused({ timeout: 90_000 });
    await expect(last).toBeInViewport();
    await expect(last).toHaveAttribute('aria-posinset', String(posts));
    await expect(last).toHaveAttribute('aria-setsize', String(posts));
    expect(await rows.count()).toBeLessThanOrEqual(mostRows);
  });

  await test.step('the keys lead from post to post', async () => {
    await page.keyboard.press('PageUp');
    await expect(page.locator(':focus')).toHaveAttribute('id', /^title-/);
    await expect(feed.locator('article:focus-within')).toHaveAttribute('aria-posinset', String(posts - 1));
    await page.keyboard.press('Home');
    await expect(feed.locator('article:focus-within')).toHaveAttribute('aria-posinset', '1');
    await expect(feed.locator('article:focus-within')).toBeInViewport();
  });

  await test.step('scrolling costs the same, however many there are', async () => {
    const withAllMs = await scriptOfScrolling(page);
    const what = `${withFewMs.toFixed(0)} ms of script at first, ${withAllMs.toFixed(0)} ms with all ${posts}`;
    test.info().annotations.push({ type: 'sixty screens of scrolling', description: what });
    expect(withAllMs, what).toBeLessThan(3 * withFewMs + 100);
  });
});

test('filters live in the address: going to a post and back, reloading and sharing keep them', async ({
  composer,
  database,
}) => {
  const { page } = composer;
  await database.addPublications(await composer.accountId(), [
    { state: 'failed', caption: 'Harbour at dawn', minutesAgo: 60, failReason: 'internal' },
    { state: 'published', caption: 'Harbour at noon', minutesAgo: 120 },
    { state: 'published', caption: 'Harbour long ago', minutesAgo: 60 * 24 * 400 },
  ]);
  await page.goto('/posts');
  const rows = feedOf(page).getByRole('article');
  await page.getByRole('searchbox').fill('harbour');
  await expect(rows).toHaveCount(3);

  await page.getByRole('button', { name: 'State: Any state' }).click();
  await page.getByRole('dialog', { name: 'State' }).getByRole('checkbox', { name: 'Published' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'State: Published' })).toBeFocused();
  await expect(rows).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Last 30 days');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/\?state=published&time=month&q=harbour$/);

  await page.reload();
  await expect(rows).toHaveCount(1);
  await rows.getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
  await page.getByRole('link', { name: 'All posts' }).click();
  await expect(page).toHaveURL(/\?state=published&time=month&q=harbour$/);
  await expect(rows.getByRole('link').first()).toBeFocused();

  await page.getByRole('button', { name: 'Remove filter: Last 30 days' }).click();
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByRole('heading', { name: 'No post matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(page).toHaveURL(/\/posts$/);
  await expect(rows.first()).toBeVisible();
});

test('whoever comes back from a post finds their place, and a change arrives in its row', async ({
  composer,
  database,
}) => {
  const { page } = composer;
  await database.addPublications(await composer.accountId(), seeded(120));
  await page.goto('/posts');
  const feed = feedOf(page);
  await expect(feed.getByRole('article').first()).toBeVisible();
  await page.mouse.move(700, 600);
  await page.mouse.wheel(0, 4000);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(3000);
  const place = await page.evaluate(() => scrollY);
  const row = feed.getByRole('article').filter({ visible: true }).nth(10);
  const number = await row.getAttribute('aria-posinset');
  await row.getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();

  await page.goBack();
  const returned = feed.locator(`article[aria-posinset="${String(number)}"]`);
  await expect(returned.getByRole('link').first()).toBeFocused();
  await expect(returned).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(place - 200);

  const id = await returned.getByRole('link').first().getAttribute('id');
  await database.moveTo(id?.slice('title-'.length) ?? '', 'unknown');
  await expect(returned.getByText('Outcome unknown')).toBeVisible();
  await expect(returned.getByRole('link').first()).toBeFocused();
});
