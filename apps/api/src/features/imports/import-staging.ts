import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { withDiskFullNamed } from '../catalog/index.ts';

/** Nothing is copied for that long: what is older was left behind by a process that died. */
const oldestMs = 24 * 60 * 60 * 1000;

/** Copies of files on their way into media storage, beside it, so that moving them costs nothing. */
@Injectable()
export class ImportStaging implements OnApplicationBootstrap {
  readonly #directory: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.#directory = join(config.storageDirectory, 'imports');
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const name of await readdir(this.#directory).catch(() => [])) {
      const path = join(this.#directory, name);
      const changedAtMs = (await stat(path).catch(() => null))?.mtimeMs ?? Infinity;
      if (changedAtMs < Date.now() - oldestMs) await rm(path, { force: true });
    }
  }

  /** Gives `work` a copy of the bytes, and takes it away afterwards. @throws {CodedError} `storage_full` */
  async withCopyOf<T>(bytes: Readable, work: (path: string) => Promise<T>): Promise<T> {
    await mkdir(this.#directory, { recursive: true });
    const path = join(this.#directory, randomUUID());
    try {
      await pipeline(bytes, createWriteStream(path));
      return await work(path);
    } catch (error) {
      throw withDiskFullNamed(error);
    } finally {
      await rm(path, { force: true });
    }
  }
}
