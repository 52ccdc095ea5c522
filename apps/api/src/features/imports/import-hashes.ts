import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager, In } from 'typeorm';
import { VideosRepository } from '../catalog/index.ts';
import { ImportFileEntity } from './import-file.entity.ts';
import { type FoundFile, ImportFolder } from './import-folder.ts';

/** Looking into the folder reads at most so much of files nobody has read yet; the rest is read at the next look. */
const mostReadBytes = 1_000_000_000;

/** SHA-256 of files in the import folder, each read once. */
@Injectable()
export class ImportHashes {
  readonly #manager: EntityManager;
  readonly #videos: VideosRepository;
  readonly #folder: ImportFolder;

  constructor(@InjectEntityManager() manager: EntityManager, videos: VideosRepository, folder: ImportFolder) {
    this.#manager = manager;
    this.#videos = videos;
    this.#folder = folder;
  }

  /** By name: what is known, and of the others those that may be in the catalog, because a video there has their size. */
  async of(files: readonly FoundFile[]): Promise<Map<string, string>> {
    const known = await this.#known(files);
    const unknown = files.filter(({ name }) => !known.has(name));
    const sizes = await this.#videos.findSizes(unknown.map(({ sizeBytes }) => sizeBytes));
    let leftBytes = mostReadBytes;
    for (const { name, sizeBytes } of unknown) {
      if (!sizes.has(sizeBytes) || sizeBytes > leftBytes) continue;
      leftBytes -= sizeBytes;
      const sha256 = await this.#read(name).catch(() => null);
      if (sha256) known.set(name, sha256);
    }
    return known;
  }

  async remember({ name, revision }: FoundFile, sha256: string): Promise<void> {
    await this.#manager.upsert(ImportFileEntity, { name, revision, sha256 }, ['name']);
  }

  async #known(files: readonly FoundFile[]): Promise<Map<string, string>> {
    const rows = await this.#manager.findBy(ImportFileEntity, { name: In(files.map(({ name }) => name)) });
    const revisions = new Map(files.map(({ name, revision }) => [name, revision]));
    const fresh = rows.filter(({ name, revision }) => revisions.get(name) === revision);
    return new Map(fresh.map(({ name, sha256 }) => [name, sha256]));
  }

  async #read(name: string): Promise<string> {
    const file = await this.#folder.open(name);
    try {
      const hash = createHash('sha256');
      await pipeline(file.bytes(), hash);
      const sha256 = hash.digest('hex');
      await this.remember(file, sha256);
      return sha256;
    } finally {
      await file.close();
    }
  }
}
