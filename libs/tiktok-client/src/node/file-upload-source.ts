import { open } from 'node:fs/promises';
import type { ByteRange, UploadSource } from '../uploads/upload-source.ts';

const BUFFER_BYTES = 1_048_576;

/**
 * A file on disk as a source. Two buffers take turns: while one is being written to the network, the next bytes are read
 * into the other, so disk and network work at the same time in 2 MiB, whatever the file's size.
 */
export function fileUploadSource(path: string, { bufferBytes = BUFFER_BYTES } = {}): UploadSource {
  return { open: (range) => readRange(path, range, bufferBytes) };
}

async function* readRange(
  path: string,
  { firstByte, lastByte }: ByteRange,
  bufferBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path, 'r');
  const read = async (buffer: Uint8Array, position: number) => {
    const wantedBytes = Math.min(buffer.byteLength, lastByte - position + 1);
    const { bytesRead } = wantedBytes > 0 ? await file.read(buffer, 0, wantedBytes, position) : { bytesRead: 0 };
    return buffer.subarray(0, bytesRead);
  };
  let [current, other] = [new Uint8Array(bufferBytes), new Uint8Array(bufferBytes)];
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
