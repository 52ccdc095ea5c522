import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ApiDocsController } from './api-docs/api-docs.controller.ts';
import { ConfigController } from './config.controller.ts';
import { HealthController } from './health.controller.ts';
import { KeyCheck } from './key-check.ts';

/** What is asked about the process itself: its public settings, its health, its API described. */
@Module({
  imports: [TerminusModule],
  controllers: [ConfigController, HealthController, ApiDocsController],
  providers: [KeyCheck],
})
export class SystemModule {}
