import {
  type Creator,
  type CreatorPatch,
  CreatorPatchSchema,
  IdSchema,
  type Page,
  type PageQuery,
  PageQuerySchema,
} from '@flowcast/shared-models';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { CreatorsService } from './creators.service.ts';

@Controller('creators')
export class CreatorsController {
  readonly #creators: CreatorsService;

  constructor(creators: CreatorsService) {
    this.#creators = creators;
  }

  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: PageQuerySchema }) query: PageQuery): Promise<Page<Creator>> {
    return this.#creators.list(actor, query);
  }

  @Patch(':id')
  patch(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Body({ schema: CreatorPatchSchema }) patch: CreatorPatch,
  ): Promise<Creator> {
    return this.#creators.patch(actor, id, patch);
  }

  @Post(':id/sign-out')
  @HttpCode(204)
  signOut(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<void> {
    return this.#creators.signOutEverywhere(actor, id);
  }
}
