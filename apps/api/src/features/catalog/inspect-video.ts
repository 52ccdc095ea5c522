import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf, type VideoFacts } from '@flowcast/video-facts';
import { readVideoFileFacts } from '@flowcast/video-facts/node';

const readBufferBytes = 1024 * 1024;

/** What the bytes of a video file say: the columns of a video that nobody chooses. */
export interface Inspection {
  facts: VideoFacts;
  /** Hex. */
  sha256: string;
  contentType: string;
}

/** Reads a video file twice, for its facts and its SHA-256, never holding more than a buffer. @throws {UnreadableVideoError} */
export async function inspectVideo(path: string): Promise<Inspection> {
  const facts = await readVideoFileFacts(path);
  return { facts, sha256: await sha256Of(path), contentType: contentTypeOf(facts) };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: readBufferBytes }), hash);
  return hash.digest('hex');
}
