import type { ByteStore } from './byte-store.ts';

const pieceBytes = 64 * 1024;

/** Keeps bytes in memory as the pieces they arrived in: for tests, which send little. */
export function createMemoryByteStore(): ByteStore {
  const objects = new Map<string, Uint8Array<ArrayBuffer>>();
  const bytesOf = (key: string) => objects.get(key) ?? new Uint8Array();

  return {
    openAt: (key, offset) => {
      const pieces = [bytesOf(key).slice(0, offset)];
      return Promise.resolve({
        write: (bytes) => {
          pieces.push(new Uint8Array(bytes));
          return Promise.resolve();
        },
        close: async () => {
          objects.set(key, new Uint8Array(await new Blob(pieces).arrayBuffer()));
        },
      });
    },
    truncate: (key, sizeBytes) => {
      objects.set(key, bytesOf(key).slice(0, sizeBytes));
      return Promise.resolve();
    },
    read: (key, start, end) => {
      let position = start;
      return new ReadableStream({
        pull(controller) {
          const piece = bytesOf(key).slice(position, Math.min(end, position + pieceBytes));
          position += piece.byteLength;
          if (piece.byteLength > 0) controller.enqueue(piece);
          if (piece.byteLength === 0 || position >= end) controller.close();
        },
      });
    },
    slice: (key, start, end) => Promise.resolve(bytesOf(key).slice(start, end)),
    clear: () => {
      objects.clear();
      return Promise.resolve();
    },
  };
}
