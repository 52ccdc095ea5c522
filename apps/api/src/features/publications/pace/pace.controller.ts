import { IdSchema, type PublicationPace } from '@flowcast/shared-models';
import { Controller, Get, Param } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../../platform/http/index.ts';
import { PaceService } from './pace.service.ts';

@Controller('publications')
export class PaceController {
  readonly #pace: PaceService;

  constructor(pace: PaceService) {
    this.#pace = pace;
  }

  @Get(':id/pace')
  pace(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<PublicationPace> {
    return this.#pace.of(actor, id);
  }
}
