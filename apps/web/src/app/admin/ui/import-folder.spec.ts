import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { describe, expect, it, jest } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { problem, video } from '../../../../test/factories.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { UPLOAD_PARTS } from '../../shared/data/video-upload-store.ts';
import { ConfirmSheetHarness } from '../../shared/ui/confirm-sheet.harness.ts';
import { adminCopy } from '../copy.ts';
import { ImportFolderHarness } from './import-folder.harness.ts';
import { ImportFolderPanel } from './import-folder.ts';

const picture = new Blob(['jpeg'], { type: 'image/jpeg' });
const file = (name: string, more: object = {}) => ({ name, sizeBytes: 800_000, video: null, ...more });

describe('the import folder', () => {
  async function open(folder: object) {
    const parts = {
      capture: jest.fn(() => Promise.resolve(picture)),
      savePoster: jest.fn((_id: string, _jpeg: Blob) => Promise.resolve()),
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        { provide: UPLOAD_PARTS, useValue: parts },
      ],
    });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(ImportFolderPanel);
    fixture.detectChanges();
    http.expectOne('/api/imports').flush({ status: 'ready', files: [], isCut: false, ...folder });
    await fixture.whenStable();
    const panel = await TestbedHarnessEnvironment.harnessForFixture(fixture, ImportFolderHarness);
    return { http, panel, parts, fixture };
  }

  it('registers what is ticked one after the other, and a failure stops no other', async () => {
    const { http, panel } = await open({ files: [file('a_one.mp4'), file('b.mp4')] });
    await panel.tick('a_one.mp4');
    await panel.tick('b.mp4');
    await panel.entitle('b.mp4', 'Second');

    await panel.register();
    const first = await waitForRequest(http, '/api/imports');
    expect(first.request.body).toEqual({ name: 'a_one.mp4', title: 'a one', tags: [] });
    first.flush(problem('import_file_not_found', 404), { status: 404, statusText: 'Not Found' });
    const second = await waitForRequest(http, '/api/imports');
    expect(second.request.body).toEqual({ name: 'b.mp4', title: 'Second', tags: [] });
    second.flush({ outcome: 'already', video: video({ title: 'Older', posterUrl: '/api/videos/1/poster' }) });
    (await waitForRequest(http, '/api/imports')).flush({
      status: 'ready',
      isCut: false,
      files: [file('a_one.mp4'), file('b.mp4')],
    });

    expect(await panel.text()).toContain('It is not in the import folder any more');
    expect(await panel.text()).toContain('The same video is in the catalog already as “Older”.');
    expect(await panel.isTicked('a_one.mp4')).toBe(true);
    expect(await panel.isTicked('b.mp4')).toBe(false);
  });

  it('gives what it registered a picture, which only a browser can draw, and does without when that fails', async () => {
    const { http, panel, parts } = await open({ files: [file('a.mp4'), file('b.mp4')] });
    await panel.tick('a.mp4');
    await panel.tick('b.mp4');
    parts.savePoster.mockRejectedValueOnce(new Error('too large'));

    await panel.register();
    const [first, second] = [video({ posterUrl: null }), video({ posterUrl: null })];
    (await waitForRequest(http, '/api/imports')).flush({ outcome: 'registered', video: first });
    (await waitForRequest(http, '/api/imports')).flush({ outcome: 'registered', video: second });
    (await waitForRequest(http, '/api/imports')).flush({ status: 'ready', isCut: false, files: [] });

    expect(parts.capture.mock.calls).toEqual([
      [`/api/videos/${first.id}/content`],
      [`/api/videos/${second.id}/content`],
    ]);
    expect(parts.savePoster.mock.calls).toEqual([
      [first.id, picture],
      [second.id, picture],
    ]);
    expect(await panel.text()).not.toContain('too large');
  });

  it.each([true, false])('asks before what is being registered is left, and ends it then: %s', async (isAgreed) => {
    const { http, panel, parts, fixture } = await open({ files: [file('a.mp4'), file('b.mp4')] });
    expect(await fixture.componentInstance.mayLeave()).toBe(true);
    await panel.tick('a.mp4');
    await panel.tick('b.mp4');
    await panel.register();
    const first = await waitForRequest(http, '/api/imports');
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);

    const mayLeave = fixture.componentInstance.mayLeave();
    await waitFor(() => expect(document.querySelector('fc-confirm-sheet')).not.toBeNull());
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await (await root.getHarness(ConfirmSheetHarness)).answer(isAgreed);
    expect(await mayLeave).toBe(isAgreed);
    if (isAgreed) fixture.destroy();
    first.flush({ outcome: 'registered', video: video() });

    if (!isAgreed) return void (await waitForRequest(http, '/api/imports'));
    await waitFor(() => expect(parts.savePoster).toHaveBeenCalled());
    // By then the next file would have been asked for.
    await new Promise((resolve) => setTimeout(resolve));
    http.verify();
  });

  it('offers nothing that is in the catalog, and says where it is', async () => {
    const kept = { id: video().id, title: 'Harbour', isArchived: true };
    const { panel } = await open({ files: [file('a.mp4', { video: kept })] });

    expect(await panel.isTickable('a.mp4')).toBe(false);
    expect(await panel.text()).toContain('archived as “Harbour”');
  });

  it.each([
    [{ status: 'unreadable' }, 'The import folder cannot be read.'],
    [{}, 'No video files lie in the import folder.'],
    [{ isCut: true, files: [file('a.mp4')] }, 'Only the first 1,000 files are shown.'],
  ])('says of %j: %s', async (folder, sentence) => {
    expect(await (await open(folder)).panel.text()).toContain(sentence);
  });

  it('says that it is reading the folder', () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(ImportFolderPanel);
    fixture.detectChanges();

    const status = (fixture.nativeElement as HTMLElement).querySelector('[role="status"]');

    expect(status?.getAttribute('aria-label')).toBe(adminCopy.imports.loading);
  });

  it('is not there while the server has none', async () => {
    expect(await (await open({ status: 'off' })).panel.text()).toBe('');
  });
});
