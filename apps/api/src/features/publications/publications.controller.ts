import {
  IdSchema,
  type Page,
  PageQuerySchema,
  type Publication,
  PublicationFilterSchema,
  type PublishRequest,
  PublishRequestSchema,
  type Resolve,
  ResolveSchema,
} from '@flowcast/shared-models';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import * as v from 'valibot';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { IdempotencyKey } from './idempotency-key.ts';
import { PublicationActionsService } from './publication-actions.service.ts';
import { PublicationResolutionService } from './publication-resolution.service.ts';
import type { PublicationQuery } from './publications.repository.ts';
import { PublicationsService } from './publications.service.ts';
import { PublishService } from './publish.service.ts';

const PublicationQuerySchema = v.object({ ...PageQuerySchema.entries, ...PublicationFilterSchema.entries });

@Controller()
export class PublicationsController {
  readonly #publish: PublishService;
  readonly #publications: PublicationsService;
  readonly #actions: PublicationActionsService;
  readonly #resolution: PublicationResolutionService;

  constructor(
    publish: PublishService,
    publications: PublicationsService,
    actions: PublicationActionsService,
    resolution: PublicationResolutionService,
  ) {
    this.#publish = publish;
    this.#publications = publications;
    this.#actions = actions;
    this.#resolution = resolution;
  }

  @Post('upload')
  @HttpCode(202)
  publish(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Body({ schema: PublishRequestSchema }) request: PublishRequest,
  ): Promise<Publication> {
    return this.#publish.publish(actor, key, request);
  }

  @Get('publications')
  page(
    @CurrentActor() actor: Actor,
    @Query({ schema: PublicationQuerySchema }) query: PublicationQuery,
  ): Promise<Page<Publication>> {
    return this.#publications.page(actor, query);
  }

  @Get('publications/:id')
  read(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<Publication> {
    return this.#publications.read(actor, id);
  }

  @Post('publications/:id/cancel')
  @HttpCode(200)
  cancel(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<Publication> {
    return this.#actions.cancel(actor, id);
  }

  @Post('publications/:id/retry')
  @HttpCode(200)
  retry(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<Publication> {
    return this.#actions.retry(actor, id);
  }

  @Post('publications/:id/resolve')
  @HttpCode(200)
  resolve(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Body({ schema: ResolveSchema }) resolve: Resolve,
  ): Promise<Publication> {
    return this.#resolution.resolve(actor, id, resolve);
  }
}
