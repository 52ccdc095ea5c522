import AxeBuilder from '@axe-core/playwright';
import { CalendarPage, nextWeek, schedule } from '../support/calendar.ts';
import { expect, test } from '../support/composer.ts';

test.use({ timezoneId: 'UTC', locale: 'en-GB' });

const week = nextWeek();
const [monday = '', tuesday = '', wednesday = '', thursday = '', friday = '', saturday = ''] = week;

test('a post is dragged to another day and time, and that is kept', async ({ composer }) => {
  const calendar = new CalendarPage(composer.page);
  await schedule(composer.page, await composer.accountId(), `${tuesday}T10:00Z`);
  await calendar.open(`view=week&date=${monday}`);
  const { dayPx, hourPx } = await calendar.scale(week);

  await calendar.drag(calendar.entry(tuesday, '10:00'), { x: dayPx, y: 1.25 * hourPx });
  await expect(calendar.entry(wednesday, '11:15')).toBeVisible();
  await calendar.drop();

  await expect(calendar.notice).toContainText('11:15');
  await composer.page.reload();
  await expect(calendar.entry(wednesday, '11:15')).toBeVisible();
  await expect(calendar.entry(tuesday, '10:00')).toHaveCount(0);
});

test('the same is done by keyboard alone, each position is told, and it can be undone', async ({ composer }) => {
  const { page } = composer;
  const calendar = new CalendarPage(page);
  await schedule(page, await composer.accountId(), `${thursday}T12:00Z`);
  await calendar.open(`view=week&date=${monday}`);
  const told = page.locator('[aria-live="assertive"]');

  await calendar.entry(thursday, '12:00').focus();
  await page.keyboard.press('Space');
  await expect(told).toContainText('Picked up');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(told).toContainText('12:15');
  await expect(calendar.entry(friday, '12:15')).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(calendar.notice).toContainText('12:15');
  await page.reload();
  await calendar.entry(friday, '12:15').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Escape');
  await expect(told).toContainText('is back at');
  await page.keyboard.press('Space');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await expect(calendar.entry(friday, '13:15')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(calendar.entry(friday, '12:15')).toBeVisible();
});

test('by keyboard a post goes along into the next week', async ({ composer }) => {
  const { page } = composer;
  const calendar = new CalendarPage(page);
  await schedule(page, await composer.accountId(), `${saturday}T18:00Z`);
  await calendar.open(`view=week&date=${monday}`);

  await calendar.entry(saturday, '18:00').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(new RegExp(`date=${monday}`));
  await page.keyboard.press('Enter');

  await expect(calendar.notice).toContainText('Monday');
  await expect(page.getByRole('button', { name: '18:00' })).toBeFocused();
});

test('nothing is put into the past', async ({ composer }) => {
  const { page } = composer;
  const calendar = new CalendarPage(page);
  await schedule(page, await composer.accountId(), `${friday}T09:00Z`);
  await page.clock.setFixedTime(`${thursday}T12:00Z`);
  await calendar.open(`view=week&date=${monday}`);
  const { dayPx } = await calendar.scale(week);
  let sent = 0;
  page.on('request', (request) => (sent += request.method() === 'PATCH' ? 1 : 0));

  await expect(calendar.day(wednesday)).toContainText('Past');
  await calendar.drag(calendar.entry(friday, '09:00'), { x: -2 * dayPx, y: 0 });
  await expect(calendar.entry(wednesday, '09:00')).toContainText('Not here');
  await calendar.drop();
  await expect(calendar.notice).toContainText('This moment has passed');
  await calendar.entry(friday, '09:00').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-live="assertive"]')).toContainText('This moment has passed');
  await page.keyboard.press('Escape');

  await expect(calendar.entry(friday, '09:00')).toBeFocused();
  expect(sent).toBe(0);
});

