import { expect, test } from '../support/test.ts';

const videos = 10_000;
/** However many there are: what the browser holds fits a few screens. */
const mostCards = 80;

test('ten thousand videos scroll with a bounded page, by wheel and by keyboard, to the very last', async ({
  admin,
  database,
}) => {
  test.setTimeout(180_000);
  const mark = `Grid ${crypto.randomUUID().slice(0, 6)}`;
  await database.addVideos(
    Array.from({ length: videos }, (_, index) => ({
      title: `${mark} number ${index + 1}`,
      tags: [mark.toLowerCase()],
    })),
  );
  const page = admin;
  await page.goto('/catalog');
  await page.getByRole('searchbox').fill(mark);
  const feed = page.getByRole('feed', { name: 'Videos' });
  const cards = feed.getByRole('article');
  await expect(cards.first()).toHaveAccessibleName(`${mark} number 1`);

  await test.step('the wheel brings page after page', async () => {
    await page.mouse.move(700, 600);
    for (let turn = 0; turn < 10; turn += 1) {
      await page.mouse.wheel(0, 3000);
      await expect(feed.getByRole('article', { includeHidden: true })).not.toHaveCount(0);
    }
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(4000);
    expect(await cards.count()).toBeLessThanOrEqual(mostCards);
    await expect(cards.first()).toHaveAttribute('aria-setsize', '-1');
  });

  await test.step('who comes back from a video finds their place', async () => {
    const before = await page.evaluate(() => scrollY);
    await cards.nth(20).getByRole('link').click();
    await expect(page).toHaveURL(/\/publish/);
    await expect(page.getByRole('heading', { level: 1, name: 'Publish a video' })).toBeVisible();
    await page.goBack();
    await expect(cards.first()).toBeVisible();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 900);
    await expect(page.getByRole('searchbox')).toHaveValue(mark);
  });

  await test.step('End leads to the last one, and the keys from video to video', async () => {
    await cards.nth(20).getByRole('link').focus();
    await page.keyboard.press('End');
    const focused = feed.locator('article:focus-within');
    await expect(focused).toHaveAttribute('aria-posinset', String(videos), { timeout: 120_000 });
    await expect(focused).toHaveAttribute('aria-setsize', String(videos));
    await expect(focused).toBeInViewport();
    expect(await cards.count()).toBeLessThanOrEqual(mostCards);
    await page.keyboard.press('PageUp');
    await expect(focused).toHaveAttribute('aria-posinset', String(videos - 1));
    await page.keyboard.press('Home');
    await expect(focused).toHaveAttribute('aria-posinset', '1');
    await page.keyboard.press('ArrowDown');
    await expect(focused).not.toHaveAttribute('aria-posinset', '1');
    await expect(focused).toBeInViewport();
  });

  await database.query(`delete from videos where title like $1`, [`${mark}%`]);
});
