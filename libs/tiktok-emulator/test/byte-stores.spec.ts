import { afterAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ByteStore, createMemoryByteStore } from '../src/index.ts';
import { createDiskByteStore } from '../src/node.ts';

const directories: string[] = [];

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

const stores: [string, () => Promise<ByteStore>][] = [
  ['memory', () => Promise.resolve(createMemoryByteStore())],
  [
    'disk',
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'emulator-bytes-'));
      directories.push(directory);
      return createDiskByteStore(directory);
    },
  ],
];

const bytes = (size: number) => new Uint8Array(randomBytes(size));

async function write(store: ByteStore, offset: number, ...pieces: Uint8Array[]): Promise<void> {
  const sink = await store.openAt('key', offset);
  for (const piece of pieces) await sink.write(piece);
  await sink.close();
}

async function read(store: ByteStore, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await new Response(store.read('key', start, end)).arrayBuffer());
}

describe.each(stores)('bytes kept in %s', (_name, open) => {
  it.each([
    ['nothing', [0]],
    ['one piece', [1000]],
    ['many small pieces', Array.from({ length: 300 }, () => 777)],
    ['pieces larger than a block', [3_000_000, 10, 2_500_000]],
    ['pieces that end with a block', [524_288, 524_288, 524_288, 524_288]],
    ['empty pieces between', [10, 0, 10, 0]],
  ])('come back as they were written: %s', async (_what, sizes) => {
    const store = await open();
    const pieces = sizes.map(bytes);
    const all = Buffer.concat(pieces);
    await write(store, 0, ...pieces);

    expect(Buffer.from(await read(store, 0, all.byteLength)).equals(all)).toBe(true);
  });

  it('go on where they were left, and drop what lay behind', async () => {
    const store = await open();
    const [first, second, third] = [bytes(1000), bytes(500), bytes(200)];
    await write(store, 0, first);
    await write(store, 1000, second);
    await write(store, 1000, third);

    expect(await read(store, 0, 1200)).toEqual(new Uint8Array(Buffer.concat([first, third])));
    expect(await store.slice('key', 0, 5000)).toHaveLength(1200);
  });

  it.each([
    [0, 10],
    [5, 6],
    [990, 1000],
    [7, 7],
    [0, 0],
  ])('are read from %i to %i', async (start, end) => {
    const store = await open();
    const all = bytes(1000);
    await write(store, 0, all);

    expect(await read(store, start, end)).toEqual(all.slice(start, end));
    expect(new Uint8Array(await store.slice('key', start, end))).toEqual(all.slice(start, end));
  });

  it('are cut back', async () => {
    const store = await open();
    const all = bytes(1000);
    await write(store, 0, all);
    await store.truncate('key', 300);

    expect(new Uint8Array(await store.slice('key', 0, 1000))).toEqual(all.slice(0, 300));
  });

  it('can be begun anew from nothing', async () => {
    const store = await open();
    await write(store, 0, bytes(1000));
    await write(store, 0, bytes(10));

    expect(await store.slice('key', 0, 1000)).toHaveLength(10);
  });

  it('are forgotten together', async () => {
    const store = await open();
    await write(store, 0, bytes(10));
    await store.clear();
    await write(store, 0, bytes(3));

    expect(await store.slice('key', 0, 10)).toHaveLength(3);
  });
});

describe('names of files', () => {
  it('never lead out of their directory', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'emulator-bytes-'));
    directories.push(directory);
    const store = createDiskByteStore(join(directory, 'inside'));
    const sink = await store.openAt('../../outside', 0);
    await sink.close();

    expect(await readdir(directory)).toEqual(['inside']);
    expect(await readdir(join(directory, 'inside'))).toEqual(['.._.._outside']);
  });
});
