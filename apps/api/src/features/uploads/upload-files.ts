import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { FileStore } from '@tus/file-store';
import { CONFIG, type Config } from '../../config/index.ts';
import { errorCode } from '../../platform/errors/index.ts';
import { uploadLifetimeMs } from './upload-limits.ts';

/** The bytes of uploads while they arrive: one file each, beside the media they may become, so that moving costs nothing. */
@Injectable()
export class UploadFiles extends FileStore {
  constructor(@Inject(CONFIG) config: Config) {
    super({
      directory: join(config.storageDirectory, 'uploads'),
      expirationPeriodInMilliseconds: uploadLifetimeMs,
    });
    // Without creation-defer-length: only an announced size can be refused before the first byte.
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  /** How much has arrived; null when there is no file (any more). */
  async sizeBytes(id: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(id))).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /** Every upload of which there is a file. */
  async ids(): Promise<string[]> {
    await mkdir(this.directory, { recursive: true });
    const names = await readdir(this.directory);
    return [...new Set(names.map((name) => name.replace(/\.json$/, '')))];
  }

  /** Removes what is left of an upload; nothing left is no error. */
  async discard(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    await rm(`${this.pathOf(id)}.json`, { force: true });
  }

  /** As in the library, but the reason of a failure (a full disk) survives. */
  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(this.pathOf(id), { flags: 'r+', start: offset });
    await pipeline(bytes, file);
    return offset + file.bytesWritten;
  }
}
