import { open } from 'node:fs/promises';
import type { ByteRange, UploadSource } from '../uploads/upload-source.ts';

/** Two of these lie in a processor's own cache: what was just read is written without going to memory again. */
const BUFFER_BYTES = 524_288;

type Buffers = readonly [Uint8Array, Uint8Array];

/**
 * A file on disk as a source. Two buffers take turns: while one is being written to the network, the next bytes are read
 * into the other, so disk and network work at the same time in 1 MiB, whatever the file's size. They are used again for the
 * next range: new memory for each would cost about as much as sending from it.
 */
export function fileUploadSource(path: string, { bufferBytes = BUFFER_BYTES } = {}): UploadSource {
  const free: Buffers[] = [];
  return {
    async *open(range) {
      const buffers = free.pop() ?? [Buffer.allocUnsafeSlow(bufferBytes), Buffer.allocUnsafeSlow(bufferBytes)];
      yield* readRange(path, range, buffers);
      // Only here: whoever broke off may still be about to send what it was given.
      free.push(buffers);
    },
  };
}

async function* readRange(
  path: string,
  { firstByte, lastByte }: ByteRange,
  buffers: Buffers,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path, 'r');
  const read = async (buffer: Uint8Array, position: number) => {
    const wantedBytes = Math.min(buffer.byteLength, lastByte - position + 1);
    const { bytesRead } = wantedBytes > 0 ? await file.read(buffer, 0, wantedBytes, position) : { bytesRead: 0 };
    return buffer.subarray(0, bytesRead);
  };
  let [current, other] = buffers;
  let pending = read(current, firstByte);
  try {
    let position = firstByte;
    for (let bytes = await pending; bytes.byteLength > 0; bytes = await pending) {
      position += bytes.byteLength;
      pending = read(other, position);
      [current, other] = [other, current];
      yield bytes;
    }
  } finally {
    // The file must not be closed under a read that is still under way.
    await pending.catch(() => undefined);
    await file.close();
  }
}
