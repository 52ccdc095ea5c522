import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { deviceZone, type Publication, wallTime } from '@flowcast/shared-models';
import { waitFor, within } from '@testing-library/dom';
import { me, problem, publication } from '../../../test/factories.ts';
import { waitForRequest } from '../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../shared/data/api-error-interceptor.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { CalendarPage } from './calendar-page.ts';
import { calendarCopy as copy } from './copy.ts';

/** Ten o'clock in a week, wherever the tests run. */
const ten = new Date();
ten.setDate(ten.getDate() + 7);
ten.setHours(10, 0, 0, 0);
const after = (minutes: number) => new Date(ten.getTime() + minutes * 60_000).toISOString();
const date = wallTime(ten.getTime(), deviceZone()).date;
const planned = (change: Partial<Publication> = {}) =>
  publication({ state: 'scheduled', scheduledAt: ten.toISOString(), version: 3, ...change });

/** The calendar as somebody uses it who has a keyboard and no mouse. */
class CalendarHarness {
  readonly http = TestBed.inject(HttpTestingController);
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  static async open(view = 'week'): Promise<CalendarHarness> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'calendar', component: CalendarPage },
          { path: '**', component: CalendarPage },
        ]),
      ],
    });
    TestBed.inject(SessionStore).accept(me());
    const router = await RouterTestingHarness.create(`/calendar?view=${view}&date=${date}`);
    return new CalendarHarness(router.fixture.nativeElement as HTMLElement);
  }

  static async with(...items: Publication[]): Promise<CalendarHarness> {
    const calendar = await CalendarHarness.open();
    (await calendar.asked()).flush({ items, dailyCap: 15 });
    if (items.length > 0) await waitFor(() => calendar.entry(items[0]?.id));
    return calendar;
  }

  get screen() {
    return within(this.element);
  }

  asked() {
    return waitForRequest(this.http, '/api/calendar');
  }

  patched(id: string) {
    return waitForRequest(this.http, `/api/publications/${id}`);
  }

  entry(id = publication().id): HTMLElement {
    const found = this.element.querySelector<HTMLElement>(`[data-entry="${id}"]`);
    if (!found) throw new Error('It does not stand in the calendar.');
    return found;
  }

  press(...keys: string[]): void {
    for (const key of keys) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      TestBed.tick();
    }
  }
}

describe('CalendarPage', () => {
  beforeEach(() => localStorage.clear());

  it('shows time, title, account and state of a post, in a zone that is named', async () => {
    const calendar = await CalendarHarness.with(planned());

    for (const text of ['Golden hour', '@ava.studio', 'Scheduled']) {
      expect(calendar.entry().textContent).toContain(text);
    }
    expect(calendar.screen.getByText(new RegExp(`${copy.zone} ${deviceZone()} \\(GMT`))).toBeTruthy();
  });

  it('moves by keyboard, shows it at once, and can undo it', async () => {
    const calendar = await CalendarHarness.with(planned());
    calendar.entry().focus();
    calendar.press(' ', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');

    const request = await calendar.patched(planned().id);
    expect(request.request.body).toEqual({ scheduledAt: after(15), version: 3 });
    expect(calendar.entry().textContent).toContain(':15');
    request.flush(planned({ scheduledAt: after(15), version: 4 }));
    (await calendar.screen.findByRole('button', { name: copy.undo })).click();
    const undo = await calendar.patched(planned().id);
    expect(undo.request.body).toEqual({ scheduledAt: ten.toISOString(), version: 4 });
  });

  it('puts a post back when the studio refuses, and says why', async () => {
    const calendar = await CalendarHarness.with(planned());
    calendar.entry().focus();
    calendar.press(' ', 'ArrowDown', 'Enter');
    const request = await calendar.patched(planned().id);
    request.flush(problem('not_reschedulable', 409), { status: 409, statusText: 'Conflict' });
    await calendar.screen.findByText(copy.tooLate);
    (await calendar.patched(planned().id)).flush(planned({ state: 'sending', version: 5 }));

    await waitFor(() => expect(calendar.entry().textContent).toContain('Sending'));
    expect(calendar.entry().textContent).toContain(':00');
  });

  it('asks nothing when a post is put back', async () => {
    const calendar = await CalendarHarness.with(planned());
    calendar.entry().focus();
    calendar.press(' ', 'ArrowRight', 'PageDown', 'Escape');

    calendar.http.expectNone({ method: 'PATCH' });
    expect(calendar.entry().textContent).toContain(':00');
  });

  it('does not pick up what is over, and says why in words', async () => {
    const calendar = await CalendarHarness.with(planned({ state: 'published' }));
    calendar.entry().focus();
    calendar.press(' ', 'ArrowDown', 'Enter');
    calendar.http.expectNone({ method: 'PATCH' });
    calendar.entry().click();

    const sheet = within(await within(document.body).findByRole('dialog', { name: 'Golden hour' }));
    expect(sheet.getByText(copy.fixed.published)).toBeTruthy();
    expect(sheet.queryByRole('button', { name: copy.move })).toBeNull();
    sheet.getByRole('button', { name: copy.close }).click();
  });

  it('marks a day that is near the budget of an account, in words', async () => {
    const posts = Array.from({ length: 14 }, (_, n) =>
      planned({ id: `0199aaaa-0000-7000-8000-1000000000${10 + n}`, scheduledAt: after(n) }),
    );
    const calendar = await CalendarHarness.with(...posts);

    expect(calendar.screen.getByText(copy.budget('ava.studio', 14, 15))).toBeTruthy();
    expect(calendar.screen.getByRole('link', { name: /\+13 more/ })).toBeTruthy();
  });

  it('teaches the next step when nothing is planned', async () => {
    const calendar = await CalendarHarness.with();

    expect(await calendar.screen.findByRole('heading', { name: copy.emptyTitle.week })).toBeTruthy();
    expect(calendar.screen.getByRole('link', { name: copy.publish }).getAttribute('href')).toBe('/publish');
  });

  it('says when it could not be read, and reads it again', async () => {
    const calendar = await CalendarHarness.open();
    (await calendar.asked()).flush(problem('internal_error', 500), { status: 500, statusText: 'Error' });
    (await calendar.screen.findByRole('button', { name: copy.again })).click();
    (await calendar.asked()).flush({ items: [planned()], dailyCap: 15 });

    await waitFor(() => calendar.entry());
    expect(calendar.screen.queryByRole('alert')).toBeNull();
  });

  it('remembers week or month, and the address says what is shown', async () => {
    const calendar = await CalendarHarness.with(planned());
    calendar.screen.getByRole('button', { name: copy.views.month }).click();

    await waitFor(() => expect(TestBed.inject(Router).url).toBe(`/calendar?view=month&date=${date}`));
    expect(localStorage.getItem('flowcast.calendarView')).toBe('"month"');
    (await calendar.asked()).flush({ items: [planned()], dailyCap: 15 });
    await waitFor(() => calendar.entry());
  });
});
