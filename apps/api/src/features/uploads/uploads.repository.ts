import type { FieldError } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { type EntityManager, In, LessThan, Not } from 'typeorm';
import { type NewVideo, type VideoEntity, VideosRepository } from '../catalog/index.ts';
import { uploadAlreadyRegistered } from './uploads.errors.ts';
import { UploadEntity } from './upload.entity.ts';

export type NewUpload = Pick<UploadEntity, 'id' | 'creatorId' | 'purpose' | 'filename' | 'sizeBytes'>;

@Injectable()
export class UploadsRepository {
  readonly #manager: EntityManager;
  readonly #videos: VideosRepository;

  constructor(@InjectEntityManager() manager: EntityManager, videos: VideosRepository) {
    this.#manager = manager;
    this.#videos = videos;
  }

  async add(upload: NewUpload): Promise<void> {
    await this.#manager.insert(UploadEntity, upload);
  }

  async findOwn(creatorId: string, id: string): Promise<UploadEntity | null> {
    return this.#manager.findOneBy(UploadEntity, { id, creatorId });
  }

  async findById(id: string): Promise<UploadEntity | null> {
    return this.#manager.findOneBy(UploadEntity, { id });
  }

  async markFinished(id: string, finishedAt: Date): Promise<void> {
    await this.#manager.update(UploadEntity, { id }, { status: 'finished', finishedAt });
  }

  async markRefused(id: string, refusals: FieldError[], finishedAt: Date): Promise<void> {
    await this.#manager.update(UploadEntity, { id }, { status: 'refused', refusals, finishedAt });
  }

  /** One transaction: the video exists exactly if its upload says so. @throws {CodedError} `conflict` when it did before */
  async register(id: string, video: NewVideo, finishedAt: Date): Promise<VideoEntity> {
    return this.#manager.transaction(async (manager) => {
      const upload = await manager.findOneOrFail(UploadEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (upload.status === 'registered') throw uploadAlreadyRegistered();
      const added = await this.#videos.add(video, manager);
      await manager.update(UploadEntity, { id }, { status: 'registered', videoId: added.id, finishedAt });
      return added;
    });
  }

  async remove(id: string): Promise<void> {
    await this.#manager.delete(UploadEntity, { id });
  }

  /** Uploads begun before `instant` that never became a video, refused ones too. */
  async removeForgotten(instant: Date): Promise<void> {
    await this.#manager.delete(UploadEntity, { createdAt: LessThan(instant), status: Not('registered') });
  }

  /** Of these ids, the uploads whose bytes are still needed where they arrive. */
  async findOpen(ids: string[]): Promise<string[]> {
    const open = await this.#manager.findBy(UploadEntity, { id: In(ids), status: In(['receiving', 'finished']) });
    return open.map(({ id }) => id);
  }
}
