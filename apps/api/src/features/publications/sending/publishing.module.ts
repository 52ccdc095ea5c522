import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.ts';
import { WebhookStoreModule } from '../../webhooks/index.ts';
import { AttemptOutcomes } from './attempt-outcomes.ts';
import { AttemptRunner } from './attempt-runner.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import { ExchangeLog } from '../exchanges/exchange-log.ts';
import { ExchangesRepository } from '../exchanges/exchanges.repository.ts';
import { Hearsay } from '../hearing/hearsay.ts';
import { PermissionEnd } from '../hearing/permission-end.ts';
import { ToldAttempts } from '../hearing/told-attempts.ts';
import { WebhookJob } from '../hearing/webhook.job.ts';
import { PublicationLock } from '../publication-lock.ts';
import { PublicationsRepository } from '../publications.repository.ts';
import { Departure } from './departure.ts';
import { InitCall } from './init-call.ts';
import { InitPlans } from './init-plans.ts';
import { Initiation } from './initiation.ts';
import { MediaCheck } from './media-check.ts';
import { MediaUpload } from './media-upload.ts';
import { ObservationWriter } from './observation-writer.ts';
import { ObserveJob } from './observe.job.ts';
import { Observer } from './observer.ts';
import { Preflight } from './preflight.ts';
import { PublishJob } from './publish.job.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { PullFetchesRepository } from '../pulling/pull-fetches.repository.ts';
import { PullUrls } from '../pulling/pull-urls.ts';
import { PullOutcomes } from './pull-outcomes.ts';
import { Transfer } from './transfer.ts';
import { UploadUrls } from './upload-urls.ts';

/** The worker's half of publications: what happens while nobody waits. */
@Module({
  imports: [AccountsModule, WebhookStoreModule],
  providers: [
    AttemptOutcomes,
    AttemptRunner,
    AttemptsRepository,
    Departure,
    ExchangeLog,
    ExchangesRepository,
    Hearsay,
    InitCall,
    InitPlans,
    Initiation,
    MediaCheck,
    MediaUpload,
    ObservationWriter,
    ObserveJob,
    Observer,
    PermissionEnd,
    Preflight,
    PublicationLock,
    PublicationsRepository,
    PublishJob,
    PublishingJobs,
    PullFetchesRepository,
    PullOutcomes,
    PullUrls,
    ToldAttempts,
    Transfer,
    UploadUrls,
    WebhookJob,
  ],
  exports: [ObserveJob, PublishJob, WebhookJob],
})
export class PublishingModule {}
