import { mkdir, open, rm, truncate } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ByteStore } from './byte-store.ts';

/** Keeps each object as one file under `directory`. Keys are the emulator's own ids, never text from a request. */
export function createDiskByteStore(directory: string): ByteStore {
  const pathOf = (key: string) => join(directory, key.replaceAll(/[^A-Za-z0-9._-]/g, '_'));

  return {
    openAt: async (key, offset) => {
      await mkdir(directory, { recursive: true });
      const file = await open(pathOf(key), offset === 0 ? 'w' : 'r+');
      let position = offset;
      await file.truncate(offset);
      return {
        write: async (bytes) => {
          for (let done = 0; done < bytes.byteLength;) {
            const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position);
            done += bytesWritten;
            position += bytesWritten;
          }
        },
        close: () => file.close(),
      };
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
