import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from '@jest/globals';
import { within } from '@testing-library/dom';
import { me } from '../../../test/factories.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { PublishPage } from './publish-page.ts';

describe('PublishPage', () => {
  it('leads to connecting an account when there is none, and asks TikTok nothing', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    TestBed.inject(SessionStore).accept({ ...me(), accounts: [] });
    const fixture = TestBed.createComponent(PublishPage);
    await fixture.whenStable();
    const screen = within(fixture.nativeElement as HTMLElement);

    expect(screen.getByRole('heading', { name: 'No TikTok account is connected' })).toBeTruthy();
    const way = screen.getByRole('link', { name: 'Connect an account' });
    expect(way.getAttribute('href')).toContain('/api/auth/tiktok');
    expect(screen.queryByText('Posting to')).toBeNull();
    expect(await fixture.componentInstance.mayLeave()).toBe(true);
    TestBed.inject(HttpTestingController).expectNone(({ url }) => url.startsWith('/api/'));
  });
});
