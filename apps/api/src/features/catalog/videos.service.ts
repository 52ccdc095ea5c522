import type { Page, Video, VideoPatch, VideoTags } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { MediaStorage } from '../../platform/media-storage/index.ts';
import { videoChanged, videoInUse, videoNotFound } from './catalog.errors.ts';
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

  /** Like `requireVisible`, also for what was taken out of the lists. @throws {CodedError} `not_found` */
  async requireKept(actor: Actor, videoId: string): Promise<VideoEntity> {
    const video = await this.#videos.findVisibleOrArchived(actor.creatorId, videoId);
    if (!video || video.removedAt) throw videoNotFound();
    return video;
  }

  /** @throws {CodedError} `forbidden` for archived ones, unless the actor is an admin */
  async page(actor: Actor, query: VideoQuery): Promise<Page<Video>> {
    if (query.archived) requireAdmin(actor);
    const { items, nextCursor } = await this.#videos.page(actor.creatorId, query);
    return { items: items.map(toVideo), nextCursor };
  }

  async read(actor: Actor, videoId: string): Promise<Video> {
    return toVideo(await this.requireVisible(actor, videoId));
  }

  /** The tags of the catalog: everybody who is signed in may read them. */
  async tags(): Promise<VideoTags> {
    return { items: await this.#videos.tags() };
  }

  /** @throws {CodedError} `conflict` with the video as it is now, when it is not as the actor saw it */
  async change(actor: Actor, videoId: string, { version, ...changes }: VideoPatch): Promise<Video> {
    const { id } = await this.requireEditable(actor, videoId);
    const changed = await this.#videos.describe(id, version, changes);
    if (!changed) throw videoChanged(toVideo(await this.requireVisible(actor, id)));
    return toVideo(changed);
  }

  /** Out of the lists; its files stay, so that it can come back. */
  async archive(actor: Actor, videoId: string): Promise<Video> {
    const { id } = await this.requireEditable(actor, videoId);
    return toVideo(await this.#videos.setArchivedAt(id, this.#clock.now()));
  }

  /** Back into the lists; once more does no harm. */
  async restore(actor: Actor, videoId: string): Promise<Video> {
    const video = await this.requireKept(actor, videoId);
    if (video.origin === 'catalog') requireAdmin(actor);
    return toVideo(await this.#videos.setArchivedAt(video.id, null));
  }

  /**
   * Out of the lists for good, with its files. What a publication refers to only leaves the lists: its files stay.
   * @throws {CodedError} `video_in_use` when it has left them already
   */
  async remove(actor: Actor, videoId: string): Promise<void> {
    const { id, origin, archivedAt, storageKey, posterKey } = await this.requireKept(actor, videoId);
    if (origin === 'catalog') requireAdmin(actor);
    if (origin === 'device' && archivedAt) throw videoNotFound();
    if (!(await this.#videos.removeUnused(id, this.#clock.now()))) {
      if (archivedAt) throw videoInUse();
      await this.#videos.setArchivedAt(id, this.#clock.now());
      return;
    }
    await this.#storage.delete(storageKey);
    if (posterKey) await this.#storage.delete(posterKey);
  }
}
