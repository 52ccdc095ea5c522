import {
  type Answer,
  AnswerSchema,
  IdSchema,
  type Publication,
  type Reschedule,
  RescheduleSchema,
} from '@flowcast/shared-models';
import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { PublicationRevisionService } from './publication-revision.service.ts';

@Controller('publications/:id')
export class RevisionController {
  readonly #revision: PublicationRevisionService;

  constructor(revision: PublicationRevisionService) {
    this.#revision = revision;
  }

  @Patch()
  reschedule(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Body({ schema: RescheduleSchema }) reschedule: Reschedule,
  ): Promise<Publication> {
    return this.#revision.reschedule(actor, id, reschedule);
  }

  @Post('answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) id: string,
    @Body({ schema: AnswerSchema }) answer: Answer,
  ): Promise<Publication> {
    return this.#revision.answer(actor, id, answer);
  }
}
