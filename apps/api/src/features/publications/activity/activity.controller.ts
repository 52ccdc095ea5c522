import { type AccountActivity, IdSchema } from '@flowcast/shared-models';
import { Controller, Get, Param } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../../platform/http/index.ts';
import { ActivityService } from './activity.service.ts';

@Controller('accounts')
export class ActivityController {
  readonly #activity: ActivityService;

  constructor(activity: ActivityService) {
    this.#activity = activity;
  }

  @Get(':id/activity')
  activity(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: IdSchema }) accountId: string,
  ): Promise<AccountActivity> {
    return this.#activity.of(actor, accountId);
  }
}
