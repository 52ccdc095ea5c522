import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/composer.ts';
import { postStates } from '../support/post-states.ts';

/** In the page: colours change over at once; half-way between two themes nothing has its contrast. */
function settleColours(): void {
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
}

/** Both themes on one load: nothing but colours changes. */
async function expectNoFinding(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(settleColours);
    expect((await new AxeBuilder({ page }).analyze()).violations, `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** At 320 px, which is 400 % of 1280, nothing is cut off and nothing needs scrolling to the side (WCAG 1.4.10). */
async function expectToFit(page: Page, what: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${what}, 320 px`).toBeLessThanOrEqual(320);
  if (before) await page.setViewportSize(before);
}

test('a post has no accessibility finding in any state, in both themes, and fits 320 px', async ({
  composer,
  database,
}) => {
  test.setTimeout(240_000);
  const page = await composer.open();
  const ids = await database.addPublications(await composer.accountId(), Object.values(postStates));
  for (const [index, name] of Object.keys(postStates).entries()) {
    await test.step(name, async () => {
      await page.goto(`/posts/${ids[index]}`);
      await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();
      if (name === 'needs_attention') await expect(page.getByRole('textbox', { name: 'Caption' })).toBeVisible();
      if (name === 'unknown') await page.getByRole('button', { name: 'It is on TikTok' }).click();
      if (name === 'failed') {
        await page.getByText('Everything that happened').click();
        await page.getByText('Attempt 1: failed').click();
      }
      await expectNoFinding(page, name);
      await expectToFit(page, name);
    });
  }
});

test('list, filter panel and dialogs have no accessibility finding, in both themes, and fit 320 px', async ({
  composer,
  database,
}) => {
  test.setTimeout(120_000);
  const page = await composer.open();
  const [scheduled, attention] = await database.addPublications(await composer.accountId(), [
    postStates.scheduled,
    postStates.needs_attention,
    postStates.published,
  ]);
  await test.step('list', async () => {
    await page.goto('/posts?time=days');
    await expect(page.getByRole('feed', { name: 'Your posts' }).getByRole('article').first()).toBeVisible();
    await expectNoFinding(page, 'list');
    await expectToFit(page, 'list');
  });
  await test.step('filter panel', async () => {
    await page.getByRole('button', { name: 'State: Any state' }).click();
    await page.getByRole('checkbox', { name: 'Published' }).check();
    await expectNoFinding(page, 'filter panel');
    await expectToFit(page, 'filter panel');
  });
  await test.step('dialog of the time', async () => {
    await page.goto(`/posts/${scheduled}`);
    await page.getByRole('button', { name: 'Change the time' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoFinding(page, 'dialog of the time');
    await expectToFit(page, 'dialog of the time');
  });
  await test.step('question before an answer', async () => {
    await page.goto(`/posts/${attention}`);
    await page.getByRole('button', { name: 'Confirm and publish' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoFinding(page, 'question before an answer');
    await expectToFit(page, 'question before an answer');
  });
});

test('TikTok’s checking names the time that is usual for this account', async ({ composer, database }) => {
  const { page } = composer;
  const [checking] = await database.addPublications(await composer.accountId(), [
    postStates.processing,
    ...Array.from({ length: 3 }, (_, index) => ({ ...postStates.published, minutesAgo: 10 + index })),
  ]);
  await page.goto(`/posts/${checking}`);

  await expect(page.getByText('For this account that usually takes less than a minute.')).toBeVisible();
});
