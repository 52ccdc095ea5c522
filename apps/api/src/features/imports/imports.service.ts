import type { ImportFile, ImportFolder as Folder, ImportOutcome, ImportRequest } from '@flowcast/shared-models';
import { Injectable, Logger } from '@nestjs/common';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { type VideoEntity, VideosRepository } from '../catalog/index.ts';
import { type FoundFile, ImportFolder } from './import-folder.ts';
import { ImportHashes } from './import-hashes.ts';
import { ImportRegistration } from './import-registration.ts';

/** Registering videos that lie in a folder on the server. */
@Injectable()
export class ImportsService {
  readonly #logger = new Logger(ImportsService.name);
  readonly #folder: ImportFolder;
  readonly #hashes: ImportHashes;
  readonly #videos: VideosRepository;
  readonly #registration: ImportRegistration;

  constructor(folder: ImportFolder, hashes: ImportHashes, videos: VideosRepository, registration: ImportRegistration) {
    this.#folder = folder;
    this.#hashes = hashes;
    this.#videos = videos;
    this.#registration = registration;
  }

  /** What lies in the folder, and what of it is in the catalog. */
  async look(actor: Actor): Promise<Folder> {
    requireAdmin(actor);
    if (this.#folder.isOff) return { status: 'off', files: [], isCut: false };
    const found = await this.#folder.files().catch((error: unknown) => {
      this.#logger.warn(`The import folder cannot be read: ${String(error)}`);
      return null;
    });
    if (!found) return { status: 'unreadable', files: [], isCut: false };
    const hashes = await this.#hashes.of(found.files);
    const videos = await this.#videos.findByHashes([...hashes.values()]);
    const files = found.files.map((file) => toImportFile(file, videos.get(hashes.get(file.name) ?? '')));
    return { status: 'ready', files, isCut: found.isCut };
  }

  /**
   * One file of the folder becomes a catalog video; it stays where it lies. The same bytes twice are one video.
   * @throws {CodedError} `forbidden`, `imports_off`, `import_file_not_found`, `payload_too_large`, `video_refused`,
   * `conflict`, `storage_full`
   */
  async register(actor: Actor, { name, ...about }: ImportRequest): Promise<ImportOutcome> {
    requireAdmin(actor);
    const file = await this.#folder.open(name);
    try {
      return await this.#registration.register(file, about);
    } finally {
      await file.close();
    }
  }
}

const toImportFile = ({ name, sizeBytes }: FoundFile, video: VideoEntity | undefined): ImportFile => ({
  name,
  sizeBytes,
  video: video ? { id: video.id, title: video.title, isArchived: video.archivedAt !== null } : null,
});
