import { createHash } from 'node:crypto';
import type { MediaStorage } from './media-storage.ts';

/** SHA-256 of a stored file, hex, as its bytes are now. The next bytes are read while these are counted in. */
export async function sha256OfMedia(storage: MediaStorage, key: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const sizeBytes = await storage.sizeBytes(key);
  const range = { firstByte: 0, lastByte: sizeBytes - 1 };
  for await (const bytes of storage.source(key).open(range) as AsyncIterable<Uint8Array>) {
    signal?.throwIfAborted();
    hash.update(bytes);
  }
  return hash.digest('hex');
}
