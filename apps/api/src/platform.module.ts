import { type DynamicModule, Module } from '@nestjs/common';
import { type Config, ConfigModule } from './config/index.ts';
import { entities } from './entities.ts';
import { ClockModule } from './platform/clock/index.ts';
import { DatabaseModule } from './platform/database/index.ts';
import { LogModule } from './platform/log/log.module.ts';
import { MediaStorageModule } from './platform/media-storage/index.ts';
import { MetricsModule } from './platform/metrics/index.ts';
import { QueueModule } from './platform/queue/index.ts';
import { SecretsModule } from './platform/secrets/index.ts';
import { TikTokModule } from './platform/tiktok/index.ts';
import { sealedColumns } from './sealed-columns.ts';

/** What both long-lived processes stand on. */
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.with(config),
        LogModule.with(config),
        DatabaseModule.with(entities),
        ClockModule,
        MediaStorageModule,
        MetricsModule,
        QueueModule,
        SecretsModule.with(sealedColumns),
        TikTokModule,
      ],
    };
  }
}
