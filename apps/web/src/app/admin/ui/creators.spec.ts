import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { mount } from '../../../../test/mount.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { adminCopy } from '../copy.ts';
import { CreatorsHarness } from './creators.harness.ts';
import { Creators } from './creators.ts';

const copy = adminCopy.creators;
const creator = (id: number, displayName: string) => ({
  id: `0199aaaa-0000-7000-8000-00000000000${id}`,
  displayName,
  role: 'creator',
  status: 'active',
  avatarUrl: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  lastSeenAt: null,
});

describe('Creators', () => {
  async function open() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([apiErrorInterceptor])), provideHttpClientTesting()],
    });
    const http = TestBed.inject(HttpTestingController);
    const { harness } = await mount(Creators, CreatorsHarness, []);
    return { http, harness, next: () => waitForRequest(http, '/api/creators') };
  }

  it('says that it is reading, and that there is nobody', async () => {
    const { harness, next } = await open();
    expect(await harness.isReading()).toBe(true);

    (await next()).flush({ items: [], nextCursor: null });

    await waitFor(async () => expect(await harness.text()).toContain(copy.empty));
    expect(await harness.isReading()).toBe(false);
  });

  it('offers to read once more after a failure', async () => {
    const { harness, next } = await open();
    (await next()).error(new ProgressEvent('error'));
    await waitFor(() => harness.press(adminCopy.tryAgain));

    (await next()).flush({ items: [creator(1, 'Noor')], nextCursor: null });

    await waitFor(async () => expect(await harness.text()).toContain('Noor'));
    expect(await harness.text()).not.toContain(adminCopy.tryAgain);
  });

  it('keeps who is shown when the next page fails, and reads that page again', async () => {
    const { harness, next } = await open();
    (await next()).flush({ items: [creator(1, 'Noor')], nextCursor: 'older' });
    await waitFor(() => harness.press(copy.more));
    (await next()).error(new ProgressEvent('error'));
    await waitFor(() => harness.press(adminCopy.tryAgain));

    const again = await next();
    expect(again.request.params.get('cursor')).toBe('older');
    again.flush({ items: [creator(2, 'Leo')], nextCursor: null });

    await waitFor(async () => expect(await harness.count()).toBe(2));
  });
});
