import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { describe, expect, it } from '@jest/globals';
import { fireEvent, waitFor, within } from '@testing-library/dom';
import { video } from '../../../test/factories.ts';
import { apiErrorInterceptor } from '../shared/data/api-error-interceptor.ts';
import { CatalogPage } from './catalog-page.ts';
import { catalogCopy as copy } from './copy.ts';

describe('CatalogPage', () => {
  async function open(address = '/') {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
    const http = TestBed.inject(HttpTestingController);
    await TestBed.inject(Router).navigateByUrl(address);
    const fixture = TestBed.createComponent(CatalogPage);
    fixture.detectChanges();
    const answer = async (items: object[]) => {
      const request = await waitFor(() => {
        const [next] = http.match(({ url }) => url === '/api/videos');
        if (!next) throw new Error('No videos were asked for.');
        return next;
      });
      request.flush({ items, nextCursor: null });
      await fixture.whenStable();
      return request.request.params;
    };
    const first = await answer([video()]);
    return { fixture, answer, first, screen: within(fixture.nativeElement as HTMLElement) };
  }

  it('leaves out what one has posted already, and shows everything again', async () => {
    const { answer, screen } = await open();
    const filter = screen.getByRole('button', { name: copy.unposted });

    filter.click();
    const asked = await answer([]);

    expect(asked.get('unposted')).toBe('mine');
    expect(filter.getAttribute('aria-pressed')).toBe('true');
    expect(await screen.findByText(copy.allPosted)).toBeTruthy();
    screen.getByRole('button', { name: copy.clear }).click();
    expect((await answer([video()])).has('unposted')).toBe(false);
    expect(await screen.findByRole('heading', { name: video().title })).toBeTruthy();
  });

  it('keeps the filter in the address, and begins with what stands there', async () => {
    const { answer, first, screen } = await open('/?tag=summer&q=late');
    expect([first.get('tag'), first.get('search')]).toEqual(['summer', 'late']);
    const router = TestBed.inject(Router);

    screen.getByRole('button', { name: copy.unposted }).click();
    await answer([video()]);
    expect(router.url).toBe('/?q=late&tag=summer&posted=no');

    await router.navigateByUrl('/?tag=summer');
    const followed = await answer([video()]);
    expect([followed.get('tag'), followed.has('search'), followed.has('unposted')]).toEqual(['summer', false, false]);
  });

  it('shows no archive to somebody who is no admin, whatever the address says', async () => {
    expect((await open('/?shown=archived')).first.has('archived')).toBe(false);
  });

  it('moves through a video by arrow keys, and loads it only for them', async () => {
    const { fixture, screen } = await open();
    const link = await screen.findByRole('link', { name: `${copy.use}: ${video().title}` });
    const scrubber = () => (fixture.nativeElement as HTMLElement).querySelector('fc-hover-scrub');
    link.focus();
    await fixture.whenStable();
    expect(scrubber()).toBeNull();

    fireEvent.keyDown(link, { key: 'ArrowRight' });
    await fixture.whenStable();
    expect(scrubber()).not.toBeNull();

    fireEvent.blur(link);
    await fixture.whenStable();
    expect(scrubber()).toBeNull();
  });
});
