import type { AccountForecast, Creator, Invitation, Publication, Video } from '@flowcast/shared-models';
import type { Page } from '@playwright/test';

export const now = '2026-03-02T10:00:00.000Z';

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
export async function fixContent(page: Page): Promise<void> {
  await page.clock.setFixedTime(now);
  await page.route('**/api/creators*', (route) => route.fulfill({ json: { items: creators, nextCursor: null } }));
  await page.route('**/api/access-requests*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
  await page.route('**/api/invitations*', (route) =>
    route.fulfill({ json: { items: [invitation], nextCursor: null } }),
  );
  await page.route('**/api/publications?*', async (route) =>
    route.fulfill({ json: { items: await posts(page), nextCursor: null } }),
  );
  await page.route('**/api/calendar?*', async (route) =>
    route.fulfill({ json: { items: await posts(page), dailyCap: 15 } }),
  );
  await page.route('**/api/accounts/*/forecast', (route) => route.fulfill({ json: forecast }));
  await page.route('**/api/videos?*', (route) => fulfillWithDemos(page, route));
  await page.route('**/api/videos', (route) => fulfillWithDemos(page, route));
}

const forecast: AccountForecast = {
  postsLast24h: 2,
  typicalDailyPosts: 15,
  pendingDraftsLast24h: 0,
  pendingDraftsLimit: 5,
};

/** One in each state that asks for another look, with a long and a short caption. */
const planned: [Publication['state'], string, string][] = [
  ['scheduled', '2026-03-05T16:30:00.000Z', 'Evening light over the bay, one take, no filter #studio #sunset'],
  ['scheduled', '2026-03-03T09:00:00.000Z', 'Morning'],
  ['needs_attention', '2026-03-02T08:15:00.000Z', 'The long version of a short story about a very long staircase'],
  ['published', '2026-03-01T18:00:00.000Z', 'Backstage #studio'],
  ['failed', '2026-03-01T11:45:00.000Z', 'A video that TikTok did not take'],
];

async function posts(page: Page): Promise<Publication[]> {
  const demos = await demoVideos(page);
  const [demo] = demos;
  if (!demo) throw new Error('The installation has no demo video.');
  const { id: videoId, title, posterUrl, facts } = demo;
  return planned.map(([state, scheduledAt, caption], at) => {
    return {
      id: `0199aaaa-0000-7000-8000-00000000000${at}`,
      mode: 'direct',
      accountId: '0199aaaa-0000-7000-8000-0000000000aa',
      videoId,
      post: { caption, privacyLevel: 'PUBLIC_TO_EVERYONE', ...nothingAllowed },
      state,
      version: 1,
      scheduledAt,
      createdAt: now,
      transfer: null,
      bytesSent: 0,
      sizeBytes: facts.sizeBytes,
      publishId: null,
      postIds: [],
      postUrl: null,
      failReason: state === 'failed' ? 'internal' : null,
      needs: [],
      video: { title, posterUrl, durationMs: facts.durationMs },
      account: { displayName: 'Ava Studio', username: 'ava.studio', avatarUrl: null },
      history: [],
    };
  });
}

const nothingAllowed = {
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  aiGenerated: false,
  coverTimestampMs: 0,
};

async function demoVideos(page: Page): Promise<Video[]> {
  const answer = await page.request.get('/api/videos?limit=100');
  const { items } = (await answer.json()) as { items: Video[] };
  return items.filter(({ isDemo }) => isDemo).toSorted((a, b) => a.title.localeCompare(b.title));
}

async function fulfillWithDemos(page: Page, route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> {
  const demos = await demoVideos(page);
  await route.fulfill({ json: { items: demos.map((video) => ({ ...video, createdAt: now })), nextCursor: null } });
}
