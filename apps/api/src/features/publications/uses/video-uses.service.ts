import type { Page, PageQuery, VideoUse } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAdmin } from '../../../platform/http/index.ts';
import { VideosService } from '../../catalog/index.ts';
import { VideoUsesRepository } from './video-uses.repository.ts';

/** Who published a video of the catalog, archived ones too, for admins. */
@Injectable()
export class VideoUsesService {
  readonly #videos: VideosService;
  readonly #uses: VideoUsesRepository;

  constructor(videos: VideosService, uses: VideoUsesRepository) {
    this.#videos = videos;
    this.#uses = uses;
  }

  /** @throws {CodedError} `not_found`, also for a device video: those are their creator's own business. */
  async page(actor: Actor, videoId: string, query: PageQuery): Promise<Page<VideoUse>> {
    requireAdmin(actor);
    const { id } = await this.#videos.requireKept(actor, videoId);
    return this.#uses.page(id, query);
  }
}
