import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.ts';
import { InvitationsModule } from '../invitations/index.ts';
import { AccessRequestEntity } from './access-request.entity.ts';
import { AccessRequestsController } from './access-requests.controller.ts';
import { AccessRequestsRepository } from './access-requests.repository.ts';
import { AccessRequestsService } from './access-requests.service.ts';
import { AccessRequestBook } from './access-request-book.ts';
import { AccessTickets } from './access-tickets.ts';
import { Newcomers } from './newcomers.ts';

/** People who are not invited ask to be; admins answer. */
@Module({
  imports: [TypeOrmModule.forFeature([AccessRequestEntity]), AccountsModule, InvitationsModule],
  controllers: [AccessRequestsController],
  providers: [AccessRequestBook, AccessRequestsRepository, AccessRequestsService, AccessTickets, Newcomers],
  exports: [Newcomers],
})
export class AccessRequestsModule {}
