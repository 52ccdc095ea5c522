import {
  IdSchema,
  type Page,
  PageQuerySchema,
  type Video,
  VideoFilterSchema,
  type VideoPatch,
  VideoPatchSchema,
  type VideoTags,
} from '@flowcast/shared-models';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import * as v from 'valibot';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import type { VideoQuery } from './videos.repository.ts';
import { VideosService } from './videos.service.ts';

const VideoQuerySchema = v.object({ ...PageQuerySchema.entries, ...VideoFilterSchema.entries });

@Controller('videos')
export class VideosController {
  readonly #videos: VideosService;

  constructor(videos: VideosService) {
    this.#videos = videos;
  }

  @Get()
  page(@CurrentActor() actor: Actor, @Query({ schema: VideoQuerySchema }) query: VideoQuery): Promise<Page<Video>> {
    return this.#videos.page(actor, query);
  }

  @Get('tags')
  tags(): Promise<VideoTags> {
    return this.#videos.tags();
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<Video> {
    return this.#videos.read(actor, id);
  }

  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Body({ schema: VideoPatchSchema }) patch: VideoPatch,
  ): Promise<Video> {
    return this.#videos.change(actor, id, patch);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<void> {
    return this.#videos.remove(actor, id);
  }

  @Post(':id/archive')
  @HttpCode(200)
  archive(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<Video> {
    return this.#videos.archive(actor, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  restore(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<Video> {
    return this.#videos.restore(actor, id);
  }
}
