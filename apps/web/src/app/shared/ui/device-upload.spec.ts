import { inputBinding, outputBinding } from '@angular/core';
import { describe, expect, it, jest } from '@jest/globals';
import { mount } from '../../../../test/mount.ts';
import { ApiError } from '../data/api-error.ts';
import type { UploadStage } from '../data/video-upload-store.ts';
import { DeviceUploadHarness } from './device-upload.harness.ts';
import { DeviceUpload, type UploadView } from './device-upload.ts';
import { uploadCopy, uploadDoing, uploadHope } from './upload-copy.ts';

const file = new File(['x'], 'a long take.mp4', { type: 'video/mp4' });

interface Facts {
  stage: UploadStage;
  sentBytes: number;
  bytesPerSec: number | null;
  secondsLeft: number | null;
  reasons: readonly string[];
  error: ApiError | null;
}

function view(facts: Partial<Facts>): UploadView {
  const { stage = 'idle', sentBytes = 0, bytesPerSec = null, secondsLeft = null, reasons = [], error = null } = facts;
  return {
    stage: () => stage,
    isBusy: () => ['checking', 'uploading', 'waiting', 'finishing'].includes(stage),
    file: () => file,
    reasons: () => reasons,
    error: () => error,
    resumed: () => false,
    sentBytes: () => sentBytes,
    sizeBytes: () => 64_000_000,
    bytesPerSec: () => bytesPerSec,
    secondsLeft: () => secondsLeft,
  };
}

describe('DeviceUpload', () => {
  async function show(facts: Partial<Facts> = {}, kept = false) {
    const chosen = jest.fn<(file: File) => void>();
    const cancelled = jest.fn();
    const { harness } = await mount(DeviceUpload, DeviceUploadHarness, [
      inputBinding('upload', () => view(facts)),
      inputBinding('kept', () => kept),
      outputBinding<File>('chosen', chosen),
      outputBinding('cancelled', cancelled),
    ]);
    return { harness, chosen, cancelled };
  }

  it('takes the first file that is dropped', async () => {
    const { harness, chosen } = await show();

    await harness.drop([file, new File(['y'], 'another.mp4')]);
    await harness.drop([]);

    expect(chosen.mock.calls).toEqual([[file]]);
  });

  it('shows how far it is, how fast and how long still, and can be cancelled', async () => {
    const facts = { stage: 'uploading', sentBytes: 16_000_000, bytesPerSec: 2_000_000, secondsLeft: 24 } as const;
    const { harness, cancelled } = await show(facts);

    expect(await harness.canChoose()).toBe(false);
    expect(await harness.text()).toContain('16 MB of 64 MB · 2 MB/s · 24 seconds left');
    expect(await harness.spoken()).toBe(`${uploadDoing.uploading}, 20 percent`);
    await harness.cancel();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['waiting', false, uploadHope.waiting],
    ['uploading', true, uploadHope.kept],
    ['uploading', false, uploadHope.notKept],
  ] as const)('promises only what is true: %s, kept %s', async (stage, kept, hope) => {
    const { harness } = await show({ stage }, kept);

    expect(await harness.text()).toContain(hope);
  });

  it('names every reason for which TikTok would not take it, and lets another be chosen', async () => {
    const { harness } = await show({ stage: 'refused', reasons: ['It is too long.', 'It is too small.'] });

    expect(await harness.problem()).toMatch(/a long take\.mp4.*It is too long\..*It is too small\./s);
    expect(await harness.canChoose()).toBe(true);
  });

  it('says that it stopped, and that the same file goes on', async () => {
    const { harness } = await show({ stage: 'failed', error: new ApiError('offline', 'Gone.') });

    expect(await harness.problem()).toMatch(new RegExp(`${uploadCopy.stopped}.*${uploadCopy.stoppedText}`, 's'));
  });
});
