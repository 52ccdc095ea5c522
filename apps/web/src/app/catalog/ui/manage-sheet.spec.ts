import { Dialog } from '@angular/cdk/dialog';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Video } from '@flowcast/shared-models';
import { waitFor } from '@testing-library/dom';
import { problem, video } from '../../../../test/factories.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { ConfirmSheetHarness } from '../../shared/ui/confirm-sheet.harness.ts';
import { manageCopy as copy } from '../copy.ts';
import { ManageSheetHarness } from './manage-sheet.harness.ts';
import { openManageSheet } from './manage-sheet.ts';

@Component({ template: '' })
class Page {}

const url = `/api/videos/${video().id}`;
const archived = video({ archivedAt: '2026-11-22T10:00:00.000Z' });
const refusal = (code: string, status: number) => [problem(code, status), { status, statusText: 'Refused' }] as const;

describe('ManageSheet', () => {
  afterEach(() => TestBed.inject(Dialog).closeAll());

  async function open(shown: Video = video()) {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
    const http = TestBed.inject(HttpTestingController);
    const loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Page));
    openManageSheet(shown, TestBed.inject(Injector));
    (await waitForRequest(http, `${url}/uses`)).flush({ items: [], nextCursor: null });
    const sheet = await loader.getHarness(ManageSheetHarness);
    const isOpen = async () => (await loader.getHarnessOrNull(ManageSheetHarness)) !== null;
    /** The sheet of the question is loaded when it is asked. */
    const answer = async (isAgreed: boolean) => {
      await waitFor(() => {
        if (!document.querySelector('fc-confirm-sheet')) throw new Error('Nothing is asked.');
      });
      await (await loader.getHarness(ConfirmSheetHarness)).answer(isAgreed);
    };
    return { http, sheet, isOpen, answer };
  }

  async function save(title: string) {
    const opened = await open();
    await opened.sheet.entitle(title);
    await opened.sheet.press(copy.save);
    return { ...opened, request: await waitForRequest(opened.http, url) };
  }

  it('saves what was typed, upon the version that was seen', async () => {
    const { request, sheet } = await save('Harbour at night');
    expect(request.request.body).toMatchObject({ title: 'Harbour at night', version: video().version });

    request.flush(video({ title: 'Harbour at night', version: video().version + 1 }));

    await waitFor(async () => expect(await sheet.text()).toContain(copy.saved));
  });

  it('says that one is signed out, and that nothing was changed', async () => {
    const { request, sheet } = await save('Harbour at night');

    request.flush(...refusal('not_signed_in', 401));

    await waitFor(async () => expect(await sheet.alert()).toContain('You are signed out'));
    expect(await sheet.alert()).toContain('Nothing was changed. Sign in again');
    expect(await sheet.title()).toBe('Harbour at night');
  });

  it('says that the studio is out of reach, and keeps what was typed', async () => {
    const { request, sheet } = await save('Harbour at night');

    request.error(new ProgressEvent('error'));

    await waitFor(async () => expect(await sheet.alert()).toContain('No connection to the studio'));
    expect(await sheet.title()).toBe('Harbour at night');
  });

  it('offers both titles when somebody else was quicker, and saves the own one upon theirs', async () => {
    const { http, request, sheet } = await save('Mine');
    request.flush(...refusal('conflict', 409));
    (await waitForRequest(http, url)).flush(video({ title: 'Theirs', version: 7 }));
    await waitFor(async () => expect(await sheet.alert()).toContain('“Theirs”'));

    await sheet.press(copy.mine);
    await sheet.press(copy.save);

    const again = await waitForRequest(http, url);
    expect(again.request.body).toMatchObject({ title: 'Mine', version: 7 });
  });

  it('deletes for good when that is agreed to, and closes', async () => {
    const { http, sheet, isOpen, answer } = await open(archived);

    await sheet.press(copy.remove);
    await answer(true);
    const request = await waitForRequest(http, url);
    expect(request.request.method).toBe('DELETE');
    request.flush(null);

    await waitFor(async () => expect(await isOpen()).toBe(false));
  });

  it('deletes nothing when that is taken back', async () => {
    const { http, sheet, isOpen, answer } = await open(archived);

    await sheet.press(copy.remove);
    await answer(false);

    http.expectNone(url);
    expect(await isOpen()).toBe(true);
  });

  it('says why a published video stays', async () => {
    const { http, sheet, answer } = await open(archived);

    await sheet.press(copy.remove);
    await answer(true);
    (await waitForRequest(http, url)).flush(...refusal('video_in_use', 409));

    await waitFor(async () => expect(await sheet.alert()).toContain('It was published, so it stays'));
  });
});
