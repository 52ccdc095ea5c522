const maxBytes = 2 * 1024 * 1024;

export interface AvatarPicture {
  bytes: Buffer;
  contentType: 'image/png' | 'image/jpeg' | 'image/webp';
}

/** The kinds of picture we keep, told by their first bytes: what a server calls a file is no proof. */
function contentTypeOf(bytes: Buffer): AvatarPicture['contentType'] | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'image/webp' : null;
}

/** A picture could not be used; the message says why, without its address (which is signed). */
export class AvatarUnusableError extends Error {
  override readonly name = 'AvatarUnusableError';
}

/**
 * Loads a picture of at most 2 MB, PNG, JPEG or WebP.
 * @throws {AvatarUnusableError}
 */
export async function loadAvatar(address: string, signal: AbortSignal): Promise<AvatarPicture> {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new AvatarUnusableError('its address is not http(s)');
  const bytes = await download(url, signal);
  const contentType = contentTypeOf(bytes);
  if (!contentType) throw new AvatarUnusableError('it is not a PNG, JPEG or WebP picture');
  return { bytes, contentType };
}

async function download(url: URL, signal: AbortSignal): Promise<Buffer> {
  try {
    const response = await fetch(url, { signal, redirect: 'error' });
    if (!response.ok || !response.body) throw new AvatarUnusableError(`the answer was HTTP ${response.status}`);
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    for await (const chunk of response.body) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw new AvatarUnusableError('it is larger than 2 MB');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    if (cause instanceof AvatarUnusableError) throw cause;
    throw new AvatarUnusableError('it could not be loaded', { cause });
  }
}
