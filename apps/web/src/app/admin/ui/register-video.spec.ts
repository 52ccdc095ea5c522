import { Dialog } from '@angular/cdk/dialog';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { problem, video } from '../../../../test/factories.ts';
import { fakeFile, fakeFolder, fakeUnreadable } from '../../../../test/fake-entries.ts';
import { mount } from '../../../../test/mount.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { ApiError } from '../../shared/data/api-error.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import type { UploadEvents } from '../../shared/data/tus-upload.ts';
import { UPLOAD_PARTS } from '../../shared/data/video-upload-store.ts';
import { ConfirmSheetHarness } from '../../shared/ui/confirm-sheet.harness.ts';
import { adminCopy, registerLook } from '../copy.ts';
import { RegisterVideoHarness } from './register-video.harness.ts';
import { RegisterVideo } from './register-video.ts';

const copy = adminCopy.register;
const file = (name: string) => new File(['x'], name, { type: 'video/mp4' });
const reason = 'The video has 12 frames per second; TikTok takes 23 to 60.';

describe('RegisterVideo', () => {
  /** By file name. */
  const travelling = new Map<string, UploadEvents>();

  beforeEach(() => {
    travelling.clear();
    URL.createObjectURL = () => 'blob:clip';
    URL.revokeObjectURL = () => undefined;
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  async function open() {
    const parts = {
      check: ({ name }: File) => Promise.resolve(name.startsWith('bad') ? [reason] : []),
      send: ({ name }: File, _purpose: string, events: UploadEvents) => {
        travelling.set(name, events);
        return Promise.resolve({
          resumed: false,
          cancel: () => Promise.resolve(),
          pause: () => undefined,
          goOn: () => undefined,
        });
      },
      capture: () => Promise.resolve(null),
      savePoster: () => Promise.resolve(video()),
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        { provide: UPLOAD_PARTS, useValue: parts },
      ],
    });
    const { fixture, harness } = await mount(RegisterVideo, RegisterVideoHarness, []);
    return { fixture, harness, http: TestBed.inject(HttpTestingController) };
  }

  const onItsWay = (name: string) =>
    waitFor(() => {
      const events = travelling.get(name);
      if (!events) throw new Error(`${name} is not on its way.`);
      return events;
    });

  async function arrived(name: string) {
    const opened = await open();
    await opened.harness.drop([file(name)]);
    (await onItsWay(name)).done({ uploadId: 'u1', videoId: null });
    await waitFor(async () => expect((await opened.harness.rowTexts())[0]).toContain(registerLook.uploaded.word));
    return opened;
  }

  it('says why one file is refused, and sends the other', async () => {
    const { harness } = await open();

    await harness.drop([file('bad.mp4'), file('good.mp4')]);
    await onItsWay('good.mp4');

    const [bad, good] = await harness.rowTexts();
    expect(bad).toContain(reason);
    expect(good).toContain(registerLook.uploading.word);
    expect(travelling.has('bad.mp4')).toBe(false);
  });

  it('takes a dropped folder as one that was chosen: its videos, however many and deep, and says what it left', async () => {
    const { harness } = await open();
    const names = Array.from({ length: 230 }, (_, index) => `bad-${String(index).padStart(3, '0')}.mp4`);

    await harness.dropFolders(
      fakeFolder('shoot', [
        ...names.map((name) => fakeFile(file(name))),
        fakeFolder('day two', [fakeFile(file('bad-last.mov')), fakeFile(file('notes.txt')), fakeFile(file('.x.mp4'))]),
        fakeUnreadable('gone.mp4'),
      ]),
    );

    await waitFor(async () => expect(await harness.rowTexts()).toHaveLength(231));
    expect(await harness.text()).toContain(copy.leftOut(2));
    expect(await harness.text()).toContain(copy.unreadable(1));
  });

  it('judges a file dropped by itself, whatever its name, and says when there was none', async () => {
    const { harness } = await open();
    await harness.drop([file('bad.txt')]);
    await waitFor(async () => expect(await harness.rowTexts()).toHaveLength(1));

    await harness.dropFolders(fakeFolder('empty', []));

    await waitFor(async () => expect(await harness.text()).toContain(copy.nothing));
  });

  it('sends a file again whose upload stopped', async () => {
    const { harness } = await open();
    await harness.drop([file('a.mp4')]);
    (await onItsWay('a.mp4')).failed(new ApiError('storage_full', 'No room is left.'));
    await waitFor(async () => expect((await harness.rowTexts())[0]).toContain(registerLook.failed.word));
    travelling.clear();

    await harness.press(`${copy.again}: a.mp4`);

    expect(await onItsWay('a.mp4')).toBeTruthy();
  });

  it('registers what has arrived, and keeps it to be tried again when that fails', async () => {
    const { harness, http } = await arrived('summer_drop.mp4');
    await harness.registerAll();
    const request = await waitForRequest(http, '/api/videos');
    expect(request.request.body).toMatchObject({ uploadId: 'u1', title: 'summer drop', tags: [] });
    request.flush(problem('storage_full', 507), { status: 507, statusText: 'Insufficient Storage' });
    await waitFor(async () => expect((await harness.rowTexts())[0]).toContain(registerLook.unregistered.word));

    await harness.press(`${copy.again}: summer_drop.mp4`);
    (await waitForRequest(http, '/api/videos')).flush(video());

    await waitFor(async () => expect((await harness.rowTexts())[0]).toContain(registerLook.registered.word));
    expect(await harness.can(`${copy.remove}: summer_drop.mp4`)).toBe(false);
  });

  it.each([true, false])('asks before what is not registered is given up: %s', async (isAgreed) => {
    const { fixture } = await arrived('a.mp4');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);

    const mayLeave = fixture.componentInstance.mayLeave();
    await waitFor(() => expect(document.querySelector('fc-confirm-sheet')).not.toBeNull());
    const sheet = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(ConfirmSheetHarness);
    await sheet.answer(isAgreed);

    expect(await mayLeave).toBe(isAgreed);
  });

  it('asks nothing when nothing would be lost', async () => {
    const { fixture, harness } = await open();
    await harness.drop([file('bad.mp4')]);

    expect(await fixture.componentInstance.mayLeave()).toBe(true);
  });
});
