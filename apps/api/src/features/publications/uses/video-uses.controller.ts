import { IdSchema, type Page, type PageQuery, PageQuerySchema, type VideoUse } from '@flowcast/shared-models';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../../platform/http/index.ts';
import { VideoUsesService } from './video-uses.service.ts';

@Controller('videos')
export class VideoUsesController {
  readonly #uses: VideoUsesService;

  constructor(uses: VideoUsesService) {
    this.#uses = uses;
  }

  @Get(':id/uses')
  page(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) videoId: string,
    @Query({ schema: PageQuerySchema }) query: PageQuery,
  ): Promise<Page<VideoUse>> {
    return this.#uses.page(actor, videoId, query);
  }
}
