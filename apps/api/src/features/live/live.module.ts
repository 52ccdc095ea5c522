import { Module } from '@nestjs/common';
import { ListenModule } from '../../platform/database/index.ts';
import { PublicationsModule } from '../publications/index.ts';
import { LiveChanges } from './live-changes.ts';
import { LiveController } from './live.controller.ts';
import { LiveService } from './live.service.ts';

/** Tells browsers what changed, so that nobody has to poll. */
@Module({
  imports: [ListenModule, PublicationsModule],
  controllers: [LiveController],
  providers: [LiveChanges, LiveService],
})
export class LiveModule {}
