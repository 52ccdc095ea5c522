import { type FileHandle, mkdir, open, rm, truncate } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ByteSink, ByteStore } from './byte-store.ts';

/** Pieces come in as small as the network cuts them; a write for each of them would cost more than its bytes. */
const blockBytes = 1024 ** 2;

/** Keeps each object as one file under `directory`. Keys are the emulator's own ids, never text from a request. */
export function createDiskByteStore(directory: string): ByteStore {
  const pathOf = (key: string) => join(directory, key.replaceAll(/[^A-Za-z0-9._-]/g, '_'));

  return {
    openAt: async (key, offset) => {
      await mkdir(directory, { recursive: true });
      const file = await open(pathOf(key), offset === 0 ? 'w' : 'r+');
      await file.truncate(offset);
      return createDiskSink(file, offset);
    },
    truncate: (key, sizeBytes) => truncate(pathOf(key), sizeBytes),
    read: (key, start, end) => {
      // An empty range must not open a stream: createReadStream's `end` is inclusive and cannot express it.
      if (end <= start) return new Blob([]).stream();
      const stream = createReadStream(pathOf(key), { start, end: end - 1 });
      return Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>;
    },
    slice: async (key, start, end) => {
      const file = await open(pathOf(key), 'r');
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    clear: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Gathers pieces to blocks, and writes one block while the next one comes in. */
function createDiskSink(file: FileHandle, offset: number): ByteSink {
  let pieces: Uint8Array[] = [];
  let gathered = 0;
  let position = offset;
  let writing: Promise<void> = Promise.resolve();

  const flush = async () => {
    const [block, at] = [pieces, position];
    position += gathered;
    pieces = [];
    gathered = 0;
    await writing;
    writing = writeAll(file, block, at);
    // Who waits for it comes later; until then a full disk must not count as unhandled.
    writing.catch(() => undefined);
  };

  return {
    write: async (bytes) => {
      pieces.push(bytes);
      gathered += bytes.byteLength;
      if (gathered >= blockBytes) await flush();
    },
    close: async () => {
      try {
        await flush();
        await writing;
      } finally {
        await file.close();
      }
    },
  };
}

async function writeAll(file: FileHandle, pieces: Uint8Array[], position: number): Promise<void> {
  if (pieces.length === 0) return;
  const sizeBytes = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const { bytesWritten } = await file.writev(pieces, position);
  if (bytesWritten === sizeBytes) return;
  await writeAll(file, [Buffer.concat(pieces).subarray(bytesWritten)], position + bytesWritten);
}
