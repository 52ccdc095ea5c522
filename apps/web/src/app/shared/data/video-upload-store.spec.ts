import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { video } from '../../../../test/factories.ts';
import { ApiError } from './api-error.ts';
import type { UploadEvents } from './tus-upload.ts';
import { UPLOAD_PARTS, VideoUploadStore } from './video-upload-store.ts';

describe('VideoUploadStore', () => {
  const file = new File([new Uint8Array(1000)], 'clip.mp4', { type: 'video/mp4' });
  const cancel = jest.fn(() => Promise.resolve());
  const pause = jest.fn();
  const goOn = jest.fn();
  let events: UploadEvents | null;
  let refusals: string[];
  const still = new Blob(['still'], { type: 'image/jpeg' });
  const savePoster = jest.fn((_videoId: string, _jpeg: Blob) => Promise.resolve(video()));
  let store: VideoUploadStore;

  beforeEach(() => {
    events = null;
    refusals = [];
    for (const act of [cancel, pause, goOn]) act.mockClear();
    savePoster.mockClear();
    URL.createObjectURL = () => 'blob:clip';
    URL.revokeObjectURL = () => undefined;
    const parts = {
      check: () => Promise.resolve(refusals),
      send: (_file: File, _purpose: string, given: UploadEvents) => {
        events = given;
        return Promise.resolve({ resumed: false, cancel, pause, goOn });
      },
      capture: () => Promise.resolve(still),
      savePoster,
    };
    TestBed.configureTestingModule({ providers: [VideoUploadStore, { provide: UPLOAD_PARTS, useValue: parts }] });
    store = TestBed.inject(VideoUploadStore);
  });

  async function sending(): Promise<UploadEvents> {
    while (!events) await Promise.resolve();
    return events;
  }

  it('refuses before the first byte what TikTok would refuse', async () => {
    refusals = ['The video has 12 frames per second; TikTok takes 23 to 60.'];

    expect(await store.start(file, 'device')).toBeNull();
    expect(events).toBeNull();
    expect(store.stage()).toBe('refused');
    expect(store.reasons()).toEqual(refusals);
  });

  it('tells the video once the studio has every byte', async () => {
    const finished = store.start(file, 'device');
    const upload = await sending();
    upload.progress(400);
    expect(store.stage()).toBe('uploading');
    upload.progress(1000);
    expect(store.stage()).toBe('finishing');
    upload.done({ uploadId: 'u1', videoId: 'v1' });

    expect(await finished).toEqual({ uploadId: 'u1', videoId: 'v1' });
    expect(store.stage()).toBe('done');
  });

  it('gives the new video a still of the file', async () => {
    const finished = store.start(file, 'device');
    (await sending()).done({ uploadId: 'u1', videoId: 'v1' });
    await finished;

    expect(savePoster).toHaveBeenCalledWith('v1', still);
  });

  it('arrives also when the still cannot be stored', async () => {
    savePoster.mockRejectedValueOnce(new ApiError('offline', 'Gone.'));
    const finished = store.start(file, 'device');
    (await sending()).done({ uploadId: 'u1', videoId: 'v1' });

    expect(await finished).toEqual({ uploadId: 'u1', videoId: 'v1' });
  });

  it('keeps the still until a catalog video is registered', async () => {
    const finished = store.start(file, 'catalog');
    (await sending()).done({ uploadId: 'u1', videoId: null });
    await finished;
    expect(savePoster).not.toHaveBeenCalled();

    expect(await store.savePoster('v2')).toEqual(video());
    expect(savePoster).toHaveBeenCalledWith('v2', still);
  });

  it('shows the reasons when the studio refuses the bytes', async () => {
    const finished = store.start(file, 'device');
    const errors = [{ path: 'frameRate', message: 'Too slow.' }];
    (await sending()).failed(new ApiError('video_refused', 'Refused.', { status: 422, errors }));

    expect(await finished).toBeNull();
    expect(store.stage()).toBe('refused');
    expect(store.reasons()).toEqual(['Too slow.']);
  });

  it('waits while the network is gone, and goes on by itself once it is back', async () => {
    const finished = store.start(file, 'device');
    const upload = await sending();
    upload.progress(400);
    window.dispatchEvent(new Event('offline'));
    upload.failed(new ApiError('offline', 'Gone.'));
    TestBed.tick();
    expect(store.stage()).toBe('waiting');
    expect(goOn).not.toHaveBeenCalled();

    window.dispatchEvent(new Event('online'));
    TestBed.tick();

    expect(goOn).toHaveBeenCalledTimes(1);
    expect(store.stage()).toBe('uploading');
    upload.done({ uploadId: 'u1', videoId: 'v1' });
    expect(await finished).toEqual({ uploadId: 'u1', videoId: 'v1' });
  });

  it('stays with a failure that waiting does not heal', async () => {
    const finished = store.start(file, 'device');
    (await sending()).failed(new ApiError('not_signed_in', 'Who?', { status: 401 }));

    expect(await finished).toBeNull();
    expect(store.stage()).toBe('failed');
    expect(store.error()?.code).toBe('not_signed_in');
  });

  it('stops when its screen is left, without removing what was sent', async () => {
    const finished = store.start(file, 'device');
    await sending();
    await Promise.resolve();
    TestBed.resetTestingModule();

    expect(await finished).toBeNull();
    expect(pause).toHaveBeenCalledTimes(1);
    expect(cancel).not.toHaveBeenCalled();
  });

  it('forgets everything when cancelled, also what arrives later', async () => {
    const finished = store.start(file, 'device');
    const upload = await sending();
    await Promise.resolve();
    await store.cancel();
    upload.done({ uploadId: 'u1', videoId: 'v1' });

    expect(await finished).toBeNull();
    expect(store.stage()).toBe('idle');
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
