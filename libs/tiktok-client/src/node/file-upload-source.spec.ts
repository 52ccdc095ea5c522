import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileUploadSource } from './file-upload-source.ts';

const CONTENT = randomBytes(10_000);

let directory: string;
let path: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'file-source-'));
  path = join(directory, 'video.bin');
  await writeFile(path, CONTENT);
});
afterAll(() => rm(directory, { recursive: true }));

async function read(bufferBytes: number, firstByte: number, lastByte: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const bytes of fileUploadSource(path, { bufferBytes }).open({
    firstByte,
    lastByte,
  }) as AsyncIterable<Uint8Array>) {
    parts.push(Buffer.from(bytes));
  }
  return Buffer.concat(parts);
}

describe('a file as a source', () => {
  it('gives exactly any range, with any buffer', async () => {
    const range = fc.tuple(fc.nat(9_999), fc.nat(9_999)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    await fc.assert(
      fc.asyncProperty(range, fc.integer({ min: 1, max: 4_096 }), async ([firstByte, lastByte], bufferBytes) => {
        expect(
          (await read(bufferBytes + 100, firstByte, lastByte)).equals(CONTENT.subarray(firstByte, lastByte + 1)),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('ends where the file ends', async () => {
    expect(await read(512, 9_990, 20_000)).toEqual(CONTENT.subarray(9_990));
  });

  it('reads on while its reader is busy, without touching what it gave', async () => {
    const source = fileUploadSource(path, { bufferBytes: 1_000 });
    const iterator = (source.open({ firstByte: 0, lastByte: 9_999 }) as AsyncIterable<Uint8Array>)[
      Symbol.asyncIterator
    ]();
    const first = await iterator.next();
    const copy = Buffer.from(first.value as Uint8Array);
    await read(1_000, 0, 9_999);
    expect(Buffer.from(first.value as Uint8Array)).toEqual(copy);
    await iterator.return?.();
    expect((await iterator.next()).done).toBe(true);
  });

  it('gives every range its own bytes, also after one that was broken off', async () => {
    const source = fileUploadSource(path, { bufferBytes: 1_000 });
    const rangeOf = (firstByte: number) =>
      source.open({ firstByte, lastByte: firstByte + 2_499 }) as AsyncIterable<Uint8Array>;
    const kept: Buffer[] = [];
    let leftBehind: Uint8Array | undefined;
    for await (const bytes of rangeOf(0)) kept.push(Buffer.from(bytes));
    for await (const bytes of rangeOf(2_500)) {
      leftBehind = bytes;
      break;
    }
    for (const firstByte of [2_500, 5_000]) {
      for await (const bytes of rangeOf(firstByte)) kept.push(Buffer.from(bytes));
    }

    expect(Buffer.concat(kept)).toEqual(CONTENT.subarray(0, 7_500));
    // Somebody may still be sending it.
    expect(Buffer.from(leftBehind ?? [])).toEqual(CONTENT.subarray(2_500, 3_500));
  });

  it('tells when there is no file', async () => {
    path = join(directory, 'gone.bin');
    await expect(read(512, 0, 1)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
