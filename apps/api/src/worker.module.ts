import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './config/index.ts';
import { ObserveJob, PublishingModule, PublishJob, WebhookJob } from './features/publications/index.ts';
import { MonitoringModule } from './monitoring.module.ts';
import { PlatformModule } from './platform.module.ts';
import { JOB_HANDLERS, type JobHandler, JobRunner, WorkerLeases } from './platform/queue/index.ts';

/** Every kind of job the worker does. A start with one missing, or twice, fails. */
const jobHandlers = {
  provide: JOB_HANDLERS,
  inject: [PublishJob, ObserveJob, WebhookJob],
  useFactory: (...handlers: JobHandler<unknown>[]) => handlers,
};

/** The worker process: no HTTP, only jobs. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.with(config), MonitoringModule, PublishingModule],
      providers: [JobRunner, WorkerLeases, jobHandlers],
    };
  }
}
