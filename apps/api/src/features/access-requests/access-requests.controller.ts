import {
  type AccessAsk,
  AccessAskSchema,
  type AccessGrant,
  AccessGrantSchema,
  type AccessReceipt,
  type AccessRequest,
  IdSchema,
  type Invitation,
  type Page,
  type PageQuery,
  PageQuerySchema,
} from '@flowcast/shared-models';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { type Actor, CurrentActor, Public } from '../../platform/http/index.ts';
import { AccessRequestsService } from './access-requests.service.ts';
import { Newcomers } from './newcomers.ts';

@Controller('access-requests')
export class AccessRequestsController {
  readonly #newcomers: Newcomers;
  readonly #requests: AccessRequestsService;

  constructor(newcomers: Newcomers, requests: AccessRequestsService) {
    this.#newcomers = newcomers;
    this.#requests = requests;
  }

  @Public()
  @UseGuards(ThrottlerGuard)
  @Post()
  @Header('Cache-Control', 'no-store')
  ask(@Body({ schema: AccessAskSchema }) request: AccessAsk): Promise<AccessReceipt> {
    return this.#newcomers.ask(request);
  }

  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: PageQuerySchema }) query: PageQuery,
  ): Promise<Page<AccessRequest>> {
    return this.#requests.list(actor, query);
  }

  @Get(':id/avatar')
  @Header('Cache-Control', 'private, no-store')
  @Header('X-Content-Type-Options', 'nosniff')
  async avatar(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<StreamableFile> {
    const { content, contentType, sizeBytes } = await this.#requests.avatar(actor, id);
    return new StreamableFile(content, { type: contentType, length: sizeBytes });
  }

  @Post(':id/invite')
  @HttpCode(200)
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Body({ schema: AccessGrantSchema }) grant: AccessGrant,
  ): Promise<Invitation> {
    return this.#requests.invite(actor, id, grant);
  }

  @Post(':id/dismiss')
  @HttpCode(204)
  dismiss(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<void> {
    return this.#requests.dismiss(actor, id);
  }
}
