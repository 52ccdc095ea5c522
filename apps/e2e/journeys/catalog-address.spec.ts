import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const feedOf = (page: Page) => page.getByRole('feed', { name: 'Videos' });

/** Titles no other journey of this worker knows: they share one catalog. */
const newMark = () => `Quay ${crypto.randomUUID().slice(0, 6)}`;

/** All journeys of this worker share one catalog, and look for the demo video among its newest. */
test.afterEach(async ({ database }) => {
  await database.query(`delete from videos where title like 'Quay %'`, []);
});

test('what narrows the catalog down survives a reload, and its address shows the same to somebody else', async ({
  admin,
  creator,
  database,
}) => {
  const mark = newMark();
  const tag = mark.toLowerCase();
  await database.addVideos([
    { title: `${mark} at dawn`, tags: [tag] },
    { title: `${mark} at noon`, tags: [tag] },
    { title: `${mark} untagged` },
  ]);
  const cards = feedOf(admin).getByRole('article');
  await admin.goto('/catalog');
  await admin.getByRole('searchbox', { name: 'Search the catalog' }).fill(mark);
  await expect(cards).toHaveCount(3);
  await cards
    .first()
    .getByRole('button', { name: `Show videos tagged ${tag}` })
    .click();
  await expect(cards).toHaveCount(2);
  await admin.getByRole('button', { name: 'Not yet posted by me' }).click();
  await expect(admin).toHaveURL(/\/catalog\?(?=.*q=)(?=.*tag=)(?=.*posted=no)/);
  await admin.getByRole('searchbox').fill(`${mark} at noon`);
  await expect(cards).toHaveCount(1);
  await expect(admin).toHaveURL(/noon/);

  for (const page of [admin, creator.page]) {
    if (page === admin) await page.reload();
    else await page.goto(admin.url());
    await expect(page.getByRole('searchbox')).toHaveValue(`${mark} at noon`);
    await expect(page.getByRole('group', { name: 'Tags' }).getByRole('button', { name: tag })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.getByRole('button', { name: 'Not yet posted by me' })).toHaveAttribute('aria-pressed', 'true');
    await expect(feedOf(page).getByRole('article')).toHaveCount(1);
    await expect(feedOf(page).getByRole('article')).toHaveAccessibleName(`${mark} at noon`);
  }
});

test('whoever goes back to the catalog is where they were, with the keyboard on the card they came from', async ({
  admin,
  database,
}) => {
  const mark = newMark();
  await database.addVideos(Array.from({ length: 90 }, (_, index) => ({ title: `${mark} number ${index + 1}` })));
  await admin.goto(`/catalog?q=${encodeURIComponent(mark)}`);
  const card = feedOf(admin).getByRole('article', { name: `${mark} number 70`, exact: true });
  const publish = card.getByRole('link');
  const nextPlace = async () => {
    await admin.mouse.wheel(0, 1500);
    await expect(card).toBeInViewport({ timeout: 500 });
  };
  await expect(feedOf(admin).getByRole('article').first()).toBeVisible();
  await admin.mouse.move(700, 600);
  await expect(nextPlace).toPass();

  for (const goOn of ['keyboard', 'mouse'] as const) {
    if (goOn === 'keyboard') await publish.press('Enter');
    else await publish.click();
    await expect(admin.getByRole('heading', { level: 1, name: 'Publish a video' })).toBeVisible();
    await admin.goBack();

    await expect(publish).toBeFocused();
    await expect(card).toBeInViewport();
    await expect(admin.getByRole('searchbox')).toHaveValue(mark);
  }
});
