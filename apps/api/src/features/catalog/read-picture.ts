import type { Request } from 'express';
import { posterTooLarge } from './catalog.errors.ts';
import { posterMaxBytes } from './poster-picture.ts';

/** The body of a request that carries a poster. Read here, after the guards, so that strangers' bytes are never held. @throws {CodedError} `payload_too_large` */
export async function readPicture(request: Request): Promise<{ contentType?: string; bytes: Buffer }> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Without destroying the request: the caller must still be able to read our refusal.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > posterMaxBytes) throw posterTooLarge(posterMaxBytes);
    chunks.push(chunk);
  }
  const contentType = request.get('Content-Type');
  return { ...(contentType === undefined ? {} : { contentType }), bytes: Buffer.concat(chunks) };
}
