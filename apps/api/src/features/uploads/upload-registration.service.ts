import type { Video, VideoRegistration } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { toVideo, videoRefused } from '../catalog/index.ts';
import { UploadSettling } from './upload-settling.ts';
import { uploadIncomplete, uploadNotFound } from './uploads.errors.ts';
import { UploadsRepository } from './uploads.repository.ts';

/** An admin makes a finished upload a video of the catalog. */
@Injectable()
export class UploadRegistrationService {
  readonly #uploads: UploadsRepository;
  readonly #settling: UploadSettling;

  constructor(uploads: UploadsRepository, settling: UploadSettling) {
    this.#uploads = uploads;
    this.#settling = settling;
  }

  /** @throws {CodedError} `forbidden`, `upload_not_found`, `upload_incomplete`, `video_refused`, `conflict` */
  async register(actor: Actor, { uploadId, title, description, tags }: VideoRegistration): Promise<Video> {
    requireAdmin(actor);
    const found = await this.#uploads.findOwn(actor.creatorId, uploadId);
    if (found?.purpose !== 'catalog') throw uploadNotFound();
    const upload = await this.#settling.settle(found);
    if (upload.status === 'receiving') throw uploadIncomplete();
    if (upload.status === 'refused') throw videoRefused(upload.refusals ?? []);
    return toVideo(await this.#settling.registerInCatalog(upload, { title, description: description ?? null, tags }));
  }
}
