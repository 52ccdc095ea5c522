import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AccessRequest } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import { fireEvent, waitFor, within } from '@testing-library/dom';
import { me, problem } from '../../../test/factories.ts';
import { waitForRequest } from '../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../shared/data/api-error-interceptor.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { tagsOf } from '../shared/util/tags-of.ts';
import { AdminPage } from './admin-page.ts';

const invitation = {
  id: '0199aaaa-0000-7000-8000-000000000010',
  role: 'creator',
  note: 'Leo',
  status: 'open',
  expiresAt: '2026-11-29T10:00:00.000Z',
  createdAt: '2026-11-22T10:00:00.000Z',
  invitedName: null,
  usedBy: null,
} as const;
const creator = {
  id: '0199aaaa-0000-7000-8000-000000000011',
  displayName: 'Noor',
  role: 'creator',
  status: 'active',
  avatarUrl: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  lastSeenAt: null,
} as const;

const accessRequest = {
  id: '0199aaaa-0000-7000-8000-000000000012',
  displayName: 'Mia',
  avatarUrl: null,
  note: 'I edit with Ava.',
  requestedAt: '2026-11-22T10:00:00.000Z',
  endsAt: '2026-12-22T10:00:00.000Z',
} as const;

describe('AdminPage', () => {
  async function open(requests: AccessRequest[] = []) {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([apiErrorInterceptor])), provideHttpClientTesting()],
    });
    TestBed.inject(SessionStore).accept(me({ role: 'admin' }));
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(AdminPage);
    fixture.detectChanges();
    http.expectOne('/api/imports').flush({ status: 'off', files: [], isCut: false });
    http.expectOne('/api/access-requests').flush({ items: requests, nextCursor: null });
    http.expectOne('/api/invitations').flush({ items: [invitation], nextCursor: null });
    http.expectOne('/api/creators').flush({ items: [creator], nextCursor: null });
    const screen = within(fixture.nativeElement as HTMLElement);
    await screen.findByText('Leo');
    await screen.findByText('Noor');
    return { fixture, http, screen };
  }

  it('creates an invitation and shows its link once', async () => {
    const { fixture, http, screen } = await open();
    fireEvent.input(screen.getByRole('textbox', { name: /Note/ }), { target: { value: 'Mia' } });
    fireEvent.input(screen.getByRole('combobox', { name: 'Role' }), { target: { value: 'admin' } });

    screen.getByRole('button', { name: 'Create invitation' }).click();
    const request = http.expectOne({ method: 'POST', url: '/api/invitations' });
    expect(request.request.body).toEqual({ role: 'admin', expiresInHours: 168, note: 'Mia' });
    request.flush({ ...invitation, id: creator.id, note: 'Mia', url: 'http://127.0.0.1:3000/join/abc' });
    await fixture.whenStable();

    const link = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Invitation link' });
    expect(link.value).toBe('http://127.0.0.1:3000/join/abc');
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy();
  });

  it('revokes an open invitation', async () => {
    const { fixture, http, screen } = await open();

    screen.getByRole('button', { name: 'Revoke Leo' }).click();
    http.expectOne({ method: 'DELETE', url: `/api/invitations/${invitation.id}` }).flush(null);
    await fixture.whenStable();

    expect(await screen.findByText('Revoked')).toBeTruthy();
  });

  it('suspends a creator, and shows why when that is refused', async () => {
    const { fixture, http, screen } = await open();

    screen.getByRole('button', { name: 'Suspend Noor' }).click();
    const request = http.expectOne({ method: 'PATCH', url: `/api/creators/${creator.id}` });
    expect(request.request.body).toEqual({ status: 'suspended' });
    request.flush(problem('conflict', 409, { detail: 'The last admin stays.' }), {
      status: 409,
      statusText: 'Conflict',
    });
    await fixture.whenStable();
    expect((await screen.findByRole('alert')).textContent).toContain('The last admin stays.');
  });

  it('signs a creator out everywhere', async () => {
    const { fixture, http, screen } = await open();

    screen.getByRole('button', { name: 'Sign out everywhere: Noor' }).click();
    http.expectOne({ method: 'POST', url: `/api/creators/${creator.id}/sign-out` }).flush(null);
    await fixture.whenStable();

    expect(await screen.findByText(/^Noor is signed out everywhere/)).toBeTruthy();
  });

  it('lets in who asks for access, in the chosen role, and says that nobody tells them', async () => {
    const { fixture, http, screen } = await open([accessRequest]);
    const list = within(screen.getByRole('list', { name: 'Requests for access' }));
    expect(list.getByText('I edit with Ava.')).toBeTruthy();
    fireEvent.input(list.getByRole('combobox', { name: 'Role for Mia' }), { target: { value: 'admin' } });

    list.getByRole('button', { name: 'Invite Mia' }).click();
    const request = http.expectOne({ method: 'POST', url: `/api/access-requests/${accessRequest.id}/invite` });
    expect(request.request.body).toEqual({ role: 'admin' });
    request.flush({ ...invitation, id: accessRequest.id, role: 'admin', note: null, invitedName: 'Mia' });
    await fixture.whenStable();

    expect(screen.queryByRole('button', { name: 'Invite Mia' })).toBeNull();
    expect(screen.getByText(/^Mia can sign in now, without a link/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Revoke Mia' })).toBeTruthy();
  });

  it('says that another admin was quicker, and shows who still asks', async () => {
    const { fixture, http, screen } = await open([accessRequest]);

    screen.getByRole('button', { name: 'Invite Mia' }).click();
    http
      .expectOne({ method: 'POST', url: `/api/access-requests/${accessRequest.id}/invite` })
      .flush(problem('not_found', 404), { status: 404, statusText: 'Not Found' });
    const again = await waitForRequest(http, '/api/access-requests');
    again.flush({ items: [], nextCursor: null });
    await fixture.whenStable();

    expect(await screen.findByRole('alert')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText('Mia')).toBeNull());
  });

  it('shows no place for requests while nobody asks', async () => {
    const { screen } = await open();

    expect(screen.queryByRole('heading', { name: 'Requests for access' })).toBeNull();
  });

  it('has no import folder while the server has none', async () => {
    const { screen } = await open();

    expect(screen.queryByRole('heading', { name: 'From the import folder' })).toBeNull();
  });
});

describe('tagsOf', () => {
  it('cuts at commas and hashes, without doubles', () => {
    expect(tagsOf('Summer, #harbour #summer,, Late light ')).toEqual(['summer', 'harbour', 'late light']);
  });
});
