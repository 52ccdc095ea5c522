import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { MediaStorage } from './media-storage.ts';

/** SHA-256 of a stored file, hex, as its bytes are now. */
export async function sha256OfMedia(storage: MediaStorage, key: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(storage.open(key), hash, signal ? { signal } : {});
  return hash.digest('hex');
}
