import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.ts';
import { CatalogModule } from '../catalog/index.ts';
import { WebhookStoreModule } from '../webhooks/index.ts';
import { ActivityController } from './activity/activity.controller.ts';
import { ActivityRepository } from './activity/activity.repository.ts';
import { ActivityService } from './activity/activity.service.ts';
import { AttemptsRepository } from './attempts/attempts.repository.ts';
import { CalendarController } from './calendar.controller.ts';
import { ExchangeLog } from './exchanges/exchange-log.ts';
import { ExchangesRepository } from './exchanges/exchanges.repository.ts';
import { ForecastController } from './forecast/forecast.controller.ts';
import { ForecastRepository } from './forecast/forecast.repository.ts';
import { ForecastService } from './forecast/forecast.service.ts';
import { IdempotencyExpiry } from './idempotency-expiry.ts';
import { PaceController } from './pace/pace.controller.ts';
import { PaceRepository } from './pace/pace.repository.ts';
import { PaceService } from './pace/pace.service.ts';
import { PublicationActionsService } from './publication-actions.service.ts';
import { PublicationRevisionService } from './publication-revision.service.ts';
import { PublicationLock } from './publication-lock.ts';
import { PublicationResolutionService } from './publication-resolution.service.ts';
import { PublicationsController } from './publications.controller.ts';
import { PublicationsRepository } from './publications.repository.ts';
import { PublicationsService } from './publications.service.ts';
import { PublishCheck } from './publish-check.ts';
import { PublishRequestsRepository } from './publish-requests.repository.ts';
import { PublishService } from './publish.service.ts';
import { PublishingJobs } from './publishing-jobs.ts';
import { PullController } from './pulling/pull.controller.ts';
import { PullFetchesRepository } from './pulling/pull-fetches.repository.ts';
import { PullService } from './pulling/pull.service.ts';
import { PulledMedia } from './pulling/pulled-media.ts';
import { RevisionController } from './revision.controller.ts';
import { StoryController } from './story/story.controller.ts';
import { StoryRepository } from './story/story.repository.ts';
import { StoryService } from './story/story.service.ts';
import { VideoUsesController } from './uses/video-uses.controller.ts';
import { VideoUsesRepository } from './uses/video-uses.repository.ts';
import { VideoUsesService } from './uses/video-uses.service.ts';

/** The API's half of publications: taking requests, showing them, and what people may do about them. */
@Module({
  imports: [AccountsModule, CatalogModule, WebhookStoreModule],
  controllers: [
    ActivityController,
    CalendarController,
    ForecastController,
    PaceController,
    PublicationsController,
    PullController,
    RevisionController,
    StoryController,
    VideoUsesController,
  ],
  providers: [
    ActivityRepository,
    ActivityService,
    AttemptsRepository,
    ExchangeLog,
    ExchangesRepository,
    ForecastRepository,
    ForecastService,
    IdempotencyExpiry,
    PaceRepository,
    PaceService,
    PublicationActionsService,
    PublicationRevisionService,
    PublicationLock,
    PublicationResolutionService,
    PublicationsRepository,
    PublicationsService,
    PublishCheck,
    PublishRequestsRepository,
    PublishService,
    PublishingJobs,
    PulledMedia,
    PullFetchesRepository,
    PullService,
    StoryRepository,
    StoryService,
    VideoUsesRepository,
    VideoUsesService,
  ],
  exports: [PublicationsRepository],
})
export class PublicationsModule {}
