import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../support/composer.ts';

/** The bytes of every body until the page is at rest, but pictures and films: they are content, not the page. */
async function kilobytesOf(page: Page, path: string, encoding: 'br' | 'gzip'): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  await client.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': encoding } });
  const bytes = countBytes(client);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const kilobytes = bytes() / 1000;
  test.info().annotations.push({ type: encoding, description: `${kilobytes} kB` });
  return kilobytes;
}

function countBytes(client: CDPSession): () => number {
  const counted = new Set<string>();
  let sum = 0;
  client.on('Network.responseReceived', ({ requestId, type }) => {
    if (type !== 'Image' && type !== 'Media') counted.add(requestId);
  });
  client.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) sum += encodedDataLength;
  });
  return () => sum;
}

/** Browsers take brotli; some proxies insist on gzip, and what they bring is more. */
for (const encoding of ['br', 'gzip'] as const) {
  test(`the sign-in page brings at most 110 kB as ${encoding}, its font included`, async ({ page }) => {
    expect(await kilobytesOf(page, '/login', encoding)).toBeLessThanOrEqual(110);
  });

  test(`the publish page brings at most 200 kB as ${encoding}, its font and data included`, async ({ composer }) => {
    await composer.open();
    const page = await composer.page.context().newPage();

    expect(await kilobytesOf(page, '/publish', encoding)).toBeLessThanOrEqual(200);
  });
}

test('what a page names ahead of time is fetched once', async ({ admin }) => {
  const asked: string[] = [];
  admin.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await admin.goto('/posts');
  await expect(admin.getByRole('heading', { level: 1 })).toBeVisible();
  await admin.waitForLoadState('networkidle');

  const ahead = asked.filter((path) => path === '/api/me' || path === '/api/config' || !path.startsWith('/api/'));
  expect(ahead.toSorted()).toEqual([...new Set(ahead)].toSorted());
});
