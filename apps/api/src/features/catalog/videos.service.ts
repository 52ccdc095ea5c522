import type { Page, Video, VideoPatch } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { MediaStorage } from '../../platform/media-storage/index.ts';
import { videoNotFound } from './catalog.errors.ts';
import type { VideoEntity } from './video.entity.ts';
import { toVideo } from './video.mapper.ts';
import { type VideoQuery, VideosRepository } from './videos.repository.ts';

/** Looking at, describing and taking away videos. How they come in is the uploads feature's matter. */
@Injectable()
export class VideosService {
  readonly #videos: VideosRepository;
  readonly #storage: MediaStorage;
  readonly #clock: Clock;

  constructor(videos: VideosRepository, storage: MediaStorage, clock: Clock) {
    this.#videos = videos;
    this.#storage = storage;
    this.#clock = clock;
  }

  /** A video the actor may look at and publish. @throws {CodedError} `not_found` */
  async requireVisible(actor: Actor, videoId: string): Promise<VideoEntity> {
    const video = await this.#videos.findVisible(actor.creatorId, videoId);
    if (!video) throw videoNotFound();
    return video;
  }

  /** A video the actor may change: an own one, or as an admin one of the catalog. @throws {CodedError} `not_found`, `forbidden` */
  async requireEditable(actor: Actor, videoId: string): Promise<VideoEntity> {
    const video = await this.requireVisible(actor, videoId);
    if (video.origin === 'catalog') requireAdmin(actor);
    return video;
  }

  async page(actor: Actor, query: VideoQuery): Promise<Page<Video>> {
    const { items, nextCursor } = await this.#videos.page(actor.creatorId, query);
    return { items: items.map(toVideo), nextCursor };
  }

  async read(actor: Actor, videoId: string): Promise<Video> {
    return toVideo(await this.requireVisible(actor, videoId));
  }

  async change(actor: Actor, videoId: string, patch: VideoPatch): Promise<Video> {
    const { id } = await this.requireEditable(actor, videoId);
    return toVideo(await this.#videos.change(id, patch));
  }

  /** Out of the lists for good. The row stays, and so do the files a publication refers to. */
  async archive(actor: Actor, videoId: string): Promise<void> {
    const { id, storageKey, posterKey } = await this.requireEditable(actor, videoId);
    await this.#videos.archive(id, this.#clock.now());
    if (await this.#videos.isPublished(id)) return;
    await this.#storage.delete(storageKey);
    if (posterKey) await this.#storage.delete(posterKey);
  }
}
