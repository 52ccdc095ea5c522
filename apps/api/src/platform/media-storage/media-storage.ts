import type { Readable } from 'node:stream';
import type { UploadSource } from '@flowcast/tiktok-client';

/** Bytes `first` to `last` of a file, both inclusive, as HTTP counts them. */
export interface ByteRange {
  first: number;
  last: number;
}

/** There is no file under that key. */
export class MediaMissingError extends Error {
  override readonly name = 'MediaMissingError';
}

/**
 * Where videos, posters and avatars lie. Keys are ours (`videos/<id>.mp4`), never a caller's text. A file that is there is
 * whole: adapters write beside and rename.
 */
export abstract class MediaStorage {
  /** Stores a stream under `key`, replacing what was there. Answers its size and SHA-256 (hex). */
  abstract put(key: string, bytes: Readable): Promise<{ sizeBytes: number; sha256: string }>;

  /**
   * Stores the file at `path` under `key` without taking it away: a crash before the caller has written down what it did
   * loses nothing, and the same call may be made again. On the same disk it costs no bytes.
   */
  abstract adopt(key: string, path: string): Promise<void>;

  /** @throws {MediaMissingError} */
  abstract sizeBytes(key: string): Promise<number>;

  /**
   * Names the bytes that lie under `key` now: it differs after every way of changing them, also in place.
   * @throws {MediaMissingError}
   */
  abstract revision(key: string): Promise<string>;

  /** Opens a file, or a range of it. Errors of a missing file arrive on the stream. */
  abstract open(key: string, range?: ByteRange): Readable;

  /**
   * The file as something to be sent on: faster than `open`, because the bytes lie in buffers that are used again. Errors of
   * a missing file arrive while reading.
   */
  abstract source(key: string): UploadSource;

  /** Deleting what is not there is no error. */
  abstract delete(key: string): Promise<void>;
}
