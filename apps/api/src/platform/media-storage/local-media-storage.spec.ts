import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LocalMediaStorage, MediaMissingError } from './index.ts';

describe('local media storage', () => {
  let directory: string;
  let storage: LocalMediaStorage;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'flowcast-media-'));
    storage = new LocalMediaStorage(directory);
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('keeps the bytes and tells their size and hash', async () => {
    const bytes = randomBytes(3_000_000);

    const stored = await storage.put('videos/a.mp4', Readable.from([bytes]));

    expect(stored).toEqual({ sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(await storage.sizeBytes('videos/a.mp4')).toBe(bytes.length);
    expect((await buffer(storage.open('videos/a.mp4'))).equals(bytes)).toBe(true);
  });

  it('opens a range, both ends included', async () => {
    await storage.put('videos/a.mp4', Readable.from([Buffer.from('0123456789')]));

    expect(String(await buffer(storage.open('videos/a.mp4', { first: 2, last: 5 })))).toBe('2345');
  });

  it('is a source of any range, to be sent on', async () => {
    const bytes = randomBytes(3_000_000);
    await storage.put('videos/a.mp4', Readable.from([bytes]));

    const sent: Buffer[] = [];
    const range = storage.source('videos/a.mp4').open({ firstByte: 1_000, lastByte: 2_500_000 });
    for await (const part of range as AsyncIterable<Uint8Array>) sent.push(Buffer.from(part));

    expect(Buffer.concat(sent).equals(bytes.subarray(1_000, 2_500_001))).toBe(true);
  });

  it('adopts a file that lies elsewhere, as often as it is asked to, and leaves it there', async () => {
    const path = join(directory, 'arrived');
    await writeFile(path, 'whole');

    await storage.adopt('videos/a.mp4', path);
    await storage.adopt('videos/a.mp4', path);

    expect(String(await buffer(storage.open('videos/a.mp4')))).toBe('whole');
    expect(await readdir(join(directory, 'videos'))).toEqual(['a.mp4']);
    await rm(path);
    expect(await storage.sizeBytes('videos/a.mp4')).toBe(5);
  });

  it('leaves nothing behind when the source breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );

    await expect(storage.put('videos/a.mp4', broken)).rejects.toThrow('connection lost');

    expect(await readdir(join(directory, 'videos'))).toEqual([]);
  });

  it('says that a file is missing, and deletes it twice without complaint', async () => {
    await expect(storage.sizeBytes('videos/none.mp4')).rejects.toThrow(MediaMissingError);
    await storage.delete('videos/none.mp4');
    await storage.delete('videos/none.mp4');
  });

  it.each(['../secrets.json', 'videos/../../x', '/etc/passwd', 'videos/', 'videos/..', ''])(
    'refuses the key %j, which could leave its directory',
    async (key) => {
      await expect(storage.put(key, Readable.from(['x']))).rejects.toThrow('A media key must look like');
    },
  );
});
