import { createHash, randomUUID } from 'node:crypto';
import { type BigIntStats, createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { UploadSource } from '@flowcast/tiktok-client';
import { fileUploadSource } from '@flowcast/tiktok-client/node';
import { errorCode } from '../errors/index.ts';
import { type ByteRange, MediaMissingError, MediaStorage } from './media-storage.ts';

const readBufferBytes = 1024 * 1024;
const keyPattern = /^[a-z]+\/[A-Za-z0-9._-]+$/;

/** Media on a local (or mounted) disk: one directory, one file per key. */
export class LocalMediaStorage extends MediaStorage {
  readonly #directory: string;

  constructor(directory: string) {
    super();
    this.#directory = directory;
  }

  async put(key: string, bytes: Readable): Promise<{ sizeBytes: number; sha256: string }> {
    const path = this.#path(key);
    const partial = `${path}.${randomUUID()}.partial`;
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        done(null, chunk);
      },
    });
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(bytes, measure, createWriteStream(partial, { flush: true }));
      await rename(partial, path);
    } finally {
      await rm(partial, { force: true });
    }
    return { sizeBytes, sha256: hash.digest('hex') };
  }

  async adopt(key: string, path: string): Promise<void> {
    const target = this.#path(key);
    const partial = `${target}.${randomUUID()}.partial`;
    await mkdir(dirname(target), { recursive: true });
    try {
      // Another disk, or a file system without hard links: then the bytes are copied.
      await link(path, partial).catch(() => copyFile(path, partial));
      await flush(partial);
      await rename(partial, target);
    } finally {
      await rm(partial, { force: true });
    }
  }

  async sizeBytes(key: string): Promise<number> {
    return Number((await this.#stat(key)).size);
  }

  /** The time of the last change cannot be set from outside, as that of the last writing can. */
  async revision(key: string): Promise<string> {
    const { ino, size, ctimeNs } = await this.#stat(key);
    return `${ino}-${size}-${ctimeNs}`;
  }

  open(key: string, range?: ByteRange): Readable {
    const window = range ? { start: range.first, end: range.last } : {};
    return createReadStream(this.#path(key), { ...window, highWaterMark: readBufferBytes });
  }

  source(key: string): UploadSource {
    return fileUploadSource(this.#path(key));
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  async #stat(key: string): Promise<BigIntStats> {
    try {
      return await stat(this.#path(key), { bigint: true });
    } catch (cause) {
      if (errorCode(cause) === 'ENOENT') {
        throw new MediaMissingError(`There is no file ${key} in media storage.`, { cause });
      }
      throw cause;
    }
  }

  #path(key: string): string {
    if (!keyPattern.test(key) || key.includes('..')) throw new Error('A media key must look like videos/name.mp4.');
    return join(this.#directory, key);
  }
}

/** Puts on the disk what the system may still hold in memory. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