test('a move that comes too late goes back and says why', async ({ composer, database }) => {
  const { page } = composer;
  const calendar = new CalendarPage(page);
  const accountId = await composer.accountId();
  const [changed, begun] = [
    await schedule(page, accountId, `${monday}T07:00Z`),
    await schedule(page, accountId, `${monday}T09:00Z`),
  ];
  await page.route('**/api/live', (route) => route.abort());
  await calendar.open(`view=week&date=${monday}`);
  const { version } = (await (await page.request.get(`/api/publications/${changed}`)).json()) as { version: number };
  await page.request.patch(`/api/publications/${changed}`, {
    data: { scheduledAt: `${tuesday}T07:30:00.000Z`, version },
  });
  await database.moveTo(begun, 'sending');
  const move = async (time: string) => {
    await calendar.entry(monday, time).focus();
    for (const key of ['Space', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  };

  await move('07:00');
  await expect(calendar.notice).toContainText('changed somewhere else');
  await expect(calendar.entry(tuesday, '07:30')).toBeVisible();
  await move('09:00');
  await expect(calendar.notice).toContainText('can no longer be moved');
  await expect(calendar.entry(monday, '09:00')).toContainText('Sending');
  await calendar.entry(monday, '09:00').click();
  await expect(page.getByRole('dialog')).toContainText('It is being sent to TikTok right now.');
});

test('what happens to a post meanwhile shows by itself', async ({ composer, database }) => {
  const { page } = composer;
  const calendar = new CalendarPage(page);
  const id = await schedule(page, await composer.accountId(), `${wednesday}T20:00Z`);
  await calendar.open(`view=week&date=${monday}`);
  await expect(calendar.entry(wednesday, '20:00')).toContainText('Scheduled');

  await database.moveTo(id, 'cancelled');

  await expect(calendar.entry(wednesday, '20:00')).toContainText('Cancelled');
});

test('a full day folds in a month, opens by itself, and says how near it is to TikTok’s cap', async ({
  composer,
  database,
}) => {
  const { page } = composer;
  const calendar = new CalendarPage(page);
  const startMs = Date.parse(`${saturday}T08:00Z`);
  await database.addPublications(
    await composer.accountId(),
    Array.from({ length: 13 }, (_, n) => ({
      state: 'scheduled',
      caption: `Post ${n}`,
      minutesAgo: (Date.now() - startMs) / 60_000 - 20 * n,
    })),
  );
  await calendar.open(`view=month&date=${saturday}`);

  await expect(calendar.day(saturday)).toContainText(/: 13 of about 15/);
  await calendar.day(saturday).getByRole('link', { name: '10 more' }).click();
  await expect(page).toHaveURL(/view=day/);
  await expect(page.getByRole('button', { name: /^Move/ })).toHaveCount(13);
  await page.goBack();
  await expect(calendar.day(saturday)).toContainText('+10 more');
});

test('a post in a month keeps its time of day', async ({ composer }) => {
  const { page } = composer;
  const calendar = new CalendarPage(page);
  await schedule(page, await composer.accountId(), `${monday}T05:40Z`);
  await calendar.open(`view=month&date=${monday}`);
  const { dayPx } = await calendar.scale(week);

  await calendar.drag(calendar.entry(monday, '05:40'), { x: dayPx, y: 0 });
  await calendar.drop();

  await expect(calendar.notice).toContainText('05:40');
  await expect(calendar.entry(tuesday, '05:40')).toBeVisible();
});

test.describe('where clocks are changed', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('a day says that it has 25 hours, and both offsets are named', async ({ composer }) => {
    const calendar = new CalendarPage(composer.page);
    await calendar.open('view=week&date=2026-10-25');

    await expect(calendar.day('2026-10-25')).toContainText('25 hours: clocks go back');
    await expect(composer.page.getByText('Times in Europe/Berlin (GMT+2, then GMT+1)')).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 700 } });

  test('days are listed, nothing is lost, and a post is moved by a dialog', async ({ composer }) => {
    const { page } = composer;
    const calendar = new CalendarPage(page);
    await schedule(page, await composer.accountId(), `${thursday}T20:00Z`);
    await calendar.open(`view=week&date=${monday}`);

    await calendar.day(thursday).getByRole('button', { name: /^Move/ }).last().click();
    await page.getByLabel('Date and time').fill(`${thursday}T20:30`);
    await page.getByRole('button', { name: 'Save the time' }).click();

    await expect(calendar.entry(thursday, '20:30')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no view has an accessibility finding in the ${colorScheme} theme`, async ({ composer }) => {
    const { page } = composer;
    const calendar = new CalendarPage(page);
    await page.emulateMedia({ colorScheme });
    for (const view of ['week', 'month', 'day']) {
      await calendar.open(`view=${view}&date=${saturday}`);
      await page.waitForLoadState('networkidle');

      expect((await new AxeBuilder({ page }).analyze()).violations, view).toEqual([]);
    }
    await calendar.day(saturday).getByRole('listitem').getByRole('button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations, 'a post').toEqual([]);
  });
}
