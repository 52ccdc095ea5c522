import {
  type CreatedInvitation,
  IdSchema,
  type Invitation,
  type InvitationRequest,
  InvitationRequestSchema,
  type Page,
  type PageQuery,
  PageQuerySchema,
} from '@flowcast/shared-models';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { InvitationsService } from './invitations.service.ts';

@Controller('invitations')
export class InvitationsController {
  readonly #invitations: InvitationsService;

  constructor(invitations: InvitationsService) {
    this.#invitations = invitations;
  }

  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: PageQuerySchema }) query: PageQuery): Promise<Page<Invitation>> {
    return this.#invitations.list(actor, query);
  }

  @Post()
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: InvitationRequestSchema }) request: InvitationRequest,
  ): Promise<CreatedInvitation> {
    return this.#invitations.create(actor, request);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<void> {
    return this.#invitations.revoke(actor, id);
  }
}
