import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { me, problem } from '../../../test/factories.ts';
import { waitForRequest } from '../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../shared/data/api-error-interceptor.ts';
import { SessionStore } from '../shared/data/session-store.ts';
import { adminsOnly, signedInOnly } from './guards.ts';
import { NotFoundPage } from './not-found-page.ts';
import { UnavailablePage } from './unavailable-page.ts';

@Component({ template: 'a screen' })
class Screen {}

describe('guards', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'login', component: Screen },
          { path: 'posts', component: Screen, canActivate: [signedInOnly] },
          { path: 'admin', component: Screen, canActivate: [signedInOnly, adminsOnly] },
          { path: 'unavailable', component: UnavailablePage },
          { path: '**', component: NotFoundPage },
        ]),
      ],
    });
  });

  async function visit(url: string, answer?: { status: number; code: string }): Promise<string> {
    const harness = await RouterTestingHarness.create();
    const visited = harness.navigateByUrl(url);
    if (answer) {
      const request = await waitForRequest(TestBed.inject(HttpTestingController), '/api/me');
      request.flush(problem(answer.code, answer.status), { status: answer.status, statusText: answer.code });
    }
    await visited;
    return harness.routeNativeElement?.textContent ?? '';
  }

  it('send whoever is not signed in to sign in, and back afterwards', async () => {
    await visit('/posts?state=failed', { status: 401, code: 'not_signed_in' });

    expect(TestBed.inject(Router).url).toBe('/login?return_to=%2Fposts%3Fstate%3Dfailed');
  });

  it('say that the studio does not answer instead of showing nothing', async () => {
    expect(await visit('/posts', { status: 503, code: 'not_ready' })).toContain('The studio does not answer');
  });

  it('show creators that admin pages do not exist', async () => {
    TestBed.inject(SessionStore).accept(me());

    expect(await visit('/admin')).toContain('There is no such page');
  });

  it('let admins in', async () => {
    TestBed.inject(SessionStore).accept(me({ role: 'admin' }));

    expect(await visit('/admin')).toBe('a screen');
  });
});
