import { type Calendar, type CalendarQuery, CalendarQuerySchema } from '@flowcast/shared-models';
import { Controller, Get, Query } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { PublicationsService } from './publications.service.ts';

@Controller('calendar')
export class CalendarController {
  readonly #publications: PublicationsService;

  constructor(publications: PublicationsService) {
    this.#publications = publications;
  }

  @Get()
  calendar(
    @CurrentActor() actor: Actor,
    @Query({ schema: CalendarQuerySchema }) query: CalendarQuery,
  ): Promise<Calendar> {
    return this.#publications.calendar(actor, query);
  }
}
