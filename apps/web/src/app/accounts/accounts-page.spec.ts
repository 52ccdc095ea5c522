import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from '@jest/globals';
import type { Account } from '@flowcast/shared-models';
import { waitFor, within } from '@testing-library/dom';
import { forecast, me, publication } from '../../../test/factories.ts';
import { waitForRequest } from '../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../shared/data/api-error-interceptor.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { AccountsPage } from './accounts-page.ts';
import { accountsCopy as copy } from './copy.ts';

describe('AccountsPage', () => {
  const [ava] = me().accounts;

  const activity = {
    waiting: 2,
    lastPost: { publicationId: publication().id, title: 'Golden hour', at: '2026-11-22T10:00:00.000Z' },
  };

  async function open(...changes: Partial<Account>[]) {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
    TestBed.inject(SessionStore).accept(me());
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(AccountsPage);
    fixture.detectChanges();
    http
      .expectOne('/api/accounts')
      .flush({ items: changes.map((change) => ({ ...ava, ...change })), nextCursor: null });
    for (const one of changes.length > 0 ? ['forecast', 'activity'] : []) {
      const request = await waitForRequest(http, `/api/accounts/${ava?.id ?? ''}/${one}`);
      request.flush(one === 'forecast' ? forecast({ postsLast24h: 4 }) : activity);
    }
    await fixture.whenStable();
    return { http, screen: within(fixture.nativeElement as HTMLElement) };
  }

  it('shows a connected account and what it granted', async () => {
    const { screen } = await open({});

    expect(screen.getByText('Connected')).toBeTruthy();
    expect(screen.getAllByText(copy.granted)).toHaveLength(3);
    expect(screen.queryByRole('link', { name: copy.grant })).toBeNull();
    expect(screen.getByRole('link', { name: copy.connect }).getAttribute('href')).toBe(
      '/api/auth/tiktok?return_to=%2Faccounts&connect=1',
    );
  });

  it('tells what the account is good for today', async () => {
    const permissionEndsAt = new Date(Date.now() + 41.5 * 86_400_000).toISOString();
    const { screen } = await open({ permissionEndsAt });

    expect(screen.getByText('42 days left')).toBeTruthy();
    expect(screen.getByText('4 of about 15, about 11 left')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Golden hour' }).getAttribute('href')).toBe(`/posts/${publication().id}`);
  });

  it('names a missing permission and grants it with one button', async () => {
    const { screen } = await open({ scopes: ['user.info.basic', 'video.upload'] });

    expect(screen.getByText('Permission missing')).toBeTruthy();
    expect(screen.getByText(copy.missing)).toBeTruthy();
    expect(screen.getByRole('link', { name: copy.grant })).toBeTruthy();
  });

  it('asks to connect again when TikTok ended the connection', async () => {
    const { screen } = await open({ status: 'needs_reconnect' });

    expect(screen.getByText('Connection ended')).toBeTruthy();
    expect(screen.getByRole('link', { name: copy.reconnect })).toBeTruthy();
  });

  it('disconnects only after a yes, and the account can no longer be chosen', async () => {
    const { http, screen } = await open({});
    screen.getByRole('button', { name: 'Disconnect Ava Studio' }).click();
    (await waitForRequest(http, `/api/accounts/${ava?.id ?? ''}/activity`)).flush(activity);
    const sheet = within(await within(document.body).findByRole('dialog', { name: copy.ask.title }));
    expect(sheet.getByText(/2 posts that wait are held until you connect it again/)).toBeTruthy();
    http.expectNone({ method: 'DELETE' });

    sheet.getByRole('button', { name: copy.ask.yes }).click();
    const request = await waitForRequest(http, `/api/accounts/${ava?.id ?? ''}`);
    request.flush(null, { status: 204, statusText: 'No Content' });

    await waitFor(() => expect(TestBed.inject(SessionStore).me()?.accounts).toEqual([]));
    expect(request.request.method).toBe('DELETE');
  });

  it('teaches the next step when nothing is connected', async () => {
    const { screen } = await open();

    expect(screen.getByRole('heading', { name: copy.emptyTitle })).toBeTruthy();
  });
});
