import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './config/index.ts';
import { PlatformModule } from './platform.module.ts';
import { JOB_HANDLERS, JobRunner } from './platform/queue/index.ts';

/** The worker process: no HTTP, only jobs. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.with(config)],
      providers: [JobRunner, { provide: JOB_HANDLERS, useFactory: () => [] }],
    };
  }
}
