import type { Page } from '@playwright/test';
import { CalendarPage, nextWeek, schedule } from '../support/calendar.ts';
import { expect, test } from '../support/composer.ts';
import { Fingers } from '../support/touch.ts';

const week = nextWeek();
const [monday = '', tuesday = '', wednesday = '', thursday = '', friday = ''] = week;

test.use({ timezoneId: 'UTC', locale: 'en-GB', hasTouch: true });

function countMoves(page: Page): () => number {
  let moves = 0;
  page.on('request', (request) => (moves += request.method() === 'PATCH' ? 1 : 0));
  return () => moves;
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 700 } });

  test('a finger that holds a post drags it to another day; one that does not scrolls', async ({ composer }) => {
    const { page } = composer;
    const calendar = new CalendarPage(page);
    await schedule(page, await composer.accountId(), `${tuesday}T10:00Z`);
    await calendar.open(`view=week&date=${monday}`);
    const fingers = await Fingers.of(page);
    const moves = countMoves(page);
    const scrollY = () => page.evaluate(() => window.scrollY);

    await fingers.press(calendar.entry(tuesday, '10:00'));
    await fingers.moveBy({ x: 0, y: -200 });
    await fingers.lift();
    await expect.poll(scrollY).toBeGreaterThan(50);
    await expect(calendar.entry(tuesday, '10:00')).toContainText('Scheduled');

    await fingers.press(calendar.entry(tuesday, '10:00'));
    await expect(calendar.entry(tuesday, '10:00')).toContainText('Picked up');
    await fingers.second();
    await expect(calendar.entry(tuesday, '10:00')).toContainText('Scheduled');
    await fingers.lift();
    expect(moves()).toBe(0);

    await fingers.press(calendar.entry(tuesday, '10:00'));
    await expect(calendar.entry(tuesday, '10:00')).toContainText('Picked up');
    const before = await scrollY();
    const below = await calendar.day(wednesday).boundingBox();
    await fingers.moveTo({ x: 150, y: (below?.y ?? 0) + 30 });
    await expect(calendar.entry(wednesday, '10:00')).toContainText('Picked up');
    expect(await scrollY()).toBe(before);
    await fingers.lift();

    await expect(calendar.notice).toContainText('10:00');
    await expect(calendar.entry(wednesday, '10:00')).toContainText('Scheduled');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(moves()).toBe(1);
  });

  test('Escape ends a drag under the finger, and the post stays where it was', async ({ composer }) => {
    const { page } = composer;
    const calendar = new CalendarPage(page);
    await schedule(page, await composer.accountId(), `${tuesday}T08:20Z`);
    await calendar.open(`view=week&date=${monday}`);
    const fingers = await Fingers.of(page);
    const moves = countMoves(page);

    await fingers.press(calendar.entry(tuesday, '08:20'));
    await expect(calendar.entry(tuesday, '08:20')).toContainText('Picked up');
    const below = await calendar.day(wednesday).boundingBox();
    await fingers.moveTo({ x: 150, y: (below?.y ?? 0) + 30 });
    await expect(calendar.entry(wednesday, '08:20')).toContainText('Picked up');
    await page.keyboard.press('Escape');
    await expect(calendar.entry(tuesday, '08:20')).toContainText('Scheduled');
    await expect(calendar.entry(wednesday, '08:20')).toHaveCount(0);

    // The finger is still down: wherever it goes and comes off, it carries and opens nothing any more.
    await fingers.moveBy({ x: 0, y: 40 });
    await fingers.lift();
    await expect(calendar.entry(tuesday, '08:20')).toContainText('Scheduled');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // Nor is it opened by a finger that had not moved when the key came.
    await fingers.press(calendar.entry(tuesday, '08:20'));
    await expect(calendar.entry(tuesday, '08:20')).toContainText('Picked up');
    await page.keyboard.press('Escape');
    await fingers.lift();
    await expect(calendar.entry(tuesday, '08:20')).toContainText('Scheduled');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(moves()).toBe(0);

    // The next drag is one like any other.
    await fingers.press(calendar.entry(tuesday, '08:20'));
    await expect(calendar.entry(tuesday, '08:20')).toContainText('Picked up');
    await fingers.cancel();
    await expect(calendar.entry(tuesday, '08:20')).toContainText('Scheduled');
  });
});

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1180, height: 820 } });

  test('a post is dragged through the week, which scrolls at its edges', async ({ composer }) => {
    const { page } = composer;
    const calendar = new CalendarPage(page);
    await schedule(page, await composer.accountId(), `${thursday}T10:00Z`);
    await calendar.open(`view=week&date=${monday}`);
    const fingers = await Fingers.of(page);
    const moves = countMoves(page);
    const { dayPx, hourPx } = await calendar.scale(week);
    const entry = calendar.entry(thursday, '10:00');

    await fingers.press(entry);
    await expect(entry).toContainText('Picked up');
    const box = await page.getByRole('group', { name: 'Week' }).boundingBox();
    await fingers.moveTo({ x: (box?.x ?? 0) + 4.2 * dayPx, y: (box?.y ?? 0) + (box?.height ?? 0) - 20 });
    // The finger rests, and the evening comes up by itself.
    await expect(page.getByRole('button', { name: /^2[23]:/ })).toContainText('Picked up');
    await fingers.cancel();
    await expect(entry).toContainText('Scheduled');
    expect(moves()).toBe(0);

    await fingers.press(entry);
    await expect(entry).toContainText('Picked up');
    await fingers.moveBy({ x: dayPx, y: 1.25 * hourPx });
    await fingers.lift();

    await expect(calendar.notice).toContainText('11:15');
    await expect(calendar.entry(friday, '11:15')).toContainText('Scheduled');
  });

  test('a post in a month is dragged to another day', async ({ composer }) => {
    const { page } = composer;
    const calendar = new CalendarPage(page);
    await schedule(page, await composer.accountId(), `${monday}T05:40Z`);
    await calendar.open(`view=month&date=${monday}`);
    const fingers = await Fingers.of(page);
    const { dayPx } = await calendar.scale(week);

    await fingers.press(calendar.entry(monday, '05:40'));
    await expect(calendar.entry(monday, '05:40')).toContainText('Picked up');
    await fingers.moveBy({ x: dayPx, y: 0 });
    await fingers.lift();

    await expect(calendar.notice).toContainText('05:40');
    await expect(calendar.entry(tuesday, '05:40')).toBeVisible();
  });
});
