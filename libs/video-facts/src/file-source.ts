import { open } from 'node:fs/promises';
import type { VideoSource } from './video-source.ts';

/**
 * A video on disk, kept open until its facts are read.
 *
 * @throws Node's own error (`ENOENT`, `EACCES`, …) when the file cannot be opened.
 */
export async function fileSource(path: string): Promise<VideoSource> {
  const file = await open(path, 'r');
  const { size: sizeBytes } = await file.stat();
  return {
    sizeBytes,
    async read(start, end) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start);
      return buffer.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}
