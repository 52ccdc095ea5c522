import {
  type ImportFolder,
  type ImportOutcome,
  type ImportRequest,
  ImportRequestSchema,
} from '@flowcast/shared-models';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { ImportsService } from './imports.service.ts';

@Controller('imports')
export class ImportsController {
  readonly #imports: ImportsService;

  constructor(imports: ImportsService) {
    this.#imports = imports;
  }

  @Get()
  look(@CurrentActor() actor: Actor): Promise<ImportFolder> {
    return this.#imports.look(actor);
  }

  @Post()
  @HttpCode(200)
  register(
    @CurrentActor() actor: Actor,
    @Body({ schema: ImportRequestSchema }) request: ImportRequest,
  ): Promise<ImportOutcome> {
    return this.#imports.register(actor, request);
  }
}
