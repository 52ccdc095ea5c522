import { randomUUID } from 'node:crypto';
import type { ImportOutcome, ImportRequest } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { MediaStorage } from '../../platform/media-storage/index.ts';
import {
  columnsOf,
  type Inspection,
  judgeVideoFile,
  toVideo,
  videoRefused,
  VideosRepository,
} from '../catalog/index.ts';
import { titleOfFilename, uploadMaxBytes } from '../uploads/index.ts';
import type { OpenedFile } from './import-folder.ts';
import { ImportHashes } from './import-hashes.ts';
import { ImportStaging } from './import-staging.ts';
import { importFileChanging, importFileTooLarge } from './imports.errors.ts';

type About = Omit<ImportRequest, 'name'>;

/** How a file of the import folder becomes a catalog video. */
@Injectable()
export class ImportRegistration {
  readonly #hashes: ImportHashes;
  readonly #staging: ImportStaging;
  readonly #storage: MediaStorage;
  readonly #videos: VideosRepository;

  constructor(hashes: ImportHashes, staging: ImportStaging, storage: MediaStorage, videos: VideosRepository) {
    this.#hashes = hashes;
    this.#staging = staging;
    this.#storage = storage;
    this.#videos = videos;
  }

  /** Copied first and judged then: what is registered are the bytes that were judged. */
  async register(file: OpenedFile, about: About): Promise<ImportOutcome> {
    if (file.sizeBytes > uploadMaxBytes) throw importFileTooLarge();
    const known = await this.#hashes.of([file]);
    const kept = (await this.#videos.findByHashes([...known.values()])).get(known.get(file.name) ?? '');
    if (kept) return { outcome: 'already', video: toVideo(kept) };
    return this.#staging.withCopyOf(file.bytes(), async (path) => {
      if ((await file.currentRevision()) !== file.revision) throw importFileChanging();
      const judged = await judgeVideoFile(path);
      if (Array.isArray(judged)) throw videoRefused(judged);
      await this.#hashes.remember(file, judged.sha256);
      return this.#keep(path, judged, { ...about, title: about.title ?? titleOfFilename(file.name) });
    });
  }

  /** The bytes first, the row second: a crash between the two leaves a file nobody refers to, never a video without one. */
  async #keep(path: string, judged: Inspection, { title, description, tags }: About & { title: string }) {
    const storageKey = `videos/${randomUUID()}.${judged.facts.container}`;
    await this.#storage.adopt(storageKey, path);
    const about = { origin: 'catalog', ownerId: null, title, description: description ?? null, tags } as const;
    const { video, isNew } = await this.#videos.addOnce({ ...columnsOf(judged), ...about, storageKey });
    if (!isNew) await this.#storage.delete(storageKey);
    return { outcome: isNew ? ('registered' as const) : ('already' as const), video: toVideo(video) };
  }
}
