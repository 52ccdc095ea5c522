import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const sampleDirectory = fileURLToPath(new URL('../../api/assets/samples/', import.meta.url));

/** The path of one of the bundled sample videos. */
export const sampleVideo = (file: string) => `${sampleDirectory}${file}`;

/**
 * A playable video of exactly `sizeBytes`: a sample with a `free` box behind it, which players skip
 * (ISO/IEC 14496-12 § 8.1.2). Answers the SHA-256 of its bytes.
 */
export async function writeLargeVideo(path: string, sample: string, sizeBytes: number): Promise<string> {
  const video = await readFile(sampleVideo(sample));
  const box = Buffer.alloc(sizeBytes - video.length);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'ascii');
  const bytes = Buffer.concat([video, box]);
  await writeFile(path, bytes);
  return createHash('sha256').update(bytes).digest('hex');
}
