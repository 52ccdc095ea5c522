import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Video } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { MediaMissingError, MediaStorage } from '../../platform/media-storage/index.ts';
import { fileNotFound, posterNotFound, videoNotFound } from './catalog.errors.ts';
import { requireJpeg } from './poster-picture.ts';
import type { Media } from './send-media.ts';
import { toVideo } from './video.mapper.ts';
import { VideosRepository } from './videos.repository.ts';
import { VideosService } from './videos.service.ts';

/** The bytes of videos and of their posters. */
@Injectable()
export class VideoMediaService {
  readonly #service: VideosService;
  readonly #videos: VideosRepository;
  readonly #storage: MediaStorage;

  constructor(service: VideosService, videos: VideosRepository, storage: MediaStorage) {
    this.#service = service;
    this.#videos = videos;
    this.#storage = storage;
  }

  async content(actor: Actor, videoId: string): Promise<Media> {
    const video = await this.#service.requireVisible(actor, videoId);
    return this.#media(video.storageKey, {
      contentType: video.contentType,
      etag: `"${video.sha256}"`,
      cacheControl: 'private, max-age=3600',
    });
  }

  /** Also for archived videos: publications keep showing the poster of what they published. */
  async poster(actor: Actor, videoId: string): Promise<Media> {
    const video = await this.#videos.findVisibleOrArchived(actor.creatorId, videoId);
    if (!video) throw videoNotFound();
    if (!video.posterKey) throw posterNotFound();
    // Every poster has a key of its own, so the key names its bytes; the address stays while the picture may change.
    return this.#media(video.posterKey, {
      contentType: 'image/jpeg',
      etag: `"${video.posterKey}"`,
      cacheControl: 'private, no-cache',
    });
  }

  /** Takes a frame the browser drew: the server cannot decode video. @throws {CodedError} `invalid_request` */
  async setPoster(actor: Actor, videoId: string, picture: { contentType?: string; bytes: Buffer }): Promise<Video> {
    const { id, posterKey: oldKey } = await this.#service.requireEditable(actor, videoId);
    requireJpeg(picture.contentType, picture.bytes);
    const posterKey = `posters/${randomUUID()}.jpg`;
    await this.#storage.put(posterKey, Readable.from(picture.bytes, { objectMode: false }));
    const video = await this.#videos.setPoster(id, posterKey);
    if (oldKey) await this.#storage.delete(oldKey);
    return toVideo(video);
  }

  async #media(key: string, about: Pick<Media, 'contentType' | 'etag' | 'cacheControl'>): Promise<Media> {
    try {
      const sizeBytes = await this.#storage.sizeBytes(key);
      return { ...about, sizeBytes, open: (range) => this.#storage.open(key, range) };
    } catch (error) {
      throw error instanceof MediaMissingError ? fileNotFound(error) : error;
    }
  }
}
