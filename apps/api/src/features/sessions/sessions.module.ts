import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PortalCookies } from './portal-cookies.ts';
import { SessionEntity } from './session.entity.ts';
import { SessionGuard } from './session.guard.ts';
import { SessionsController } from './sessions.controller.ts';
import { SessionsRepository } from './sessions.repository.ts';
import { SessionsService } from './sessions.service.ts';

/** Who is signed in where. Its guard stands before every route of the process. */
@Module({
  imports: [TypeOrmModule.forFeature([SessionEntity])],
  controllers: [SessionsController],
  providers: [PortalCookies, SessionsRepository, SessionsService, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [PortalCookies, SessionsService],
})
export class SessionsModule {}
