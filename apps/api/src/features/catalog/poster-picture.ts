import { posterNotJpeg } from './catalog.errors.ts';

/** Enough for a 720 × 1280 JPEG of good quality. */
export const posterMaxBytes = 300_000;

const startOfImage = Buffer.from([0xff, 0xd8, 0xff]);
const endOfImage = Buffer.from([0xff, 0xd9]);

/** Judged by its bytes, not by what the sender calls it. @throws {CodedError} `invalid_request` unless it is a whole JPEG */
export function requireJpeg(contentType: string | undefined, bytes: Buffer): void {
  const isJpeg = bytes.subarray(0, 3).equals(startOfImage) && bytes.subarray(-2).equals(endOfImage);
  if (!isJpeg || contentType !== 'image/jpeg') throw posterNotJpeg();
}
