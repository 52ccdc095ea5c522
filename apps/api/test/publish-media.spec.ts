import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  callsTo,
  direct,
  draft,
  effectsOf,
  publish,
  sql,
  type Studio,
  studioOf,
  untilState,
} from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { mediaBytes, uploadFromDevice } from './support/tus-upload.ts';

describe('a stored video that is not what was consented to any more', () => {
  let stack: TestStack;
  let ava: Studio;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = await studioOf(stack, 'ava.studio');
  });
  afterAll(() => stack.close());

  const fileOf = async (videoId: string) => {
    const [row] = await sql<{ storage_key: string }>(stack, 'select storage_key from videos where id = $1', [videoId]);
    return join(stack.config.storageDirectory, row?.storage_key ?? '');
  };
  const sameSizeOtherBytes = async (path: string) => writeFile(path, Buffer.alloc((await stat(path)).size, 1));

  it('is not sent: the publication says what happened to it, and TikTok was not even asked', async () => {
    const damages: [string, (path: string) => Promise<void>][] = [
      ['media_missing', (path) => rm(path)],
      ['media_changed', sameSizeOtherBytes],
      ['media_changed', (path) => writeFile(path, 'cut off')],
    ];
    const damaged = [];
    for (const [failReason, damage] of damages) {
      const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
      const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
      await damage(await fileOf(videoId));
      damaged.push({ id, failReason });
    }
    await stack.startWorker();
    const ended = await Promise.all(damaged.map(({ id }) => untilState(ava.browser, id, 'failed')));

    expect(ended.map(({ failReason }) => failReason)).toEqual(damaged.map(({ failReason }) => failReason));
    expect(ended.map(({ bytesSent }) => bytesSent)).toEqual([0, 0, 0]);
    expect(await callsTo(stack, 'video_init')).toBe(0);
    expect(await effectsOf(stack)).toEqual([]);
  });

  it('may be tried again when its file is back, and not when it is another', async () => {
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    const path = await fileOf(videoId);
    await rm(path);
    const gone = await publish(ava.browser, draft(ava.accountId, videoId));
    await untilState(ava.browser, gone.id, 'failed');
    await writeFile(path, await mediaBytes('good.mp4'));
    const retried = await ava.browser.send('POST', `/api/publications/${gone.id}/retry`, {});
    const sent = await untilState(ava.browser, gone.id, 'in_inbox');

    await sameSizeOtherBytes(path);
    const changed = await publish(ava.browser, draft(ava.accountId, videoId));
    await untilState(ava.browser, changed.id, 'failed');
    const refused = await ava.browser.send('POST', `/api/publications/${changed.id}/retry`, {});

    expect(retried.status).toBe(200);
    expect(sent.failReason).toBeNull();
    expect(await refused.json()).toMatchObject({ code: 'not_retryable' });
  });
});
