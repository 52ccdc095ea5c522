import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ConfigController } from './config.controller.ts';
import { HealthController } from './health.controller.ts';

/** What is asked about the process itself: its public settings and its health. */
@Module({ imports: [TerminusModule], controllers: [ConfigController, HealthController] })
export class SystemModule {}
