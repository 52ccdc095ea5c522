import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.ts';
import { AttemptOutcomes } from './attempt-outcomes.ts';
import { AttemptRunner } from './attempt-runner.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import { InitCall } from './init-call.ts';
import { Initiation } from './initiation.ts';
import { MediaCheck } from './media-check.ts';
import { MediaUpload } from './media-upload.ts';
import { ObserveJob } from './observe.job.ts';
import { Observer } from './observer.ts';
import { Preflight } from './preflight.ts';
import { PublishJob } from './publish.job.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { Transfer } from './transfer.ts';
import { UploadUrls } from './upload-urls.ts';

/** The worker's half of publications: what happens while nobody waits. */
@Module({
  imports: [AccountsModule],
  providers: [
    AttemptOutcomes,
    AttemptRunner,
    AttemptsRepository,
    InitCall,
    Initiation,
    MediaCheck,
    MediaUpload,
    ObserveJob,
    Observer,
    Preflight,
    PublishJob,
    PublishingJobs,
    Transfer,
    UploadUrls,
  ],
  exports: [ObserveJob, PublishJob],
})
export class PublishingModule {}
