import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { MediaStorage } from '../../platform/media-storage/index.ts';
import {
  columnsOf,
  inspectVideo,
  judgeVideoFile,
  type NewVideo,
  type VideoEntity,
  withDiskFullNamed,
} from '../catalog/index.ts';
import { titleOfFilename } from './title-of-filename.ts';
import { Turns } from './turns.ts';
import { UploadFiles } from './upload-files.ts';
import type { UploadEntity } from './upload.entity.ts';
import { uploadAlreadyRegistered, uploadNotFound } from './uploads.errors.ts';
import { UploadsRepository } from './uploads.repository.ts';

type About = Pick<NewVideo, 'title' | 'description' | 'tags'>;

/**
 * What becomes of an upload whose last byte has arrived. Every step may be done again: whoever asks next — the client's HEAD,
 * a repeated PATCH, the registration — completes what a crash left half done.
 */
@Injectable()
export class UploadSettling {
  readonly #uploads: UploadsRepository;
  readonly #files: UploadFiles;
  readonly #storage: MediaStorage;
  readonly #clock: Clock;
  readonly #turns = new Turns();

  constructor(uploads: UploadsRepository, files: UploadFiles, storage: MediaStorage, clock: Clock) {
    this.#uploads = uploads;
    this.#files = files;
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Judges and registers the upload if it is whole and nobody did yet; answers how it stands then. */
  async settle(upload: UploadEntity): Promise<UploadEntity> {
    if (upload.status !== 'receiving') return upload;
    if ((await this.#files.sizeBytes(upload.id)) !== upload.sizeBytes) return upload;
    return this.#turns.take(upload.id, async () => {
      const current = await this.#read(upload.id);
      if (current.status === 'receiving') await this.#finish(current);
      return this.#read(upload.id);
    });
  }

  /** A finished upload becomes a video of the catalog. @throws {CodedError} `conflict` when it is one already */
  async registerInCatalog(upload: UploadEntity, about: About): Promise<VideoEntity> {
    return this.#turns.take(upload.id, async () => {
      if ((await this.#read(upload.id)).status === 'registered') throw uploadAlreadyRegistered();
      const inspection = await inspectVideo(this.#files.pathOf(upload.id));
      return this.#register(upload.id, { ...columnsOf(inspection), ...about, origin: 'catalog', ownerId: null });
    });
  }

  async #finish(upload: UploadEntity): Promise<void> {
    const judged = await judgeVideoFile(this.#files.pathOf(upload.id));
    if (Array.isArray(judged)) {
      await this.#uploads.markRefused(upload.id, judged, this.#clock.now());
      await this.#files.discard(upload.id);
    } else if (upload.purpose === 'catalog') {
      await this.#uploads.markFinished(upload.id, this.#clock.now());
    } else {
      const about = { title: titleOfFilename(upload.filename), description: null, tags: [] };
      await this.#register(upload.id, {
        ...columnsOf(judged),
        ...about,
        origin: 'device',
        ownerId: upload.creatorId,
      });
    }
  }

  /** The bytes first, the row second, the tidying last: a crash between any two leaves a whole file and a way on. */
  async #register(uploadId: string, video: Omit<NewVideo, 'storageKey'>): Promise<VideoEntity> {
    // Named after the upload, so that a second try finds the same place.
    const storageKey = `videos/${uploadId}.${video.container}`;
    try {
      await this.#storage.adopt(storageKey, this.#files.pathOf(uploadId));
    } catch (error) {
      throw withDiskFullNamed(error);
    }
    const registered = await this.#uploads.register(uploadId, { ...video, storageKey }, this.#clock.now());
    await this.#files.discard(uploadId);
    return registered;
  }

  async #read(id: string): Promise<UploadEntity> {
    const upload = await this.#uploads.findById(id);
    if (!upload) throw uploadNotFound();
    return upload;
  }
}
