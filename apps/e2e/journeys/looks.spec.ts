import type { Creator, Invitation, Video } from '@flowcast/shared-models';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/*
 * The main screens still look as they were judged to look. Pictures lie in apps/e2e/looks; when a screen changes on
 * purpose, `npm run looks` draws them anew: open the changed ones before committing them.
 */

/** Times are written in the viewer's zone. */
test.use({ timezoneId: 'UTC', locale: 'en-US' });

const now = '2026-03-02T10:00:00.000Z';

const creator = (displayName: string, change: Partial<Creator> = {}): Creator => ({
  id: crypto.randomUUID(),
  displayName,
  role: 'creator',
  status: 'active',
  avatarUrl: null,
  createdAt: now,
  lastSeenAt: now,
  ...change,
});

const creators = [
  creator('Robin Admin', { role: 'admin' }),
  creator('Maximiliane-Theodora von Hohenstein-Waldburg'),
  creator('Noor', { status: 'suspended', lastSeenAt: null }),
];

const invitation: Invitation = {
  id: crypto.randomUUID(),
  role: 'creator',
  note: 'Leo, second camera',
  status: 'open',
  expiresAt: '2026-03-09T10:00:00.000Z',
  createdAt: now,
  invitedName: null,
  usedBy: null,
};

/** Lists that other journeys fill differently each time; everything else is the product's own answer. */
async function fixContent(page: Page): Promise<void> {
  await page.clock.setFixedTime(now);
  await page.route('**/api/creators*', (route) => route.fulfill({ json: { items: creators, nextCursor: null } }));
  await page.route('**/api/access-requests*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
  await page.route('**/api/invitations*', (route) =>
    route.fulfill({ json: { items: [invitation], nextCursor: null } }),
  );
  await page.route('**/api/videos?*', (route) => fulfillWithDemos(page, route));
  await page.route('**/api/videos', (route) => fulfillWithDemos(page, route));
}

async function fulfillWithDemos(page: Page, route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> {
  const answer = await page.request.get('/api/videos?limit=100');
  const { items } = (await answer.json()) as { items: Video[] };
  const demos = items.filter(({ isDemo }) => isDemo).toSorted((a, b) => a.title.localeCompare(b.title));
  await route.fulfill({ json: { items: demos.map((video) => ({ ...video, createdAt: now })), nextCursor: null } });
}

/** Who is shown, and what they have posted, differs between installations. */
const persons = (page: Page) => [
  page.locator('fc-avatar'),
  page.locator('fc-account-health'),
  page.getByText(/@tester\./),
];

const screens = [
  { path: '/login', width: 1440, colorScheme: 'light' },
  { path: '/login', width: 1440, colorScheme: 'dark' },
  { path: '/login', width: 390, colorScheme: 'light' },
  { path: '/catalog', width: 1440, colorScheme: 'dark' },
  { path: '/catalog', width: 390, colorScheme: 'light' },
  { path: '/accounts', width: 1440, colorScheme: 'light' },
  { path: '/accounts', width: 390, colorScheme: 'dark' },
  { path: '/admin', width: 1440, colorScheme: 'light' },
] as const;

for (const { path, width, colorScheme } of screens) {
  test(`${path} looks as before, ${width} px wide and ${colorScheme}`, async ({ page, admin }) => {
    const visitor = path === '/login' ? page : admin;
    await visitor.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await visitor.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await fixContent(visitor);
    await visitor.goto(path);
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
    await visitor.waitForLoadState('networkidle');
    await visitor.evaluate(() => document.fonts.ready);

    await expect(visitor).toHaveScreenshot(`${path.slice(1)}-${width}-${colorScheme}.png`, { mask: persons(visitor) });
  });
}
