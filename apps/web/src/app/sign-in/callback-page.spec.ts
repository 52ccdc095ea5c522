import { Location } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { AccessStanding } from '@flowcast/shared-models';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, waitFor, within } from '@testing-library/dom';
import { me, problem } from '../../../test/factories.ts';
import { waitForRequest } from '../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../shared/data/api-error-interceptor.ts';
import { NotFoundPage } from '../shell/not-found-page.ts';
import { CallbackPage } from './callback-page.ts';
import { signInFailure } from './copy.ts';

describe('CallbackPage', () => {
  afterEach(() => history.replaceState(null, '', '/'));

  function open(query: string): ComponentFixture<CallbackPage> {
    history.replaceState(null, '', `/login/callback?${query}`);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', component: NotFoundPage }]),
      ],
    });
    const fixture = TestBed.createComponent(CallbackPage);
    fixture.detectChanges();
    return fixture;
  }

  const http = () => TestBed.inject(HttpTestingController);
  const screen = (fixture: ComponentFixture<unknown>) => within(fixture.nativeElement as HTMLElement);

  it('sends code and state once, also when the page is made again, and goes where the person wanted', async () => {
    const fixture = open('code=abc%2B1&state=xyz');
    TestBed.createComponent(CallbackPage).detectChanges();

    const request = http().expectOne('/api/exchange_token');
    expect(request.request.body).toEqual({ code: 'abc+1', state: 'xyz' });
    request.flush({ ...me(), account: me().accounts[0], returnTo: '/posts?state=failed' });
    await fixture.whenStable();

    await waitFor(() => expect(TestBed.inject(Router).url).toBe('/posts?state=failed'));
  });

  it('says why a sign-in could not begin, and begins the same one anew', () => {
    const fixture = open('problem=rate_limited&reference=ref-7&invite=a%2Bb&return_to=%2Fposts');

    screen(fixture).getByRole('heading', { name: signInFailure('rate_limited').title });
    screen(fixture).getByText('Reference ref-7');
    const again = screen(fixture).getByRole('link', { name: 'Continue with TikTok' });
    expect(again.getAttribute('href')).toBe('/api/auth/tiktok?return_to=%2Fposts&invite=a%2Bb');
    expect(TestBed.inject(Location).path()).toBe('/login/callback');
  });

  it.each(['constructor', 'made-up', '<b>'])('has a sentence for an unknown problem: %s', (problem) => {
    const fixture = open(`problem=${encodeURIComponent(problem)}`);

    screen(fixture).getByRole('heading', { name: 'Signing in did not work' });
  });

  it('takes the code out of the address bar at once', () => {
    open('code=abc&state=xyz');

    expect(TestBed.inject(Location).path()).toBe('/login/callback');
  });

  it('never leaves the studio, whatever the answer says', async () => {
    const fixture = open('code=a&state=b');

    http()
      .expectOne('/api/exchange_token')
      .flush({ ...me(), account: me().accounts[0], returnTo: '//evil.example' });
    await fixture.whenStable();

    await waitFor(() => expect(TestBed.inject(Router).url).toBe('/publish'));
  });

  it('sends nothing when the person cancelled at TikTok', async () => {
    const fixture = open('error=access_denied&state=xyz');
    await fixture.whenStable();

    http().expectNone('/api/exchange_token');
    expect(await screen(fixture).findByRole('heading', { name: 'You cancelled at TikTok' })).toBeTruthy();
  });

  it.each([
    'sign_in_state_invalid',
    'sign_in_refused',
    'not_invited',
    'invitation_invalid',
    'creator_suspended',
    'conflict',
    'scope_missing',
    'tiktok_unavailable',
    'tiktok_rate_limited',
    'tiktok_refused',
    'rate_limited',
  ] as const)('has its own sentence for %s, and shows the reference', async (code) => {
    const fixture = open('code=a&state=b');

    http().expectOne('/api/exchange_token').flush(problem(code, 403), { status: 403, statusText: 'Forbidden' });
    await fixture.whenStable();

    expect(await screen(fixture).findByRole('heading', { name: signInFailure(code).title })).toBeTruthy();
    expect(screen(fixture).getByText('Reference ref-1')).toBeTruthy();
  });

  const ends = { requestedAt: '2026-11-22T10:00:00.000Z', endsAt: '2026-12-22T10:00:00.000Z' };

  function refuse(access: AccessStanding): void {
    http()
      .expectOne('/api/exchange_token')
      .flush(problem('not_invited', 403, { access }), { status: 403, statusText: 'Forbidden' });
  }

  it('lets whoever is not invited ask an admin, and says what happens next', async () => {
    const fixture = open('code=a&state=b');
    refuse({ ticket: 'sealed', request: null });
    const note = await screen(fixture).findByRole('textbox', { name: /Note/ });
    fireEvent.input(note, { target: { value: 'I edit with Ava.' } });

    screen(fixture).getByRole('button', { name: 'Request access' }).click();
    const request = await waitForRequest(http(), '/api/access-requests');
    expect(request.request.body).toEqual({ ticket: 'sealed', note: 'I edit with Ava.' });
    request.flush({ status: 'open', ...ends });

    expect(await screen(fixture).findByRole('heading', { name: 'Your request is with the admins' })).toBeTruthy();
    expect(screen(fixture).getByText(/cannot send you a message/)).toBeTruthy();
    expect(screen(fixture).queryByRole('button', { name: 'Request access' })).toBeNull();
  });

  it('keeps the note when the request did not arrive', async () => {
    const fixture = open('code=a&state=b');
    refuse({ ticket: 'sealed', request: null });
    const note = await screen(fixture).findByRole<HTMLTextAreaElement>('textbox', { name: /Note/ });
    fireEvent.input(note, { target: { value: 'I edit with Ava.' } });

    screen(fixture).getByRole('button', { name: 'Request access' }).click();
    const request = await waitForRequest(http(), '/api/access-requests');
    request.flush(problem('access_ticket_invalid', 403, { detail: 'Sign in again.' }), {
      status: 403,
      statusText: 'Forbidden',
    });

    expect((await screen(fixture).findByText('Sign in again.')).textContent).toBeTruthy();
    expect(note.value).toBe('I edit with Ava.');
  });

  it.each([
    ['open', 'Your request is with the admins'],
    ['dismissed', 'An admin has answered no'],
  ] as const)('tells who asked before that the request is %s', async (status, title) => {
    const fixture = open('code=a&state=b');
    refuse({ ticket: 'sealed', request: { status, ...ends } });

    expect(await screen(fixture).findByRole('heading', { name: title })).toBeTruthy();
    expect(screen(fixture).queryByRole('button', { name: 'Request access' })).toBeNull();
  });

  it('offers whoever is not invited a message for an admin', async () => {
    const fixture = open('code=a&state=b');

    http()
      .expectOne('/api/exchange_token')
      .flush(problem('not_invited', 403), { status: 403, statusText: 'Forbidden' });
    await fixture.whenStable();

    expect(await screen(fixture).findByRole('button', { name: 'Copy the message' })).toBeTruthy();
  });
});
