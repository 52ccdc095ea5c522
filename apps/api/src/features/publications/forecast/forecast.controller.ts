import { type AccountForecast, IdSchema } from '@flowcast/shared-models';
import { Controller, Get, Param } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../../platform/http/index.ts';
import { ForecastService } from './forecast.service.ts';

@Controller('accounts')
export class ForecastController {
  readonly #forecast: ForecastService;

  constructor(forecast: ForecastService) {
    this.#forecast = forecast;
  }

  @Get(':id/forecast')
  forecast(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) accountId: string,
  ): Promise<AccountForecast> {
    return this.#forecast.of(actor, accountId);
  }
}
