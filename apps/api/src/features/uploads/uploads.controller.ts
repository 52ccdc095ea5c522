import { Controller, Delete, Head, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { answerTus } from './tus-http.ts';
import { UploadsService } from './uploads.service.ts';

/** tus 1.0 (https://tus.io/protocols/resumable-upload): creation, creation-with-upload, termination, expiration. */
@Controller('uploads')
export class UploadsController {
  readonly #uploads: UploadsService;

  constructor(uploads: UploadsService) {
    this.#uploads = uploads;
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Req() request: Request, @Res() response: Response): Promise<void> {
    return answerTus(request, response, (tus) => this.#uploads.create(actor, tus));
  }

  @Head(':id')
  inspect(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return answerTus(request, response, (tus) => this.#uploads.inspect(actor, id, tus));
  }

  @Patch(':id')
  receive(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return answerTus(request, response, (tus) => this.#uploads.receive(actor, id, tus));
  }

  @Delete(':id')
  terminate(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return answerTus(request, response, (tus) => this.#uploads.terminate(actor, id, tus));
  }
}
