import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock, createEmulator, type Emulator, type EmulatorOptions } from '../src/index.ts';
import { createDiskByteStore } from '../src/node.ts';
import { openStateFile } from '../src/storage/state-file.ts';
import { Emulated, fixture, type SignedIn, textAt } from './kit/emulated.ts';
import { downloadEnd, type MediaServer, startMediaServer } from './kit/media-server.ts';
import { jpeg } from './kit/pictures.ts';

const clip = new Uint8Array(fixture('clip.mp4'));
const start = Date.UTC(2026, 10, 22);

let directory: string;
let media: MediaServer;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emulator-restart-'));
  media = await startMediaServer();
});

afterEach(async () => {
  await media.close();
  await rm(directory, { recursive: true, force: true });
});

/** An emulator over the same files as the one before it; `stop` ends it as a server does. */
async function boot(
  now = start,
  options: EmulatorOptions = {},
): Promise<{ emulated: Emulated; stop: () => Promise<void> }> {
  const emulator: Emulator = createEmulator({
    ...options,
    clock: createClock(() => now),
    byteStore: createDiskByteStore(join(directory, 'bytes')),
  });
  const emulated: Emulated = Object.assign(Object.create(Emulated.prototype) as Emulated, { emulator });
  const file = await openStateFile(join(directory, 'state.bin'), emulator.world);
  const stop = async () => {
    file.touch();
    await emulator.close();
    await file.flush();
  };
  return { emulated, stop };
}

async function beginPull(emulated: Emulated, url: string): Promise<{ session: SignedIn; publishId: string }> {
  await emulated.control('app', { verifiedPrefixes: [`${media.origin}/`], allowLoopbackPull: true });
  const session = await emulated.signIn();
  const init = await session.initDirect({}, { source: 'PULL_FROM_URL', video_url: url });
  return { session, publishId: textAt(init, 'data', 'publish_id') };
}

const statusOf = async (emulated: Emulated, { accessToken }: SignedIn, publishId: string) => {
  const answer = await emulated.call('/v2/post/publish/status/fetch/', {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ publish_id: publishId }),
  });
  return answer.body.data;
};

