import type { Locator, Page } from '@playwright/test';
import { requiredStrings } from './required-strings.ts';

const dayMs = 86_400_000;

/** The days of the week after this one, Monday first, as the calendar's address takes them. All of them lie ahead. */
export function nextWeek(): string[] {
  const today = new Date(new Date().toISOString().slice(0, 10));
  const mondayMs = today.getTime() + (8 - (today.getUTCDay() || 7)) * dayMs;
  return Array.from({ length: 7 }, (_, day) => new Date(mondayMs + day * dayMs).toISOString().slice(0, 10));
}

/** How the calendar calls a day in British English: `Tuesday 24 November`. */
export function dayName(date: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
  return format.format(Date.parse(date));
}

/** Schedules a direct post of a catalog video as the publish page does, for a time in UTC; answers its id. */
export async function schedule(page: Page, accountId: string, scheduledAt: string): Promise<string> {
  const videos = (await (await page.request.get('/api/videos')).json()) as { items: { id: string }[] };
  const answer = await page.request.post('/api/upload', {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    data: {
      accountId,
      videoId: videos.items[0]?.id,
      mode: 'direct',
      scheduledAt: new Date(scheduledAt).toISOString(),
      consent: { declaration: requiredStrings.musicDeclaration },
      post: {
        caption: 'Planned',
        privacyLevel: 'PUBLIC_TO_EVERYONE',
        allowComment: true,
        allowDuet: false,
        allowStitch: false,
        yourBrand: false,
        brandedContent: false,
        aiGenerated: false,
        coverTimestampMs: 0,
      },
    },
  });
  if (!answer.ok()) throw new Error(`It was not scheduled: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

/** The calendar as somebody uses it. */
export class CalendarPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query: string): Promise<void> {
    await this.page.goto(`/calendar?${query}`);
    await this.page.getByText('By keyboard: Enter shows').waitFor();
  }

  day(date: string): Locator {
    return this.page.getByRole('region', { name: dayName(date) });
  }

  entry(date: string, time: string): Locator {
    return this.day(date).getByRole('button', { name: time }).first();
  }

  get notice(): Locator {
    return this.page.getByRole('status').filter({ has: this.page.getByRole('button', { name: 'Close' }) });
  }

  /** From the middle of a post, slowly enough to be a drag; the mouse stays down. */
  async drag(entry: Locator, by: { x: number; y: number }): Promise<void> {
    await entry.scrollIntoViewIfNeeded();
    const { x, y } = await middleOf(entry);
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
    await this.page.mouse.move(x + by.x, y + by.y, { steps: 4 });
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
  }

  /** How far one day is from the next, and how high an hour is. */
  async scale(dates: readonly string[]): Promise<{ dayPx: number; hourPx: number }> {
    const [first, second] = await Promise.all(dates.slice(0, 2).map((date) => middleOf(this.day(date))));
    const height = await this.day(dates[0] ?? '')
      .getByRole('list')
      .evaluate((list) => list.parentElement?.clientHeight ?? 0);
    return { dayPx: (second?.x ?? 0) - (first?.x ?? 0), hourPx: height / 24 };
  }
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('It cannot be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
