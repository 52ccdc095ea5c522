import type { Page, Route } from '@playwright/test';
import { expect, test } from '../support/composer.ts';
import { postStates } from '../support/post-states.ts';
import { shoot } from './shoot.ts';

const lists = {
  posts: { path: '/posts', from: '**/api/publications?*' },
  calendar: { path: '/calendar', from: '**/api/calendar?*' },
  catalog: { path: '/catalog', from: /\/api\/videos(\?|$)/ },
  accounts: { path: '/accounts', from: /\/api\/accounts(\?|$)/ },
  admin: { path: '/admin', from: /\/api\/(creators|invitations|access-requests|imports)(\?|$)/ },
} as const;

/** What a proxy says while the studio behind it restarts. */
const badGateway = (route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad gateway' });
/** An answer that is still to come; it never does. */
const silence = () => undefined;

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

for (const [name, { path, from }] of Object.entries(lists)) {
  test(`${name}, before and without an answer`, async ({ admin }) => {
    await admin.route(from, silence);
    await open(admin, path);
    await shoot(admin, `${name}-loading`, false);
    await admin.unrouteAll({ behavior: 'ignoreErrors' });
    await admin.route(from, badGateway);
    await open(admin, path);
    await expect(admin.getByRole('alert').first()).toBeVisible();
    await shoot(admin, `${name}-unreadable`, false);
  });
}

test('one post, before and without an answer, and the studio gone', async ({ composer, database }) => {
  const { page } = composer;
  const [id] = await database.addPublications(await composer.accountId(), [postStates.published]);
  const one = `**/api/publications/${id}`;
  await page.route(one, silence);
  await open(page, `/posts/${id}`);
  await shoot(page, 'post-loading', false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route(one, badGateway);
  await open(page, `/posts/${id}`);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await shoot(page, 'post-unreadable', false);
  await open(page, `/posts/${crypto.randomUUID()}`);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await shoot(page, 'post-unknown-address', false);
  await page.route('**/api/me', (route) => route.abort());
  await open(page, '/posts');
  await shoot(page, 'unavailable', false);
});

test('empty lists', async ({ composer, database }) => {
  const page = await composer.open({ displayName: 'Ava Studio' });
  await page.goto('/posts?q=nothing-like-it');
  await expect(page.getByRole('heading', { name: 'No post matches' })).toBeVisible();
  await shoot(page, 'posts-no-match', false);
  await page.goto('/publish/several');
  await expect(page.getByRole('link', { name: 'To your accounts' })).toBeVisible();
  await shoot(page, 'several-only-one', false);

  // The studio of a first day: nothing registered yet.
  const archived = await database.query(
    `update videos set archived_at = now() where origin = 'catalog' and archived_at is null returning id`,
  );
  try {
    await open(page, '/catalog');
    await page.waitForLoadState('networkidle');
    await shoot(page, 'catalog-empty', false);
    await page.goto('/publish');
    await page.getByText('From the catalog').click();
    await page.waitForLoadState('networkidle');
    await shoot(page, 'publish-catalog-empty');
  } finally {
    const ids = archived.map((row) => (row as { id: string }).id);
    await database.query(`update videos set archived_at = null where id = any($1)`, [ids]);
  }

  await open(page, '/accounts');
  await page.getByRole('button', { name: /^Disconnect/ }).click();
  await shoot(page, 'accounts-question', false);
  await page.getByRole('button', { name: 'Yes, disconnect' }).click();
  await expect(page.getByRole('button', { name: /^Disconnect/ })).toHaveCount(0);
  await shoot(page, 'accounts-empty', false);
  await open(page, '/publish');
  await page.waitForLoadState('networkidle');
  await shoot(page, 'publish-no-account', false);
});
