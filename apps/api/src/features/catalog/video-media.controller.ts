import { IdSchema, type Video } from '@flowcast/shared-models';
import { Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { readPicture } from './read-picture.ts';
import { sendMedia } from './send-media.ts';
import { VideoMediaService } from './video-media.service.ts';

@Controller('videos/:id')
export class VideoMediaController {
  readonly #media: VideoMediaService;

  constructor(media: VideoMediaService) {
    this.#media = media;
  }

  @Get('content')
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await sendMedia(await this.#media.content(actor, id), request, response);
  }

  @Get('poster')
  async poster(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await sendMedia(await this.#media.poster(actor, id), request, response);
  }

  @Put('poster')
  async setPoster(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Req() request: Request,
  ): Promise<Video> {
    return this.#media.setPoster(actor, id, await readPicture(request));
  }
}