describe('a restart', () => {
  it('keeps how far the clock was moved', async () => {
    const first = await boot();
    await first.emulated.advance(86_400_000);
    await first.stop();
    const second = await boot(start + 1000);

    expect((await second.emulated.control('clock')).body.now).toBe('2026-11-23T00:00:01.000Z');
    await second.stop();
  });

  it('forgets the moved clock with a reset', async () => {
    const first = await boot();
    await first.emulated.advance(86_400_000);
    await first.emulated.control('reset', {});
    await first.stop();
    const second = await boot();

    expect((await second.emulated.control('clock')).body.now).toBe('2026-11-22T00:00:00.000Z');
    await second.stop();
  });

  it('keeps the switches and times that were set', async () => {
    const first = await boot();
    await first.emulated.control('switches', { webhookDelivery: 'duplicate' }, 'PATCH');
    await first.emulated.control('clock', { processingMs: 7 });
    await first.stop();
    const second = await boot(start, { moderationMs: 9, switches: { postIdForm: 'never' } });

    expect((await second.emulated.control('switches')).body).toMatchObject({
      webhookDelivery: 'duplicate',
      postIdForm: 'never',
    });
    expect((await second.emulated.control('clock')).body).toMatchObject({ processingMs: 7, moderationMs: 9 });
    await second.emulated.control('reset', {});
    await second.stop();
    const third = await boot();
    expect((await third.emulated.control('switches')).body).toMatchObject({ webhookDelivery: 'normal' });
    await third.stop();
  });

  it('sends webhooks where the new start says, unless another address was set', async () => {
    const webhookUrlOf = async ({ emulated }: { emulated: Emulated }) =>
      (await emulated.control('app')).body.webhookUrl;
    const first = await boot(start, { webhookUrl: 'http://localhost:3000/hooks' });
    await first.stop();
    const second = await boot(start, { webhookUrl: 'http://localhost:3001/hooks' });
    const followed = await webhookUrlOf(second);
    await second.emulated.control('app', { webhookUrl: 'http://localhost:9/mine' });
    await second.stop();
    const third = await boot(start, { webhookUrl: 'http://localhost:3002/hooks' });
    const kept = await webhookUrlOf(third);
    await third.emulated.control('reset', {});

    expect([followed, kept]).toEqual(['http://localhost:3001/hooks', 'http://localhost:9/mine']);
    expect(await webhookUrlOf(third)).toBe('http://localhost:3002/hooks');
    await third.stop();
  });

  it('begins a download anew that it had cut off', async () => {
    const url = media.answer('/clip.mp4', (_request, response) => response.writeHead(200).write(clip.subarray(0, 9)));
    const first = await boot();
    const { session, publishId } = await beginPull(first.emulated, url);
    await first.stop();

    media.serve('/clip.mp4', clip, 'video/mp4');
    const second = await boot();
    await downloadEnd(second.emulated, publishId);
    await second.emulated.advance(10_000);
    expect(await statusOf(second.emulated, session, publishId)).toEqual({
      status: 'PUBLISH_COMPLETE',
      downloaded_bytes: clip.byteLength,
    });
    await second.stop();
  });

  it('does not begin it anew when its hour has passed meanwhile', async () => {
    const url = media.answer('/silent.mp4', () => undefined);
    const first = await boot();
    const { session, publishId } = await beginPull(first.emulated, url);
    await first.stop();
    const second = await boot(start + 3_600_000);

    expect(await statusOf(second.emulated, session, publishId)).toEqual({
      status: 'FAILED',
      fail_reason: 'video_pull_failed',
    });
    await second.stop();
  });

  it('looks again at a file whose verdict it had not reached', async () => {
    const url = media.serve('/clip.mp4', clip, 'video/mp4');
    const first = await boot();
    const { session, publishId } = await beginPull(first.emulated, url);
    await downloadEnd(first.emulated, publishId);
    const publish = first.emulated.emulator.world.state.publishes.get(publishId);
    if (publish) publish.verdict = null;
    await first.stop();

    const second = await boot();
    await downloadEnd(second.emulated, publishId);
    await second.emulated.advance(10_000);
    expect(await statusOf(second.emulated, session, publishId)).toMatchObject({ status: 'PUBLISH_COMPLETE' });
    await second.stop();
  });

  it('fails a file that is gone, instead of leaving it in processing', async () => {
    const url = media.serve('/clip.mp4', clip, 'video/mp4');
    const first = await boot();
    const { session, publishId } = await beginPull(first.emulated, url);
    await downloadEnd(first.emulated, publishId);
    const publish = first.emulated.emulator.world.state.publishes.get(publishId);
    if (publish) publish.verdict = null;
    await first.stop();
    await rm(join(directory, 'bytes'), { recursive: true });

    const second = await boot();
    await downloadEnd(second.emulated, publishId);
    await second.emulated.advance(10_000);
    expect(await statusOf(second.emulated, session, publishId)).toEqual({ status: 'FAILED', fail_reason: 'internal' });
    await second.stop();
  });

  it.each(['nonsense', ''])('begins with an empty world when the file holds "%s"', async (content) => {
    await writeFile(join(directory, 'state.bin'), content);
    await writeFile(join(directory, 'left-over'), jpeg(1, 1));
    const { emulated, stop } = await boot();

    expect((await emulated.control('effects')).body.items).toEqual([]);
    expect((await emulated.control('accounts')).body.items).toHaveLength(3);
    await stop();
    expect(await readdir(directory)).toContain('state.bin');
  });

  it('keeps tokens, accounts and faults, and drops the log', async () => {
    const first = await boot();
    const session = await first.emulated.signIn();
    await first.emulated.control('accounts', { username: 'kept.one', displayName: 'Kept' });
    await first.emulated.control('faults', { kind: 'stuck' });
    await first.stop();
    const second = await boot();

    expect((await second.emulated.refresh(session.refreshToken)).body).toHaveProperty('access_token');
    expect((await second.emulated.control('accounts')).text).toContain('kept.one');
    expect((await second.emulated.control('faults')).body.items).toHaveLength(1);
    const { items } = (await second.emulated.control('log')).body as { items: unknown[] };
    expect(items).toHaveLength(1);
    await second.stop();
  });
});
